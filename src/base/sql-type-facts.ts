import type { ColumnType, SqlType, TypeShape } from "./sql-type.ts";
import { type ObjectNameType, sqlTypeTable, type TypeClass } from "./type-table.ts";

/** What PostgreSQL calls a type. @example { name: "int8", oid: 20 } */
export interface PostgresType {
	readonly name: string;
	readonly oid: number;
}

/**
 * PostgreSQL's name and OID of a type.
 * @param element For an array, which is JSON here, the type of its elements.
 * @example findPostgresType("integer") // { name: "int8", oid: 20 }
 * @example findPostgresType("json", "text") // { name: "_text", oid: 1009 }
 */
export function findPostgresType(type: SqlType, element?: SqlType): PostgresType {
	if (element === undefined) return { name: sqlTypeTable[type].name, oid: sqlTypeTable[type].oid };
	if (isVector(element)) return { name: `${sqlTypeTable[element].name}vector`, oid: sqlTypeTable[element].arrayOid };
	return { name: `_${sqlTypeTable[element].name}`, oid: sqlTypeTable[element].arrayOid };
}

/**
 * PostgreSQL's name and OID of the type of a value, which may be the whole row of a table.
 * @example postgresTypeOf({ type: "record" }) // { name: "record", oid: 2249 }
 */
export function postgresTypeOf({ type, element, rowType }: TypeShape): PostgresType {
	if (!rowType) return findPostgresType(type, element);
	return element === undefined
		? { name: rowType.name, oid: rowType.oid }
		: { name: `_${rowType.name}`, oid: rowType.arrayOid };
}

/**
 * How PostgreSQL writes a type in full.
 * @example titleOfType("local_timestamp") // "timestamp without time zone"
 * @example titleOfType("json", "text") // "text[]"
 */
export function titleOfType(type: SqlType, element?: SqlType): string {
	return element === undefined ? sqlTypeTable[type].title : `${sqlTypeTable[element].title}[]`;
}

/** Whether a value of a type may be a JSON array by itself, so that one inside of an array is no second dimension. */
export function canBeList(type: SqlType | undefined): boolean {
	return type === "json" || type === "json_text" || type === "record";
}

/** Whether arrays of a type are int2vector or oidvector, which begin with 0. */
export function isVector(element: SqlType | undefined): element is "vector_int2" | "vector_oid" {
	return element === "vector_int2" || element === "vector_oid";
}

/** Whether a type is one of object ids, which a name stands for. */
export function isObjectName(type: SqlType): type is ObjectNameType {
	return type.startsWith("reg");
}

/** Whether values of a type are object ids which a name stands for, or have such in them. */
export function holdsObjectName({ type, element = type, fields }: TypeShape): boolean {
	return isObjectName(element) || fields?.some(holdsObjectName) === true;
}

/** The family of a type. */
export function classOf(type: SqlType): TypeClass {
	return sqlTypeTable[type].class;
}

/** Tells whether a type is one of whole numbers, of 16, 32 or 64 bits. */
export function isWholeType(type: SqlType): type is "smallint" | "int4" | "integer" {
	return type === "smallint" || type === "int4" || type === "integer";
}

/** Tells whether a type is one of binary floating point. */
export function isFloat(type: SqlType): type is "real" | "double" {
	return type === "real" || type === "double";
}

/**
 * The type that a column shows whose values are of a type that occurs in expressions only.
 * @example columnTypeOf("local_timestamp") // "timestamp"
 */
export function columnTypeOf(type: SqlType): ColumnType {
	return sqlTypeTable[type].shown;
}

/** Whether a value becomes one of another type without being told to. */
export function isImplicit(from: SqlType, to: SqlType): boolean {
	return from === to || sqlTypeTable[from].implicit?.includes(to) === true;
}

/** Whether a value becomes one of another type when it is written into a column; anything can be written into text. */
export function isAssignable(from: SqlType, to: SqlType): boolean {
	return isImplicit(from, to) || classOf(to) === "text" || sqlTypeTable[from].assignment?.includes(to) === true;
}

const typesByName: ReadonlyMap<string, SqlType> = new Map(
	(Object.entries(sqlTypeTable) as [SqlType, (typeof sqlTypeTable)[SqlType]][])
		.filter(([type]) => type !== "unknown" && type !== "record" && type !== "letter" && !isVector(type))
		.flatMap(([type, { name, title, aliases = [], foreignNames = [] }]) =>
			[name, title, ...aliases, ...foreignNames].map((each) => [each, type] as const),
		),
);

/**
 * The type that a type name of SQL means here.
 * @param bits Of a float the number in parentheses: up to 24 it is a real.
 * @example findType("timestamp with time zone") // "timestamp"
 */
export function findType(name: string, bits?: number): SqlType | undefined {
	const type = typesByName.get(name.toLowerCase());
	return type === "double" && bits !== undefined && bits <= 24 ? "real" : type;
}

/**
 * PostgreSQL's own name of a type, after which a column is called that is only a cast; another database's name stays as it is.
 * @example nameOfType("INTEGER") // "int4"
 */
export function nameOfType(name: string, bits?: number): string {
	const lowered = name.toLowerCase();
	const type = findType(lowered, bits);
	if (type === undefined || sqlTypeTable[type].foreignNames?.includes(lowered) === true) return lowered;
	return sqlTypeTable[type].name;
}

/** The names of types, for did-you-mean. */
export const typeNames: readonly string[] = [...typesByName.keys()];
