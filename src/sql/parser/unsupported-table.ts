/** What other dialects have and this one has not: where it is found, and what it is called in the error (0A000). */
export interface UnsupportedRow {
	/** The word at which the reading stopped, in lower case. */
	readonly word: string;
	/** The word before it, or the first word of the statement; any if absent. */
	readonly previous?: string;
	readonly first?: string;
	readonly feature: string;
	readonly advice: string;
}

const noDefinition = "Tables come from the profile. Views can be defined with the property UserDefinedViews.";
const noSession = "Options are properties of the connection string.";

/** Statements by their first word. */
export const unsupportedStatements: readonly UnsupportedRow[] = [
	{ word: "alter", feature: "ALTER", advice: noDefinition },
	{ word: "analyze", feature: "ANALYZE", advice: "EXPLAIN ANALYZE shows what a statement does." },
	{ word: "attach", feature: "ATTACH", advice: noDefinition },
	{ word: "checkpoint", feature: "CHECKPOINT", advice: noSession },
	{ word: "comment", feature: "COMMENT", advice: noDefinition },
	{ word: "copy", feature: "COPY", advice: "Write rows into a file with SELECT … INTO csv://file." },
	{ word: "create", feature: "CREATE", advice: noDefinition },
	{ word: "declare", feature: "DECLARE", advice: "Pass values as parameters." },
	{ word: "describe", feature: "DESCRIBE", advice: "Read sys_tablecolumns or information_schema.columns." },
	{ word: "discard", feature: "DISCARD", advice: noSession },
	{ word: "do", feature: "DO", advice: "Call procedures with EXEC or CALL." },
	{ word: "drop", feature: "DROP", advice: noDefinition },
	{ word: "grant", feature: "GRANT", advice: "Permissions belong to the access token." },
	{ word: "listen", feature: "LISTEN", advice: noSession },
	{ word: "lock", feature: "LOCK", advice: noSession },
	{ word: "merge", feature: "MERGE", advice: "Write UPSERT INTO, or INSERT … ON CONFLICT." },
	{ word: "pragma", feature: "PRAGMA", advice: noSession },
	{ word: "prepare", feature: "PREPARE", advice: "Prepare statements through the connection." },
	{ word: "release", feature: "RELEASE", advice: "There are no savepoints: what an API has done stays done." },
	{ word: "replace", feature: "REPLACE INTO", advice: "Write UPSERT INTO." },
	{ word: "replicate", feature: "REPLICATE", advice: "Write CACHE SELECT * FROM t." },
	{ word: "reset", feature: "RESET", advice: noSession },
	{ word: "revoke", feature: "REVOKE", advice: "Permissions belong to the access token." },
	{ word: "savepoint", feature: "SAVEPOINT", advice: "There are no savepoints: what an API has done stays done." },
	{ word: "set", feature: "SET", advice: noSession },
	{ word: "show", feature: "SHOW", advice: "Read sys_connection_props, sys_tables or sys_information." },
	{ word: "table", feature: "TABLE", advice: "Write SELECT * FROM t." },
	{ word: "truncate", feature: "TRUNCATE", advice: "Write DELETE FROM t." },
	{ word: "use", feature: "USE", advice: "Write the schema before the name of the table." },
	{ word: "vacuum", feature: "VACUUM", advice: noSession },
];

/** Clauses by the word at which the reading stops. */
export const unsupportedClauses: readonly UnsupportedRow[] = [
	{ word: "for", feature: "FOR UPDATE", advice: "Rows cannot be locked. Leave it out." },
	{ word: "from", first: "update", feature: "UPDATE … FROM", advice: "Write WHERE id IN (SELECT …)." },
	{ word: "using", first: "delete", feature: "DELETE … USING", advice: "Write WHERE id IN (SELECT …)." },
	{ word: "default", feature: "DEFAULT as a value", advice: "Leave the column out." },
	{ word: "overlaps", feature: "OVERLAPS", advice: "Write a_start < b_end AND b_start < a_end." },
	{ word: "qualify", feature: "QUALIFY", advice: "Put the window function into a subquery and filter outside of it." },
	{ word: "tablesample", feature: "TABLESAMPLE", advice: "Write ORDER BY random() LIMIT n." },
	{ word: "only", previous: "from", feature: "FROM ONLY", advice: "Tables have no descendants. Leave ONLY out." },
	{ word: "using", previous: "by", feature: "ORDER BY … USING", advice: "Write ASC or DESC." },
	{ word: "variadic", feature: "VARIADIC", advice: "Write the arguments one by one." },
	{ word: "percent", feature: "TOP … PERCENT", advice: "Write the number of rows." },
	{ word: "separator", feature: "SEPARATOR", advice: "Write string_agg(x, ', ')." },
	{ word: "*", previous: ".", feature: "the expansion of a row", advice: "Name the fields one by one." },
];
