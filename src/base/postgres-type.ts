import type { SqlType } from "./sql-type.ts";

/** A type of PostgreSQL: its name and object id in pg_type, and those of its arrays. */
interface PostgresTypeRow {
	readonly name: string;
	readonly oid: number;
	readonly arrayOid: number;
}

/** What PostgreSQL calls a type. @example { name: "int8", oid: 20 } */
export interface PostgresType {
	readonly name: string;
	readonly oid: number;
}

/**
 * PostgreSQL's type for each type here. An untyped literal is text there too, and JSON of the service is jsonb.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat.
 */
const rows: Readonly<Record<SqlType, PostgresTypeRow>> = {
	varchar: { name: "varchar", oid: 1043, arrayOid: 1015 },
	text: { name: "text", oid: 25, arrayOid: 1009 },
	unknown: { name: "text", oid: 25, arrayOid: 1009 },
	integer: { name: "int8", oid: 20, arrayOid: 1016 },
	double: { name: "float8", oid: 701, arrayOid: 1022 },
	numeric: { name: "numeric", oid: 1700, arrayOid: 1231 },
	boolean: { name: "bool", oid: 16, arrayOid: 1000 },
	timestamp: { name: "timestamptz", oid: 1184, arrayOid: 1185 },
	local_timestamp: { name: "timestamp", oid: 1114, arrayOid: 1115 },
	date: { name: "date", oid: 1082, arrayOid: 1182 },
	time_of_day: { name: "time", oid: 1083, arrayOid: 1183 },
	zoned_time_of_day: { name: "timetz", oid: 1266, arrayOid: 1270 },
	json: { name: "jsonb", oid: 3802, arrayOid: 3807 },
	json_text: { name: "json", oid: 114, arrayOid: 199 },
	record: { name: "record", oid: 2249, arrayOid: 2287 },
	interval: { name: "interval", oid: 1186, arrayOid: 1187 },
};

/**
 * PostgreSQL's name and OID of a type.
 * @param element For an array, which is JSON here, the type of its elements.
 * @example findPostgresType("integer") // { name: "int8", oid: 20 }
 * @example findPostgresType("json", "text") // { name: "_text", oid: 1009 }
 */
export function findPostgresType(type: SqlType, element?: SqlType): PostgresType {
	if (element === undefined) return { name: rows[type].name, oid: rows[type].oid };
	return { name: `_${rows[element].name}`, oid: rows[element].arrayOid };
}
