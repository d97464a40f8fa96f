import type { ColumnType, SqlType } from "./sql-type.ts";

/** The families within which values compare with each other. */
export type TypeClass =
	| "uuid"
	| "text"
	| "number"
	| "boolean"
	| "time"
	| "clock"
	| "json"
	| "record"
	| "interval"
	| "bytes"
	| "bits"
	| "unknown";

/** All that is true of a type wherever its values come from. */
export interface SqlTypeRow {
	/** PostgreSQL's name of the type and its object id in pg_type, and the object id of its arrays. */
	readonly name: string;
	readonly oid: number;
	readonly arrayOid: number;
	/** How PostgreSQL writes the type in full, as pg_typeof() does. */
	readonly title: string;
	/** The other names that PostgreSQL takes for it, besides its own and its title. */
	readonly aliases?: readonly string[];
	/** Names that other databases have for it. */
	readonly foreignNames?: readonly string[];
	/** pg_type.typcategory: https://www.postgresql.org/docs/current/catalog-pg-type.html#CATALOG-TYPCATEGORY-TABLE. */
	readonly category: "B" | "D" | "N" | "P" | "S" | "T" | "U" | "V" | "X" | "Z";
	readonly class: TypeClass;
	/** The type that a column of a result shows. */
	readonly shown: ColumnType;
	/** The types that its values become without being told to. */
	readonly implicit?: readonly SqlType[];
	/** The types that its values become when they are written into a column, besides the implicit ones and text. */
	readonly assignment?: readonly SqlType[];
}

/**
 * The types of object ids that show as the name of what they mean.
 * Source: https://www.postgresql.org/docs/15/datatype-oid.html.
 */
export const objectNameTypes = [
	...(["regclass", "regtype", "regproc", "regnamespace", "regprocedure"] as const),
	...(["regoper", "regoperator", "regrole", "regcollation"] as const),
] satisfies readonly SqlType[];

/** A type of object ids that show as the name of what they mean. */
export type ObjectNameType = (typeof objectNameTypes)[number];

// All types of object ids are whole numbers.
const objects = ["oid", ...objectNameTypes] as const;

// A function or an operator is the same one whether its arguments are told or not.
const twins: Readonly<Partial<Record<ObjectNameType, ObjectNameType>>> = {
	regproc: "regprocedure",
	regprocedure: "regproc",
	regoper: "regoperator",
	regoperator: "regoper",
};

function objectRow(name: (typeof objects)[number], oid: number, arrayOid: number): SqlTypeRow {
	const twin = name === "oid" ? undefined : twins[name];
	const implicit: readonly SqlType[] = name === "oid" ? objectNameTypes : ["oid", ...(twin ? [twin] : [])];
	const assignment = ["integer", "int4"] as const;
	return { name, oid, arrayOid, title: name, category: "N", class: "number", shown: "integer", implicit, assignment };
}

/**
 * The types, one row each. An untyped literal is text to PostgreSQL too, and JSON of the service is jsonb.
 * Sources: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat, and pg_cast.dat beside it.
 */
