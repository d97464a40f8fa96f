import { functionHint } from "../../base/index.ts";

/** What other dialects have and this one has not: where it is found, and what it is called in the error (0A000). */
export interface UnsupportedRow {
	/** The word at which the reading stopped, in lower case; any if absent. */
	readonly word?: string;
	/** The word before it, the word after it, or the first word of the statement; any if absent. */
	readonly previous?: string;
	readonly next?: string;
	readonly first?: string;
	readonly feature: string;
	/** `{name}` stands for the table that the statement asks about. */
	readonly advice: string;
}

const noTable =
	"Tables come from the profile. What keeps tables of its own, as migrations do, needs a database of its own beside this one.";
const noLock = "Rows cannot be locked. Leave it out.";
const noUpkeep = "Nothing lies here that needs it. Leave it out.";
const noDefinition = "Tables come from the profile. Views can be defined with the property UserDefinedViews.";
const listColumns =
	"On the command line: intercom-sql describe {name}. Write: SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{name}'";
const listTables =
	"On the command line: intercom-sql tables. Write: SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'";
const noSession = "Options are properties of the connection string.";

/** Statements by their first word. */
export const unsupportedStatements: readonly UnsupportedRow[] = [
	{ word: "alter", feature: "ALTER", advice: noDefinition },
	{ word: "analyze", feature: "ANALYZE", advice: "EXPLAIN ANALYZE shows what a statement does." },
	{ word: "attach", feature: "ATTACH", advice: noDefinition },
	{ word: "checkpoint", feature: "CHECKPOINT", advice: noUpkeep },
	{ word: "cluster", feature: "CLUSTER", advice: noUpkeep },
	{ word: "comment", feature: "COMMENT", advice: noDefinition },
	{ word: "copy", feature: "COPY", advice: "Write rows into a file with SELECT … INTO csv://file." },
	...["temp", "temporary", "local", "global"].map((next) => ({
		...{ word: "create", next, feature: "CREATE TEMPORARY TABLE" },
		advice: "Put its query before the statement that reads it: WITH t AS (SELECT …) SELECT … FROM t.",
	})),
	...["table", "unlogged", "sequence", "schema"].map((next) => ({
		...{
			word: "create",
			next,
			feature: `CREATE ${next === "unlogged" ? "TABLE" : next.toUpperCase()}`,
			advice: noTable,
		},
	})),
	...["view", "or", "materialized"].map((next) => ({
		...{ word: "create", next, feature: "CREATE VIEW" },
		advice: "Views are defined with the property UserDefinedViews.",
	})),
	...["index", "unique"].map((next) => ({
		...{ word: "create", next, feature: "CREATE INDEX" },
		advice: "What is kept in the cache has the indexes that statements need. Leave it out.",
	})),
	{ word: "create", next: "extension", feature: "CREATE EXTENSION", advice: "There are no extensions. Leave it out." },
	{ word: "create", feature: "CREATE", advice: noDefinition },
	{ word: "declare", feature: "DECLARE", advice: "Pass values as parameters." },
	{ word: "desc", feature: "DESC", advice: listColumns },
	{ word: "describe", feature: "DESCRIBE", advice: listColumns },
	{ word: "discard", feature: "DISCARD", advice: noSession },
	{ word: "do", feature: "DO", advice: "Call procedures with EXEC or CALL." },
	{ word: "drop", feature: "DROP", advice: noDefinition },
	{ word: "grant", feature: "GRANT", advice: "Permissions belong to the access token." },
	{ word: "load", feature: "LOAD", advice: "There are no libraries to load. Leave it out." },
	{ word: "merge", feature: "MERGE", advice: "Write UPSERT INTO, or INSERT … ON CONFLICT." },
	{ word: "pragma", next: "table_info", feature: "PRAGMA table_info", advice: listColumns },
	{ word: "pragma", next: "table_list", feature: "PRAGMA table_list", advice: listTables },
	{ word: "pragma", feature: "PRAGMA", advice: noSession },
	{ word: "prepare", feature: "PREPARE", advice: "Prepare statements through the connection." },
	{ word: "reindex", feature: "REINDEX", advice: noUpkeep },
	{ word: "release", feature: "RELEASE", advice: "There are no savepoints: what an API has done stays done." },
	{ word: "replace", feature: "REPLACE INTO", advice: "Write UPSERT INTO." },
	{ word: "replicate", feature: "REPLICATE", advice: "Write CACHE SELECT * FROM t." },
	{ word: "reset", feature: "RESET", advice: noSession },
	{ word: "revoke", feature: "REVOKE", advice: "Permissions belong to the access token." },
	{ word: "savepoint", feature: "SAVEPOINT", advice: "There are no savepoints: what an API has done stays done." },
	{ word: "security", next: "label", feature: "SECURITY LABEL", advice: "Permissions belong to the access token." },
	{ word: "set", feature: "SET", advice: noSession },
	...["tables", "views"].map((next) => ({
		word: "show",
		next,
		feature: `SHOW ${next.toUpperCase()}`,
		advice: listTables,
	})),
	...["columns", "fields", "create", "index", "indexes"].map((next) => ({
		word: "show",
		next,
		feature: `SHOW ${next.toUpperCase()}`,
		advice: listColumns,
	})),
	...["databases", "schemas"].map((next) => ({
		word: "show",
		next,
		feature: `SHOW ${next.toUpperCase()}`,
		advice: "Write: SELECT schema_name FROM information_schema.schemata",
	})),
	{ word: "show", feature: "SHOW", advice: "Read sys_connection_props, sys_tables or sys_information." },
	{ word: "truncate", feature: "TRUNCATE", advice: "Write DELETE FROM t." },
	{ word: "use", feature: "USE", advice: "Write the schema before the name of the table." },
	{ word: "vacuum", feature: "VACUUM", advice: noUpkeep },
];

