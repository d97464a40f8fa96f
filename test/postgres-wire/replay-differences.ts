/** Where the answers are others than PostgreSQL's, and why. */
const differences: readonly (readonly [pattern: RegExp, reason: string])[] = [
	[/pg_get_viewdef/i, "a view is shown as it was written, not as PostgreSQL prints its tree"],
	[/^\s*explain/i, "EXPLAIN tells which requests a statement makes"],
	[/^\s*(show server_version|select (pg_catalog\.)?version\(\))/i, "the server is another one"],
	[/pg_table_size|pg_total_relation_size/i, "no table lies here, so that none has a size"],
	[/pg_extension/, "what PostgreSQL says of its own objects is its text, and not repeated"],
	[/s\.source <> 'default'/i, "settings of a server that is another one"],
	[/ctid|_KEYSET_/i, "rows have no place in a file, so that they have no ctid"],
	[
		/AS FUNCTION_CAT|obj_description\(n\.oid, 'pg_namespace'\)/,
		"what PostgreSQL says of its own objects is its text, and not repeated",
	],
	[/PROCEDURE_CAT/, "pg_proc lists those of PostgreSQL's functions that are here"],
	[/^select (1 where NULL is null|nope)$/, "in a transaction in which a statement before it is another one"],
	[/tags &&/i, "the service's lists are JSON, and no arrays"],
	[/"c"\."id", "x"\."vid"|FETCH FORWARD 1 FROM "scr"/, "without ORDER BY rows may come in any order"],
];

/** Why a statement may give something else; undefined where it may not. */
export function findReason(sql: string): string | undefined {
	return differences.find(([pattern]) => pattern.test(sql))?.[1];
}