export const sqlTypeTable: Readonly<Record<SqlType, SqlTypeRow>> = {
	boolean: {
		name: "bool",
		oid: 16,
		arrayOid: 1000,
		title: "boolean",
		category: "B",
		class: "boolean",
		shown: "boolean",
	},
	smallint: {
		name: "int2",
		oid: 21,
		arrayOid: 1005,
		title: "smallint",
		foreignNames: ["tinyint"],
		category: "N",
		class: "number",
		shown: "integer",
		implicit: ["int4", "integer", "real", "double", "numeric", ...objects],
	},
	int4: {
		name: "int4",
		oid: 23,
		arrayOid: 1007,
		title: "integer",
		aliases: ["int"],
		category: "N",
		class: "number",
		shown: "integer",
		implicit: ["integer", "real", "double", "numeric", ...objects],
		assignment: ["smallint"],
	},
	integer: {
		name: "int8",
		oid: 20,
		arrayOid: 1016,
		title: "bigint",
		category: "N",
		class: "number",
		shown: "integer",
		implicit: ["real", "double", "numeric", ...objects],
		assignment: ["smallint", "int4"],
	},
	real: {
		name: "float4",
		oid: 700,
		arrayOid: 1021,
		title: "real",
		category: "N",
		class: "number",
		shown: "double",
		implicit: ["double"],
		assignment: ["smallint", "int4", "integer", "numeric"],
	},
	double: {
		name: "float8",
		oid: 701,
		arrayOid: 1022,
		title: "double precision",
		aliases: ["float"],
		foreignNames: ["double"],
		category: "N",
		class: "number",
		shown: "double",
		assignment: ["smallint", "int4", "integer", "real", "numeric"],
	},
	numeric: {
		name: "numeric",
		oid: 1700,
		arrayOid: 1231,
		title: "numeric",
		aliases: ["decimal", "dec"],
		foreignNames: ["money"],
		category: "N",
		class: "number",
		shown: "numeric",
		implicit: ["real", "double"],
		assignment: ["smallint", "int4", "integer"],
	},
	text: {
		name: "text",
		oid: 25,
		arrayOid: 1009,
		title: "text",
		foreignNames: ["string", "citext"],
		category: "S",
		class: "text",
		shown: "text",
		implicit: ["varchar", "bpchar"],
	},
	varchar: {
		name: "varchar",
		oid: 1043,
		arrayOid: 1015,
		title: "character varying",
		foreignNames: ["nvarchar"],
		category: "S",
		class: "text",
		shown: "varchar",
		implicit: ["text", "bpchar"],
	},
	bpchar: {
		name: "bpchar",
		oid: 1042,
		arrayOid: 1014,
		title: "character",
		aliases: ["char", "nchar"],
		category: "S",
		class: "text",
		shown: "varchar",
		implicit: ["text", "varchar"],
	},
	date: {
		name: "date",
		oid: 1082,
		arrayOid: 1182,
		title: "date",
		category: "D",
		class: "time",
		shown: "date",
		implicit: ["local_timestamp", "timestamp"],
	},
	time_of_day: {
		name: "time",
		oid: 1083,
		arrayOid: 1183,
		title: "time without time zone",
		category: "D",
		class: "clock",
		shown: "text",
		implicit: ["interval", "zoned_time_of_day"],
	},
	zoned_time_of_day: {
		name: "timetz",
		oid: 1266,
		arrayOid: 1270,
		title: "time with time zone",
		category: "D",
		class: "clock",
		shown: "text",
		assignment: ["time_of_day"],
	},
	local_timestamp: {
		name: "timestamp",
		oid: 1114,
		arrayOid: 1115,
		title: "timestamp without time zone",
		foreignNames: ["datetime", "datetime2"],
		category: "D",
		class: "time",
		shown: "timestamp",
		implicit: ["timestamp"],
		assignment: ["date", "time_of_day"],
	},
	timestamp: {
		name: "timestamptz",
		oid: 1184,
		arrayOid: 1185,
		title: "timestamp with time zone",
		foreignNames: ["datetimeoffset"],
		category: "D",
		class: "time",
		shown: "timestamp",
		assignment: ["date", "local_timestamp", "time_of_day", "zoned_time_of_day"],
	},
	interval: {
		name: "interval",
		oid: 1186,
		arrayOid: 1187,
		title: "interval",
		category: "T",
		class: "interval",
		shown: "text",
		assignment: ["time_of_day"],
	},
	json: {
		name: "jsonb",
		oid: 3802,
		arrayOid: 3807,
		title: "jsonb",
		category: "U",
		class: "json",
		shown: "json",
		// PostgreSQL wants to be told, by a cast.
		implicit: ["text", "varchar"],
		assignment: ["json_text"],
	},
	json_text: {
		name: "json",
		oid: 114,
		arrayOid: 199,
		title: "json",
		category: "U",
		class: "json",
		shown: "json",
		// PostgreSQL wants to be told, by a cast.
		implicit: ["json", "text", "varchar"],
	},
	uuid: {
		name: "uuid",
		oid: 2950,
		arrayOid: 2951,
		title: "uuid",
		category: "U",
		class: "uuid",
		shown: "varchar",
	},
	name: {
		name: "name",
		oid: 19,
		arrayOid: 1003,
		title: "name",
		category: "S",
		class: "text",
		shown: "varchar",
		implicit: ["text", "varchar", "bpchar"],
	},
	letter: {
		name: "char",
		oid: 18,
		arrayOid: 1002,
		title: '"char"',
		category: "Z",
		class: "text",
		shown: "varchar",
		implicit: ["text", "varchar", "bpchar"],
	},
	bytea: { name: "bytea", oid: 17, arrayOid: 1001, title: "bytea", category: "U", class: "bytes", shown: "text" },
	bit: {
		name: "bit",
		oid: 1560,
		arrayOid: 1561,
		title: "bit",
		category: "V",
		class: "bits",
		shown: "text",
		implicit: ["varbit"],
		assignment: ["int4", "integer"],
	},
	varbit: {
		name: "varbit",
		oid: 1562,
		arrayOid: 1563,
		title: "bit varying",
		category: "V",
		class: "bits",
		shown: "text",
		implicit: ["bit"],
	},
	oid: objectRow("oid", 26, 1028),
	regclass: objectRow("regclass", 2205, 2210),
	regtype: objectRow("regtype", 2206, 2211),
	regproc: objectRow("regproc", 24, 1008),
	regnamespace: objectRow("regnamespace", 4089, 4090),
	regprocedure: objectRow("regprocedure", 2202, 2207),
	regoper: objectRow("regoper", 2203, 2208),
	regoperator: objectRow("regoperator", 2204, 2209),
	regrole: objectRow("regrole", 4096, 4097),
	regcollation: objectRow("regcollation", 4191, 4192),
	// Numbers of transactions and of the commands in them.
	xid: { name: "xid", oid: 28, arrayOid: 1011, title: "xid", category: "U", class: "number", shown: "integer" },
	cid: { name: "cid", oid: 29, arrayOid: 1012, title: "cid", category: "U", class: "number", shown: "integer" },
	tid: { name: "tid", oid: 27, arrayOid: 1010, title: "tid", category: "U", class: "bytes", shown: "text" },
	aclitem: {
		name: "aclitem",
		oid: 1033,
		arrayOid: 1034,
		title: "aclitem",
		category: "U",
		class: "bytes",
		shown: "text",
	},
	node_tree: {
		name: "pg_node_tree",
		oid: 194,
		arrayOid: 0,
		title: "pg_node_tree",
		category: "Z",
		class: "text",
		shown: "text",
		implicit: ["text"],
	},
	// Their arrays begin with 0, and are types of their own.
	vector_int2: {
		name: "int2",
		oid: 21,
		arrayOid: 22,
		title: "smallint",
		category: "N",
		class: "number",
		shown: "integer",
		implicit: ["smallint", "int4", "integer", "real", "double", "numeric"],
	},
	vector_oid: {
		name: "oid",
		oid: 26,
		arrayOid: 30,
		title: "oid",
		category: "N",
		class: "number",
		shown: "integer",
		implicit: ["oid"],
	},
	record: {
		name: "record",
		oid: 2249,
		arrayOid: 2287,
		title: "record",
		category: "P",
		class: "record",
		shown: "text",
	},
	unknown: {
		name: "text",
		oid: 25,
		arrayOid: 1009,
		title: "unknown",
		category: "X",
		class: "unknown",
		shown: "text",
	},
};
