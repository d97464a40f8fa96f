import { channelsSetting } from "../../base/index.ts";

/** A function in FROM that is a query over the catalog's tables: its text, in which `$1` is the first argument. */
export interface TableQueryRow {
	readonly name: string;
	readonly parameterCount: number;
	readonly body: string;
	readonly summary: string;
	/** What each of its rows is in a select list, where it stands too. */
	readonly inSelectList?: "value" | "record";
}

/** The functions that PostgreSQL's own views read from. */
const viewOf: Readonly<Record<string, string>> = {
	pg_show_all_settings: "pg_settings",
	pg_show_all_file_settings: "pg_file_settings",
	pg_hba_file_rules: "pg_hba_file_rules",
	pg_timezone_names: "pg_timezone_names",
	pg_timezone_abbrevs: "pg_timezone_abbrevs",
	pg_cursor: "pg_cursors",
	pg_prepared_statement: "pg_prepared_statements",
	pg_prepared_xact: "pg_prepared_xacts",
	pg_lock_status: "pg_locks",
	pg_available_extension_versions: "pg_available_extension_versions",
	pg_available_extensions: "pg_available_extensions",
	pg_get_replication_slots: "pg_replication_slots",
};

/** What the letters of aclitem mean: https://www.postgresql.org/docs/15/ddl-priv.html#PRIVILEGE-ABBREVS-TABLE. */
const rights =
	"r=SELECT w=UPDATE a=INSERT d=DELETE D=TRUNCATE x=REFERENCES t=TRIGGER X=EXECUTE U=USAGE C=CREATE c=CONNECT T=TEMPORARY s=SET A=ALTER";
const namedRight = rights
	.split(" ")
	.map((word) => `WHEN '${word.slice(0, 1)}' THEN '${word.slice(2).replace("ALTER", "ALTER SYSTEM")}'`)
	.join(" ");
const roleOf = (name: string) => `(SELECT "#r".oid FROM pg_catalog.pg_roles "#r" WHERE "#r".rolname = ${name})`;

/**
 * Functions in FROM that tell of the catalog.
 * Source: https://www.postgresql.org/docs/15/views.html and functions-info.html.
 */
export const tableQueries: readonly TableQueryRow[] = [
	...Object.entries(viewOf).map(([name, view]) => ({
		...{ name, parameterCount: 0, body: `SELECT * FROM pg_catalog.${view}` },
		summary: `The rows of ${view}.`,
	})),
	{
		name: "pg_listening_channels",
		parameterCount: 0,
		body: `SELECT "#c" AS pg_listening_channels FROM json_array_elements_text(CAST(coalesce(current_setting('${channelsSetting}', true), '[]') AS json)) AS "#c"`,
		summary: "The channels that the session listens to.",
		inSelectList: "value",
	},
	{
		name: "aclexplode",
		parameterCount: 1,
		body: `SELECT ${roleOf(`split_part("#a", '/', 2)`)} AS grantor, coalesce(${roleOf(`split_part("#a", '=', 1)`)}, 0) AS grantee, CASE "#m"[1] ${namedRight} END AS privilege_type, "#m"[2] = '*' AS is_grantable
			FROM unnest(CAST($1 AS text[])) AS "#a", regexp_matches(split_part(split_part("#a", '=', 2), '/', 1), '([a-zA-Z])([*]?)', 'g') AS "#m"`,
		summary: "Who may do what, of a list of rights: a row for each.",
		inSelectList: "record",
	},
];

/** The function in FROM of a name that is a query, and takes so many arguments. */
export function findTableQuery(name: string, count: number): TableQueryRow | undefined {
	const lowered = name.toLowerCase();
	return tableQueries.find((row) => row.name === lowered && row.parameterCount === count);
}
