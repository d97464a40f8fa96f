import {
	after,
	afterOperand,
	atStart,
	before,
	beforeAll,
	both,
	type Condition,
	either,
	unless,
} from "./keyword-context.ts";

/** One keyword. Without a condition it is reserved: a name only in quotes, after AS and after a dot. With one it is a name wherever the condition is false. */
export interface KeywordRow {
	readonly word: string;
	readonly when?: Condition;
	/** True where the word names a function instead, e.g. left(name, 3). */
	readonly isFunctionWhen?: Condition;
}

const beforeParenthesis = before("(");
const afterBrace = after("{");
/** FOR READ ONLY behind a query. */
const afterForRead: Condition = (context) => context.previous(1) === "read" && context.previous(2) === "for";
const beforeName: Condition = (context) => context.isNameNext(1);
const afterCall = after(")");
const startsFrame = either(
	afterOperand,
	after("asc", "desc", "first", "last"),
	(context) => context.previous(1) === "(" && ["over", "as"].includes(context.previous(2)),
);
const startsFrameBound = either(
	both(beforeParenthesis, (context) => ["preceding", "following"].includes(wordAfterParenthesis(context))),
	before("between", "<number>", "<parameter>", "<string>", "cast", "case", "-"),
	(context) => context.isNameNext(1),
);
const endsFrameBound = both(either(afterOperand, after("unbounded")), before("and", ")", "exclude"));
const afterIntervalString: Condition = (context) =>
	(context.previous(1) === "<string>" && ["interval", ")"].includes(context.previous(2))) ||
	(context.previous(1) === "to" && intervalFields.includes(context.previous(2)));
const afterIntervalType: Condition = (context) =>
	context.previous(1) === "interval" && ["::", "as"].includes(context.previous(2));
const intervalField = either(afterIntervalString, afterIntervalType);
const intervalFields = ["year", "month", "day", "hour", "minute", "second"];
const startsTypedLiteral = either(
	beforeAll("with", "time"),
	beforeAll("without", "time"),
	beforeAll("(", "<number>", ")", "<string>"),
	beforeAll("(", "<number>", ")", "with", "time"),
	beforeAll("(", "<number>", ")", "without", "time"),
);
const zoneSettings = [["timezone"], ["time", "zone"]] as const;
const startsZoneSetting = both(
	after("<edge>", ";"),
	either(...zoneSettings.flatMap((words) => [beforeAll(...words), beforeAll("session", ...words)])),
);
// What MySQL lists that way is told by its name.
const listings = ["tables", "views", "columns", "fields", "create", "index", "indexes", "databases", "schemas"];
const startsSetting = both(after("<edge>", ";"), either(beforeName, before("all")), unless(before(...listings)));
const isZoneSetting: Condition = (context) => {
	const isSession = context.previous(1) === "session";
	const [verb, start] = [context.previous(isSession ? 2 : 1), context.previous(isSession ? 3 : 2)];
	return ["set", "show", "reset"].includes(verb) && ["<edge>", ";"].includes(start);
};
const atEdge = after("<edge>", ";");
const startsStatement = either(atStart, endsExplainOptions);
const afterCacheOrWith = both(
	after("cache", "with"),
	(context) => context.previous(1) === "cache" || context.previous(2) === "cache",
);

/**
 * The words of the grammar. PostgreSQL's list is the guide (https://www.postgresql.org/docs/current/sql-keywords-appendix.html), but a word is
 * reserved only if the grammar needs it so; what PostgreSQL's scanner and its precedences decide for the others, the conditions decide here.
 */
