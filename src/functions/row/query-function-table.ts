import { type ObjectNameType, objectNameTypes, processIdSetting } from "../../base/index.ts";
import { privilegeFunctions } from "./privilege-function-table.ts";
import { type QueryFunctionRow, row } from "./query-function-row.ts";

const definition = (kind: string, table = "#definitions") =>
	`(SELECT "#d".definition FROM pg_catalog."${table}" "#d" WHERE "#d".kind = '${kind}' AND "#d".oid = $1)`;
const visible = (table: string, prefix: string) =>
	`(SELECT "#v".${prefix}namespace IN (11, 2200) FROM pg_catalog.${table} "#v" WHERE "#v".oid = $1)`;
const numbered = "CASE WHEN $1 = 0 THEN '-' ELSE CAST(CAST($1 AS bigint) AS text) END";
const shown = (kind: ObjectNameType) =>
	`coalesce((${kind === "regrole" ? shownRole : `SELECT "#n".shown FROM pg_catalog."#${kind}_names" "#n" WHERE "#n".oid = $1 LIMIT 1`}), ${numbered})`;
const named = (kind: ObjectNameType, otherwise = "NULL") =>
	"CASE WHEN $1 ~ '^[0-9]+$' THEN CAST($1 AS bigint) WHEN $1 = '-' THEN 0 ELSE coalesce(" +
	(kind === "regrole"
		? namedRole
		: `(SELECT "#n".oid FROM pg_catalog."#${kind}_names" "#n" WHERE "#n".name = "#object_key"('${kind}', $1) LIMIT 1)`) +
	`, ${otherwise}) END`;

// Who is logged in stands in the roles of his session alone.
const shownRole = `SELECT quote_ident("#r".rolname) FROM pg_catalog.pg_roles "#r" WHERE "#r".oid = $1`;
const namedRole = `(SELECT "#r".oid FROM pg_catalog.pg_roles "#r" WHERE "#r".rolname = CASE WHEN $1 LIKE '"%"' THEN replace(substr($1, 2, length($1) - 2), '""', '"') ELSE lower($1) END)`;
const each = (kind: ObjectNameType) =>
	`CASE WHEN $1 IS NOT NULL THEN ARRAY(SELECT "#${kind}_text"("#u".x) FROM unnest($1) WITH ORDINALITY "#u"(x, n) ORDER BY "#u".n) END`;

// What stands behind a type, by its typmod; of arrays before the brackets.
const intervalFields = (
	[
		[4, "year"],
		[2, "month"],
		[6, "year to month"],
		[8, "day"],
		[1024, "hour"],
		[2048, "minute"],
		[4096, "second"],
		[1032, "day to hour"],
		[3080, "day to minute"],
		[7176, "day to second"],
		[3072, "hour to minute"],
		[7168, "hour to second"],
		[6144, "minute to second"],
	] as const
)
	.map(([mask, fields]) => `WHEN ${String(mask)} THEN ' ${fields}'`)
	.join(" ");
const modifierText =
	`CASE WHEN $1 IN (1042, 1043, 1014, 1015) THEN '(' || CAST($2 - 4 AS text) || ')' ` +
	`WHEN $1 IN (1700, 1231) THEN '(' || CAST(($2 - 4) / 65536 AS text) || ',' || CAST((($2 - 4) & 2047 # 1024) - 1024 AS text) || ')' ` +
	`WHEN $1 IN (1083, 1114, 1184, 1266, 1183, 1115, 1185, 1270, 1560, 1562, 1561, 1563) THEN '(' || CAST($2 AS text) || ')' ` +
	`WHEN $1 IN (1186, 1187) THEN CASE $2 / 65536 ${intervalFields} ELSE '' END || CASE WHEN $2 & 65535 = 65535 THEN '' ELSE '(' || CAST($2 & 65535 AS text) || ')' END ` +
	`ELSE '' END`;
const titleWithModifier =
	`CASE WHEN $2 IS NULL OR $2 < 0 THEN "#n".shown ` +
	`ELSE regexp_replace("#n".shown, '^(timestamp|time|.*?)( with.*?)?(\\[\\])?$', '\\1' || ${modifierText} || '\\2\\3') END`;

