/** A row as the service sent it, with what it stands in. */
export interface RawRow {
	readonly value: unknown;
	/** The object that it belongs to. */
	readonly parent?: RawRow | undefined;
	/** The same object as another answer showed it; asked for fields that this one lacks. */
	readonly seenAs?: RawRow | undefined;
	/** Values that the row itself does not tell, by column: `{ conversation_id: "215472856448646" }`. */
	readonly keys?: Readonly<Record<string, string>> | undefined;
}