export const keywordTable = [
	{ word: "abort", when: atEdge },
	{ word: "all" },
	{ word: "analyze", when: after("explain") },
	{ word: "and" },
	{ word: "any" },
	{ word: "apply", when: after("cross", "outer") },
	{ word: "array" },
	{ word: "as" },
	{ word: "asc" },
	{ word: "asymmetric" },
	{ word: "at", when: both(afterOperand, beforeAll("time", "zone")) },
	{ word: "begin", when: startsStatement },
	{ word: "between" },
	{ word: "both" },
	{ word: "by", when: after("group", "order", "partition") },
	{ word: "cache", when: startsStatement },
	{ word: "call", when: either(startsStatement, afterBrace) },
	{ word: "case" },
	{ word: "cast" },
	{ word: "close", when: both(atEdge, either(beforeName, before("all"))) },
	{ word: "collate" },
	{ word: "commit", when: startsStatement },
	{ word: "conflict", when: both(after("on"), before("(", "do")) },
	{ word: "copy", when: both(atEdge, either(beforeName, beforeParenthesis)) },
	{ word: "cross" },
	{ word: "cube", when: beforeParenthesis },
	{ word: "current", when: both(before("row"), after("rows", "range", "groups", "between", "and", "exclude")) },
	{ word: "current_catalog" },
	{ word: "current_date" },
	{ word: "current_role" },
	{ word: "current_schema" },
	{ word: "current_time" },
	{ word: "current_timestamp" },
	{ word: "current_user" },
	{ word: "d", when: afterBrace },
	{ word: "day", when: intervalField },
	{ word: "deallocate", when: both(atEdge, either(beforeName, before("all"))) },
	{
		word: "declare",
		when: both(
			atEdge,
			beforeName,
			unless((context) => context.next(2) === "<edge>"),
		),
	},
	{ word: "default" },
	{ word: "delete", when: startsStatement },
	{ word: "desc" },
	{ word: "discard", when: both(atEdge, either(beforeName, before("all"))) },
	{ word: "distinct" },
	{ word: "do" },
	{ word: "drop", when: afterCacheOrWith },
	{ word: "else" },
	{ word: "end" },
	{ word: "escape", when: either(afterOperand, afterBrace) },
	{ word: "except" },
	{
		word: "exclude",
		when: both(before("current", "group", "ties", "no"), either(afterOperand, after("row", "preceding", "following"))),
	},
	{ word: "exec", when: startsStatement },
	{ word: "execute", when: startsStatement },
	{ word: "existing", when: after("drop") },
	{ word: "exists", when: beforeParenthesis },
	{ word: "explain", when: atStart },
	{ word: "extract", when: beforeParenthesis },
	{ word: "false" },
	{ word: "fetch" },
	{ word: "filter", when: both(afterCall, beforeParenthesis) },
	{ word: "first", when: after("fetch", "nulls") },
	{ word: "fn", when: afterBrace },
	{ word: "following", when: endsFrameBound },
	{ word: "for" },
	{ word: "from" },
	{ word: "full" },
	{ word: "group" },
	{ word: "grouping", when: before("sets") },
	{ word: "groups", when: both(startsFrame, startsFrameBound) },
	{ word: "having" },
	{ word: "hour", when: intervalField },
	{ word: "ilike" },
	{ word: "in" },
	{ word: "inner" },
	{ word: "insert", when: startsStatement },
	{ word: "intersect" },
	{ word: "interval", when: either(before("<string>"), startsTypedLiteral) },
	{ word: "into" },
	{ word: "is" },
	{ word: "isnull", isFunctionWhen: both(unless(afterOperand), beforeParenthesis) },
	{ word: "join" },
	{ word: "last", when: after("nulls") },
	{ word: "lateral" },
	{ word: "leading" },
	{ word: "left", isFunctionWhen: beforeParenthesis },
	{ word: "like" },
	{ word: "limit" },
	{ word: "listen", when: both(atEdge, beforeName) },
	{ word: "localtime" },
	{ word: "localtimestamp" },
	{ word: "lock", when: both(atEdge, either(beforeName, before("table"))) },
	{ word: "materialized", when: both(after("as", "not"), beforeParenthesis) },
	{ word: "minute", when: intervalField },
	{ word: "month", when: intervalField },
	{ word: "move", when: both(atEdge, either(beforeName, before("<number>", "-", "all", "from", "in"))) },
	{ word: "natural" },
	{ word: "next", when: after("fetch") },
	{ word: "no", when: after("exclude") },
	{ word: "not" },
	{ word: "nothing", when: after("do") },
	{ word: "notnull" },
	{ word: "notify", when: both(atEdge, beforeName) },
	{ word: "null" },
	{ word: "nulls", when: both(before("first", "last"), either(afterOperand, after("asc", "desc"))) },
	{ word: "offset" },
	{ word: "oj", when: afterBrace },
	{ word: "on" },
	{ word: "only", when: either(after("row", "rows", "schema"), afterForRead, both(after("from", "join"), beforeName)) },
	{ word: "operator", when: both(afterOperand, beforeParenthesis) },
	{ word: "or" },
	{ word: "order" },
	{ word: "ordinality", when: (context) => context.previous(1) === "with" && context.previous(2) === ")" },
	{ word: "others", when: after("no") },
	{ word: "outer" },
	{
		word: "over",
		when: both(afterCall, either(beforeParenthesis, beforeName)),
	},
	{ word: "overlaps", when: both(afterCall, before("(", "row")) },
	{ word: "overlay", when: beforeParenthesis },
	{ word: "partition", when: before("by") },
	{ word: "percent", when: (context) => context.previous(2) === "top" && context.isAfterOperand },
	{ word: "placing" },
	{ word: "position", when: beforeParenthesis },
	{ word: "preceding", when: endsFrameBound },
	{ word: "precision", when: after("double") },
	{ word: "prepare", when: both(atEdge, beforeName) },
	{ word: "qualify", when: both(afterOperand, beforeName) },
	{ word: "range", when: both(startsFrame, startsFrameBound) },
	{ word: "read", when: both(after("for"), before("only")) },
	{ word: "recursive", when: both(after("with"), unless(before("as", "("))) },
	{ word: "refresh", when: startsStatement },
	{ word: "release", when: both(atEdge, beforeName) },
	{ word: "reset", when: either(startsZoneSetting, both(atEdge, either(beforeName, before("all")))) },
	{ word: "returning" },
	{ word: "right", isFunctionWhen: beforeParenthesis },
	{ word: "rollback", when: startsStatement },
	{ word: "rollup", when: beforeParenthesis },
	{
		word: "row",
		when: either(
			beforeParenthesis,
			before("only", "with"),
			both(afterOperand, before("fetch")),
			after("current"),
			endsOffset,
		),
	},
	{
		word: "rows",
		when: either(
			both(startsFrame, startsFrameBound),
			before("only", "with"),
			both(afterOperand, before("fetch")),
			endsOffset,
		),
	},
	{ word: "savepoint", when: both(atEdge, beforeName) },
	{ word: "schema", when: both(afterCacheOrWith, before("only")) },
	{ word: "second", when: intervalField },
	{ word: "select" },
	{ word: "session", when: both(after("set"), either(...zoneSettings.map((words) => beforeAll(...words)))) },
	{ word: "session_user" },
	{
		word: "set",
		when: either(
			(context) => followsUpdate(context) && startsAssignment(context),
			startsZoneSetting,
			both(atEdge, beforeName),
		),
	},
	{ word: "sets", when: after("grouping") },
	{ word: "show", when: either(startsZoneSetting, startsSetting) },
	{ word: "similar" },
	{ word: "some" },
	{ word: "start", when: both(startsStatement, before("transaction")) },
	{ word: "substring", when: beforeParenthesis },
	{ word: "symmetric" },
	{ word: "t", when: afterBrace },
	{ word: "table" },
	{ word: "tablesample", when: both(afterOperand, beforeName) },
	{ word: "then" },
	{ word: "ties", when: both(after("with", "exclude"), unless(before("as"))) },
	{
		word: "time",
		when: either(both(after("at", "with", "without"), before("zone")), isZoneSetting, startsTypedLiteral),
	},
	{ word: "timestamp", when: startsTypedLiteral },
	{ word: "timezone", when: isZoneSetting },
	{ word: "to" },
	{
		word: "top",
		when: both(
			after("select", "distinct", "all"),
			both(before("<number>", "<parameter>", "("), unless(beforeAll("(", "*"))),
		),
	},
	{ word: "trailing" },
	{ word: "transaction", when: after("begin", "start", "commit", "rollback", "end", "abort") },
	{ word: "trim", when: beforeParenthesis },
	{ word: "true" },
	{ word: "truncate", when: afterCacheOrWith },
	{ word: "ts", when: afterBrace },
	{ word: "unbounded", when: before("preceding", "following") },
	{ word: "union" },
	{
		word: "unknown",
		when: (context) => context.previous(1) === "is" || (context.previous(1) === "not" && context.previous(2) === "is"),
	},
	{ word: "unlisten", when: both(atEdge, either(beforeName, before("*"))) },
	{ word: "update", when: either(startsStatement, after("do")) },
	{ word: "upsert", when: startsStatement },
	{ word: "user" },
	{ word: "using" },
	{ word: "values", when: beforeParenthesis },
	{ word: "verbose", when: after("explain", "analyze") },
	{ word: "varying", when: after("char", "character", "nchar", "bit") },
	{ word: "variadic", when: both(after("(", ","), either(beforeName, before("array", "<parameter>", "<string>"))) },
	{ word: "when" },
	{ word: "where" },
	{ word: "window" },
	{ word: "with" },
	{ word: "within", when: both(afterCall, before("group")) },
	{ word: "without", when: beforeAll("time", "zone") },
	{ word: "work", when: after("begin", "commit", "rollback", "end", "abort") },
	{ word: "year", when: intervalField },
	{ word: "zone", when: after("time") },
] as const satisfies readonly KeywordRow[];