// What owners may: https://www.postgresql.org/docs/15/ddl-priv.html#PRIVILEGES-SUMMARY-TABLE.
const defaultRights = Object.entries({
	...{ r: "arwdDxt", s: "rwU", d: "CTc", f: "X", l: "U", n: "UC", t: "C", F: "U", S: "U", T: "U", L: "rw", p: "sA" },
})
	.map(([kind, rights]) => `('${kind}', pg_get_userbyid($2), '${rights}')`)
	.join(", ");

/** Functions that tell of the catalog. Source: https://www.postgresql.org/docs/15/functions-info.html. */
export const queryFunctions: readonly QueryFunctionRow[] = [
	...objectNameTypes.flatMap((kind) => [
		row(`#${kind}_text`, [kind], "text", "The name of an object.", shown(kind)),
		row(`#${kind}_texts`, ["json"], "json", "The names of objects.", each(kind)),
		row(
			`#text_${kind}`,
			["text"],
			kind,
			"The object that a text names.",
			named(kind, `"#unknown_object"('${kind}', $1)`),
		),
		row(`to_${kind}`, ["text"], kind, "The object that a text names; NULL where there is none.", named(kind)),
	]),
	row(
		"format_type",
		["oid", "int4"],
		"text",
		"The name of a type, with its modifier.",
		`CASE WHEN $1 IS NULL THEN NULL ELSE coalesce((SELECT ${titleWithModifier} ` +
			`FROM pg_catalog."#regtype_names" "#n" WHERE "#n".oid = $1 LIMIT 1), CASE WHEN $1 = 0 THEN '-' ELSE '???' END) END`,
	),
	row(
		"pg_get_userbyid",
		["oid"],
		"name",
		"The name of a role.",
		`coalesce((SELECT "#r".rolname FROM pg_catalog.pg_roles "#r" WHERE "#r".oid = $1), 'unknown (OID=' || CAST($1 AS text) || ')')`,
	),
	row(
		"pg_table_is_visible",
		["oid"],
		"boolean",
		"Whether a table is found without its schema.",
		visible("pg_class", "rel"),
	),
	row(
		"pg_type_is_visible",
		["oid"],
		"boolean",
		"Whether a type is found without its schema.",
		visible("pg_type", "typ"),
	),
	row(
		"pg_function_is_visible",
		["oid"],
		"boolean",
		"Whether a function is found without its schema.",
		visible("pg_proc", "pro"),
	),
	row(
		"pg_operator_is_visible",
		["oid"],
		"boolean",
		"Whether an operator is found without its schema.",
		visible("pg_operator", "opr"),
	),
	row(
		"pg_opclass_is_visible pg_opfamily_is_visible pg_collation_is_visible pg_conversion_is_visible pg_statistics_obj_is_visible pg_ts_config_is_visible pg_ts_dict_is_visible pg_ts_parser_is_visible pg_ts_template_is_visible",
		["oid"],
		"boolean",
		"Whether something is found without its schema.",
		"$1 IS NOT NULL",
	),
	row("pg_get_expr", ["text", "oid", "boolean"], "text", "The text of an expression.", "$1", 2),
	row("pg_get_constraintdef", ["oid", "boolean"], "text", "The text of a key.", definition("constraint"), 1),
	row(
		"pg_get_indexdef",
		["oid", "integer", "boolean"],
		"text",
		"The text of an index, or the name of one of its columns.",
		`CASE WHEN coalesce($2, 0) = 0 THEN CASE WHEN $3 THEN ${definition("short index")} ELSE ${definition("index")} END ELSE (SELECT "#a".attname FROM pg_catalog.pg_attribute "#a" WHERE "#a".attrelid = $1 AND "#a".attnum = $2) END`,
		1,
	),
	row(
		"pg_get_viewdef",
		["oid", "boolean"],
		"text",
		"The query of a view.",
		`CASE WHEN $2 THEN ${definition("short view")} ELSE ${definition("view")} END`,
		1,
	),
	row(
		"pg_get_ruledef pg_get_triggerdef pg_get_functiondef pg_get_statisticsobjdef_columns pg_get_statisticsobjdef pg_get_partkeydef pg_get_partition_constraintdef pg_get_function_sqlbody",
		["oid", "boolean"],
		"text",
		"The text of what is not here: NULL.",
		"CAST(NULL AS text)",
		1,
	),
	row(
		"pg_get_function_result",
		["oid"],
		"text",
		"What a function gives.",
		definition("result", "#function_definitions"),
	),
	row(
		"pg_get_function_arguments",
		["oid"],
		"text",
		"What a function takes.",
		definition("arguments", "#function_definitions"),
	),
	row(
		"pg_get_function_identity_arguments",
		["oid"],
		"text",
		"What tells a function from others of its name.",
		definition("identity arguments", "#function_definitions"),
	),
	row("pg_get_serial_sequence", ["text", "text"], "text", "There are no sequences: NULL.", "CAST(NULL AS text)"),
	row(
		"obj_description",
		["oid", "text"],
		"text",
		"The summary of a table.",
		`(SELECT "#d".description FROM pg_catalog.pg_description "#d" WHERE "#d".objoid = $1 AND "#d".objsubid = 0 AND ($2 IS NULL OR "#d".classoid = CASE $2 WHEN 'pg_class' THEN 1259 WHEN 'pg_namespace' THEN 2615 WHEN 'pg_type' THEN 1247 WHEN 'pg_proc' THEN 1255 WHEN 'pg_am' THEN 2601 WHEN 'pg_language' THEN 2612 WHEN 'pg_collation' THEN 3456 ELSE 0 END))`,
		1,
	),
	row(
		"col_description",
		["oid", "int4"],
		"text",
		"The summary of a column.",
		`(SELECT "#d".description FROM pg_catalog.pg_description "#d" WHERE "#d".classoid = 1259 AND "#d".objoid = $1 AND "#d".objsubid = $2)`,
	),
	row("shobj_description", ["oid", "text"], "text", "The summary of a database or role: NULL.", "CAST(NULL AS text)"),
	row(
		"pg_encoding_to_char",
		["integer"],
		"name",
		"The name of an encoding.",
		"CASE $1 WHEN 6 THEN 'UTF8' WHEN 0 THEN 'SQL_ASCII' ELSE '' END",
	),
	row("getdatabaseencoding", [], "name", "The encoding of the database.", "'UTF8'"),
	row(
		"pg_char_to_encoding",
		["text"],
		"int4",
		"The number of an encoding.",
		"CASE upper($1) WHEN 'UTF8' THEN 6 ELSE -1 END",
	),
	row(
		"acldefault",
		["letter", "oid"],
		"json",
		"Who may do what with an object of a kind where nobody has said it: first all, then its owner.",
		`CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL ELSE ARRAY(SELECT CAST("#p".who || '=' || "#p".rights || '/' || pg_get_userbyid($2) AS aclitem) FROM (VALUES ` +
			`('f', '', 'X'), ('l', '', 'U'), ('T', '', 'U'), ('d', '', 'Tc'), ${defaultRights}) "#p"(kind, who, rights) WHERE "#p".kind = $1) END`,
	),
	row("pg_relation_is_publishable", ["oid"], "boolean", "Whether a table can be published.", "false"),
	row("pg_tablespace_location", ["oid"], "text", "Where a tablespace is.", "CASE WHEN $1 IS NOT NULL THEN '' END"),
	row(
		"pg_table_size pg_relation_size pg_total_relation_size pg_indexes_size pg_database_size pg_tablespace_size",
		["oid", "text"],
		"integer",
		"The size of a table, of which nothing lies here.",
		"CASE WHEN $1 IS NULL THEN NULL ELSE 0 END",
		1,
	),
	row(
		"pg_blocking_pids pg_safe_snapshot_blocking_pids",
		["int4"],
		"json",
		"The sessions that one waits for: none.",
		"CASE WHEN $1 IS NOT NULL THEN CAST('{}' AS int4[]) END",
	),
	row(
		"oidvectortypes",
		["json"],
		"text",
		"The types of what a function takes.",
		`CASE WHEN $1 IS NOT NULL THEN coalesce((SELECT string_agg(format_type(CAST("#u".x AS oid), NULL), ', ' ORDER BY "#u".n) FROM unnest($1) WITH ORDINALITY "#u"(x, n)), '') END`,
	),
	row("host", ["text"], "text", "An address without its network.", "split_part($1, '/', 1)"),
	row("pg_size_pretty", ["numeric"], "text", "A size for people.", "CAST($1 AS text) || ' bytes'"),
	...privilegeFunctions,
	row("pg_is_in_recovery", [], "boolean", "Whether the server follows another one.", "false"),
	row("pg_is_wal_replay_paused", [], "boolean", "Whether the server follows another one.", "false"),
	row(
		`pg_stat_get_numscans pg_stat_get_tuples_returned pg_stat_get_tuples_fetched pg_stat_get_tuples_inserted pg_stat_get_tuples_updated
		pg_stat_get_tuples_deleted pg_stat_get_live_tuples pg_stat_get_dead_tuples`,
		["oid"],
		"integer",
		"What was counted of a table or index: nothing.",
		"CAST(0 AS bigint)",
	),
	row(
		"pg_index_column_has_property",
		["oid", "integer", "text"],
		"boolean",
		"Whether a column of an index has a property of btree.",
		"lower($3) IN ('asc', 'nulls_last', 'orderable', 'returnable', 'search_array', 'search_nulls')",
	),
	row(
		"pg_indexam_has_property",
		["oid", "text"],
		"boolean",
		"Whether an access method has a property of btree.",
		"lower($2) IN ('can_order', 'can_unique', 'can_multi_col', 'can_exclude', 'can_include')",
	),
	row(
		"pg_relation_is_updatable",
		["oid", "boolean"],
		"int4",
		"What can be done to a table: 8 INSERT, 4 UPDATE, 16 DELETE.",
		`coalesce((SELECT max(CASE WHEN "#t".is_insertable_into = 'YES' THEN 28 ELSE 0 END) FROM information_schema.tables "#t" JOIN pg_catalog.pg_class "#c" ON "#c".relname = "#t".table_name AND "#t".table_type = 'BASE TABLE' AND "#c".relkind = 'r' WHERE "#c".oid = $1), 0)`,
	),
	row(
		"pg_column_is_updatable",
		["oid", "integer", "boolean"],
		"boolean",
		"Whether a column of a view can be written.",
		"false",
	),
	row(
		"pg_current_wal_lsn pg_current_wal_insert_lsn pg_current_wal_flush_lsn",
		[],
		"text",
		"Where the write-ahead log ends: there is none.",
		"'0/0'",
	),
	row(
		"pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp",
		[],
		"text",
		"What a server has that follows another one: NULL.",
		"CAST(NULL AS text)",
	),
	row(
		"pg_wal_lsn_diff",
		["text", "text"],
		"numeric",
		"How far two places of the write-ahead log are apart: it has one.",
		"CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL ELSE 0 END",
	),
	row(
		"pg_backend_pid",
		[],
		"int4",
		"The number of the session.",
		`CAST(coalesce(current_setting('${processIdSetting}', true), '0') AS int)`,
	),
	row("pg_my_temp_schema", [], "oid", "There is no temporary schema.", "0"),
	row("pg_is_other_temp_schema", ["oid"], "boolean", "There is no temporary schema.", "false"),
	row("pg_postmaster_start_time pg_conf_load_time", [], "timestamp", "When the statement began.", "now()"),
	row("inet_server_addr inet_client_addr", [], "text", "The address of the server.", "CAST(NULL AS text)"),
	row("inet_server_port inet_client_port", [], "int4", "The port of the server.", "CAST(NULL AS int)"),
	row("txid_current pg_current_xact_id", [], "integer", "The number of the transaction.", "1"),
	row(
		"pg_advisory_lock pg_advisory_unlock pg_advisory_xact_lock pg_try_advisory_lock",
		["integer", "integer"],
		"boolean",
		"Locks nothing.",
		"true",
		1,
	),
	row("pg_advisory_unlock_all pg_advisory_unlock_shared", [], "text", "Unlocks nothing.", "''"),
	row(
		"current_schemas",
		["boolean"],
		"json",
		"The schemas in which names are looked for.",
		"CASE WHEN $1 THEN ARRAY[CAST('pg_catalog' AS name), CAST('public' AS name)] ELSE ARRAY[CAST('public' AS name)] END",
	),
	row("pg_get_partition_ancestors", ["oid"], "regclass", "The tables of which a table is a part.", "CAST(NULL AS oid)"),
];

const rowsByName = new Map<string, QueryFunctionRow[]>();
for (const each of queryFunctions)
	for (const name of each.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), each]);

/**
 * The function of a name that is a query over the catalog's tables and takes so many arguments.
 * @example findQueryFunction("pg_get_userbyid", 1)?.returns // "name"
 */
export function findQueryFunction(name: string, count: number): QueryFunctionRow | undefined {
	const rows = rowsByName.get(name.toLowerCase());
	return rows?.find(({ parameters, required = parameters.length }) => count >= required && count <= parameters.length);
}