/** Clauses by the word at which the reading stops. */
export const unsupportedClauses: readonly UnsupportedRow[] = [
	{ word: "for", previous: "collation", feature: "COLLATION FOR", advice: "Write the collation itself." },
	{ previous: "transaction", first: "prepare", feature: "PREPARE TRANSACTION", advice: "Write COMMIT." },
	{ word: "for", next: "share", feature: "FOR SHARE", advice: noLock },
	{ word: "for", next: "key", feature: "FOR KEY SHARE", advice: noLock },
	{ word: "for", next: "no", feature: "FOR NO KEY UPDATE", advice: noLock },
	{ word: "for", feature: "FOR UPDATE", advice: noLock },
	{ word: "from", first: "copy", feature: "COPY … FROM", advice: "Write INSERT INTO t (…) VALUES (…), (…)." },
	{
		...{ previous: "to", first: "copy", feature: "COPY into a file of the server" },
		advice: "Write COPY … TO STDOUT; psql writes it into a file with \\copy.",
	},
	{ word: "from", first: "update", feature: "UPDATE … FROM", advice: "Write WHERE id IN (SELECT …)." },
	{ word: "using", first: "delete", feature: "DELETE … USING", advice: "Write WHERE id IN (SELECT …)." },
	{
		word: "insert",
		previous: ")",
		first: "with",
		feature: "WITH before INSERT",
		advice: "Write it behind: INSERT INTO t (…) WITH … SELECT ….",
	},
	...["update", "delete"].map((word) => ({
		word,
		previous: ")",
		first: "with",
		feature: `WITH before ${word.toUpperCase()}`,
		advice: "Write it inside: WHERE id IN (WITH … SELECT …).",
	})),
	...["update", "delete"].flatMap((first) =>
		[
			{ word: "order", next: "by", clause: "ORDER BY" },
			{ word: "limit", clause: "LIMIT" },
		].map(({ clause, ...words }) => ({
			...words,
			first,
			feature: `${first.toUpperCase()} … ${clause}`,
			advice: "Write WHERE id IN (SELECT id FROM t … ORDER BY … LIMIT …).",
		})),
	),
	{
		word: "(",
		previous: "set",
		first: "update",
		feature: "UPDATE … SET (a, b) = …",
		advice: "Write SET a = …, b = ….",
	},
	{
		word: "default",
		next: "values",
		first: "insert",
		feature: "INSERT … DEFAULT VALUES",
		advice: "Name a column: INSERT INTO t (a) VALUES (DEFAULT).",
	},
	{ word: "qualify", feature: "QUALIFY", advice: "Put the window function into a subquery and filter outside of it." },
	{ word: "repeatable", previous: ")", feature: "TABLESAMPLE … REPEATABLE", advice: "Leave REPEATABLE out." },
	{ word: "using", feature: "ORDER BY … USING", advice: "Write ASC or DESC." },
	{ word: "variadic", feature: "VARIADIC", advice: "Write the arguments one by one." },
	{ word: "percent", feature: "TOP … PERCENT", advice: "Write the number of rows." },
	{ word: "separator", feature: "SEPARATOR", advice: "Write string_agg(x, ', ')." },
	{
		word: "local",
		previous: "at",
		feature: "AT LOCAL",
		advice: "Write AT TIME ZONE 'UTC', or the zone that you mean.",
	},
	{ word: "from", previous: "rows", feature: "ROWS FROM (…)", advice: "Join the functions, or number their rows." },
	{ word: "distinct", previous: "by", feature: "GROUP BY DISTINCT", advice: "Write each grouping set once." },
	{ word: "search", previous: ")", feature: "SEARCH", advice: "Build a path column and order by it." },
	{ word: "cycle", previous: ")", feature: "CYCLE", advice: "Write UNION instead of UNION ALL, or limit the depth." },
	{ word: "(", previous: "second", feature: "INTERVAL … SECOND(n)", advice: "Write SECOND." },
	{ word: "table", previous: "into", feature: "SELECT … INTO TABLE", advice: "Write INTO csv://path/to/file.csv." },
	{ previous: "similar", feature: "SUBSTRING … SIMILAR", advice: "Write substring(x FROM 'pattern')." },
	{ previous: "national", feature: "NATIONAL CHARACTER", advice: "Write varchar." },
	{ word: "cast", previous: "from", feature: "CAST in FROM", advice: "Write FROM (SELECT …)." },
	...["insert", "update", "delete", "merge"].map((next) => ({
		word: "(",
		next,
		feature: `${next.toUpperCase()} inside of WITH`,
		advice: "Run it as a statement of its own.",
	})),
	...["json", "document", "normalized", "nfc", "nfd", "nfkc", "nfkd"].flatMap((word) =>
		["is", "not"].map((previous) => ({
			word,
			previous,
			feature: `IS ${word.toUpperCase()}`,
			advice: functionHint,
		})),
	),
	...["year", "month", "day", "hour", "minute", "second"].map((word) => ({
		word,
		previous: "interval",
		feature: `the type INTERVAL ${word.toUpperCase()}`,
		advice: "Write INTERVAL.",
	})),
	...["current_date", "current_time", "current_timestamp", "current_user", "user"].map((word) => ({
		word,
		previous: "from",
		feature: `${word.toUpperCase()} in FROM`,
		advice: "Write FROM (SELECT …).",
	})),
	{ word: "guid", previous: "{", feature: "the escape {guid …}", advice: "Write the text itself: '…'." },
	{ word: "{", next: "limit", feature: "the escape {limit …}", advice: "Write LIMIT n OFFSET m." },
	{
		word: "?",
		previous: "{",
		feature: "the escape {? = call …}",
		advice: "Write {call name(…)}: what it gives are rows.",
	},
	{
		word: ".",
		next: "*",
		feature: "all fields of a row inside of an expression",
		advice: "Name the fields one by one.",
	},
];

/** Functions whose arguments PostgreSQL's grammar reads in words of their own; with commas alone they are calls as any other. */
export const unsupportedForms: readonly string[] = [
	..."json_array json_arrayagg json_exists json_object json_objectagg json_query json_table json_value".split(" "),
	..."treat xmlelement xmlforest xmlparse xmlpi xmlroot xmlserialize xmltable".split(" "),
];