/** How far a condition looks for the other end of a bracket; what is longer than this is no row count. */
const reach = 100;

/** True after the operand of OFFSET, where ROWS cannot be an alias. */
function endsOffset(context: Parameters<Condition>[0]): boolean {
	return context.isAfterOperand && wordBeforeOperand(context) === "offset";
}

function wordBeforeOperand(context: Parameters<Condition>[0]): string {
	let depth = 0;
	for (let n = 1; n < reach; n++) {
		const word = context.previous(n);
		if (word === "<edge>" || word === ";" || word === "select") return "";
		if (word === ")") depth++;
		else if (word === "(" && depth-- === 0) return "";
		else if (word === "offset" && depth === 0) return word;
	}
	return "";
}

function wordAfterParenthesis(context: Parameters<Condition>[0]): string {
	let depth = 0;
	for (let n = 1; n < reach; n++) {
		const word = context.next(n);
		if (word === "(") depth++;
		else if (word === ")" && --depth === 0) return context.next(n + 1);
	}
	return "";
}

/** True after the parenthesis of EXPLAIN (ANALYZE). */
function endsExplainOptions(context: Parameters<Condition>[0]): boolean {
	if (context.previous(1) !== ")") return false;
	for (let n = 2; n < reach; n++) {
		const word = context.previous(n);
		if (word === "(") return context.previous(n + 1) === "explain";
		if (word === "<edge>" || word === ")") return false;
	}
	return false;
}

