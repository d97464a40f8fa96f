/** A value as a statement gives it to the wire; JSON comes as text. */
export type ScalarValue = string | number | bigint | boolean;

/** How the values of one of PostgreSQL's types go over the wire. */
export interface WireType {
	/** Its name in pg_type. */
	readonly name: string;
	readonly oid: number;
	/** pg_type.typlen: bytes of a value, -1 where they differ. */
	readonly length: number;
	/** Its values are what their text is. */
	readonly isPlain?: true;
	/** The text of a value, as PostgreSQL writes it. */
	readonly print: (value: ScalarValue, zone: string) => string;
	/** Makes what prints texts in one zone, where that is less work than to look at the zone each time. */
	readonly printIn?: (zone: string) => (text: string) => string;
	/** The binary form of the text of a value. */
	readonly encode: (text: string, zone: string) => Uint8Array;
	/** The text of a binary value. */
	readonly decode: (bytes: Buffer) => string;
}

/** What the records of a column, or of the arrays in it, are made of. */
export interface RecordShape {
	/** Of arrays: the object id of the records' type. */
	readonly elementOid?: number | undefined;
	readonly fields: readonly RecordFieldType[];
}

/** The type of a field of a record. */
export interface RecordFieldType {
	readonly oid: number;
	/** Where it is a record again, or an array of records. */
	readonly record?: RecordShape | undefined;
}

/** The four bytes of a number. */
export function toInt32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value | 0);
	return bytes;
}
