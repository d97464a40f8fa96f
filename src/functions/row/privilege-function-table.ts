import { type QueryFunctionRow, row } from "./query-function-row.ts";

const relation = `"#text_regclass"(CAST($1 AS text))`;
const relationOfUser = `CASE WHEN "#text_regrole"(CAST($1 AS text)) IS NOT NULL THEN "#text_regclass"(CAST($2 AS text)) END`;

// Of each kind of object: those of two arguments are about who is logged in, those of three name somebody, who may do the same.
const both = (
	names: string,
	summary: string,
	write: (object: string, privileges: string) => string,
	[object, ofUser]: readonly [string, string],
): readonly QueryFunctionRow[] => [
	row(names, ["text", "text"], "boolean", summary, write(object, "$2")),
	row(names, ["text", "text", "text"], "boolean", summary, write(ofUser, "$3")),
];

// Tables of long values, which nobody uses.
const toastNamespace = "99";
const schema = (place: string) => `"#text_regnamespace"(CAST(${place} AS text))`;
const ofSchema = [
	schema("$1"),
	`CASE WHEN "#text_regrole"(CAST($1 AS text)) IS NOT NULL THEN ${schema("$2")} END`,
] as const;
const role = (place: string) => `"#text_regrole"(CAST(${place} AS text))`;

/**
 * Who may do what: everybody may read all that is here, and write what the service takes, unless the connection or the session only reads.
 * Source: https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-INFO-ACCESS-TABLE.
 */
export const privilegeFunctions: readonly QueryFunctionRow[] = [
	row(
		"#may_table",
		["oid", "text"],
		"boolean",
		"Whether something can be done with a relation.",
		`CASE WHEN $1 IS NULL OR $2 IS NULL OR NOT EXISTS (SELECT 1 FROM pg_catalog.pg_class "#c" WHERE "#c".oid = $1) THEN NULL ELSE EXISTS (SELECT 1 FROM pg_catalog."#privileges" "#p" WHERE "#p".oid = $1 ` +
			`AND "#p".privilege = ANY ("#privilege_names"('SELECT INSERT UPDATE DELETE TRUNCATE REFERENCES TRIGGER', $2)) ` +
			`AND ("#p".privilege = 'SELECT' OR current_setting('default_transaction_read_only') = 'off')) END`,
	),
	...both(
		"has_table_privilege has_any_column_privilege",
		"Whether the rows of a table can be read or written.",
		(table, privileges) => `"#may_table"(${table}, ${privileges})`,
		[relation, relationOfUser],
	),
	row(
		"has_column_privilege",
		["text", "text", "text"],
		"boolean",
		"The same of a column of a table.",
		`CASE WHEN $2 IS NOT NULL THEN "#may_table"(${relation}, $3) END`,
	),
	row(
		"has_column_privilege",
		["text", "text", "text", "text"],
		"boolean",
		"The same of a column of a table.",
		`CASE WHEN $3 IS NOT NULL THEN "#may_table"(${relationOfUser}, $4) END`,
	),
	...both(
		"has_schema_privilege",
		"Whether what is in a schema can be used; nothing can be made there.",
		(object, privileges) =>
			`CASE WHEN ${object} IS NOT NULL THEN ${object} <> ${toastNamespace} AND 'USAGE' = ANY ("#privilege_names"('USAGE CREATE', ${privileges})) END`,
		ofSchema,
	),
	...both(
		"has_database_privilege",
		"Whether somebody can connect; nothing can be made in a database.",
		(object, privileges) =>
			`CASE WHEN ${object} IS NOT NULL THEN 'CONNECT' = ANY ("#privilege_names"('CONNECT CREATE TEMPORARY TEMP', ${privileges})) END`,
		["$1", `CASE WHEN ${role("$1")} IS NOT NULL THEN CAST($2 AS text) END`],
	),
	row(
		"pg_has_role",
		["text", "text"],
		"boolean",
		"Whether who is logged in is of a role.",
		`CASE WHEN $2 IS NOT NULL THEN ${role("$1")} = "#text_regrole"(CAST(current_user AS text)) END`,
	),
	row(
		"pg_has_role",
		["text", "text", "text"],
		"boolean",
		"Whether somebody is of a role.",
		`CASE WHEN $3 IS NOT NULL THEN ${role("$1")} = ${role("$2")} END`,
	),
	row(
		"has_function_privilege has_sequence_privilege has_type_privilege has_tablespace_privilege has_server_privilege has_language_privilege has_foreign_data_wrapper_privilege",
		["text", "text", "text"],
		"boolean",
		"Whether the user may do something.",
		"true",
		2,
	),
];