/** True after UPDATE and the table, with its schema and alias. */
function followsUpdate(context: Parameters<Condition>[0]): boolean {
	for (let n = 1; n < 9; n++) {
		const word = context.previous(n);
		if (word === "update") return true;
		if (["<edge>", ";", "(", ")", "=", ","].includes(word)) return false;
	}
	return false;
}

function startsAssignment(context: Parameters<Condition>[0]): boolean {
	return context.next(1) === "(" || ["=", "."].includes(context.next(2));
}

/** A word of the grammar, in lower case. */
export type KeywordWord = (typeof keywordTable)[number]["word"];

/**
 * The words of the language in upper case, for completion; those of escapes in braces are left out.
 * @example ["ALL", "ANALYZE", "AND", …]
 */
export const keywords: readonly string[] = keywordTable
	.filter((row: KeywordRow) => row.when !== afterBrace)
	.map((row) => row.word.toUpperCase());

const rows: ReadonlyMap<string, KeywordRow> = new Map(keywordTable.map((row) => [row.word, row]));

/** The row of a word in lower case, or undefined if it is no keyword. */
export function findKeyword(word: string): KeywordRow | undefined {
	return rows.get(word);
}

/** True for a word in any case that can only be a name in quotes, after AS, or after a dot. */
export function isReserved(word: string): boolean {
	const row = rows.get(word.toLowerCase());
	return row !== undefined && row.when === undefined;
}
