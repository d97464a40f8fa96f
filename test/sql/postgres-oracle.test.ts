import { readFileSync } from "node:fs";
import { loadModule } from "libpg-query";
import { beforeAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { isReserved, mapChildren, type Node, parseStatement, type Statement } from "../../src/sql/index.ts";
import fc from "../random-cases.ts";
import { printPostgres, readPostgres, spellOut } from "./postgres-form.ts";
import { queryArbitrary } from "./statement-arbitrary.ts";

const isSoak = process.env["SOAK"] === "1";
const timeoutMs = isSoak ? 900_000 : 60_000;

/** What PostgreSQL reads and we refuse as a syntax error, and why; anything else must at least be named: 0A000, or 42883 for an operator. */
const unread: Readonly<Record<string, string>> = {
	SELECT: "a row without columns is nothing that SQLite or a client has",
	"SELECT EXISTS (SELECT)": "the same",
	"SELECT WHERE true": "the same",
	"SELECT FROM t": "the same",
	"SELECT FROM t WHERE a": "the same",
	"SELECT national character 'x'": "the oldest name of varchar",
	"SELECT a::national char varying(5) FROM t": "the same",
	"SELECT a::geometry(Point, 4326) FROM t": "only types of extensions have modifiers that are no numbers",
	"SELECT a::numeric(10, -2) FROM t": "a negative scale; round(a, -2) says the same",
	"SELECT OPERATOR(pg_catalog.-) a, OPERATOR(-) a + b FROM t": "no client writes it before an operand",
	"SELECT ROW(t.*, 1) FROM t": "a whole row inside of another; the hint says where a star can stand",
	"SELECT a FROM t *": "a star after a table means its descendants, of which there are none",
	"SELECT a FROM t * x": "the same",
	"SELECT a FROM t FETCH FIRST +5 ROWS ONLY": "in parentheses it is read: FETCH FIRST (+5) ROWS ONLY",
	"SELECT a FROM t FETCH FIRST f(1) ROWS ONLY": "the same",
};

/** What both read, but not as the same tree. */
const different: Readonly<Record<string, string>> = {
	'SELECT a::"char" FROM t': "quotes make no other type of a type's name here",
	"SELECT f(t.*) FROM t": "the row is what f(t) is given",
	"EXPLAIN (COSTS off) SELECT a FROM t": "an option that leaves out what is not shown anyway is not kept",
	"EXPLAIN (ANALYZE true, VERBOSE off, FORMAT json) SELECT 1":
		"an option that is off is not kept, and one that is on has no value",
	"SELECT a FROM ONLY t": "no table has tables that inherit from it, so ONLY is not kept",
	"SELECT a FROM t TABLESAMPLE system (10)": "a sample of a table is a subquery that leaves rows out by chance",
	"SELECT a::setof int FROM t": "setof is the name of no type, as the binder says",
};

/** What we read and PostgreSQL does not: by what PostgreSQL says about it, or by what is in the tree. */
const extensions: readonly (readonly [text: string, reason: string])[] = [
	["SELECT a year, b month FROM t", "any word that is not reserved may be an alias without AS"],
	["SELECT CASE WHEN a THEN b END[1] FROM t", "a subscript or a field after anything"],
	["SELECT f(a).b FROM t", "a subscript or a field after anything"],
	["SELECT numeric(1), float(2), int(3)", "the name of a type calls a function, as in SQLite"],
	["SELECT position('a', b), position(a = b, c)", "position, overlay and extract with commas"],
	["SELECT sum(a) OVER (rows ORDER BY b) FROM t WINDOW rows AS ()", "a window may be called rows, range or groups"],
	["SELECT a FROM t LIMIT 5, 10", "LIMIT offset, count"],
	["SELECT TOP 5 a FROM t", "TOP"],
	["SELECT [a] FROM [t]", "names in brackets"],
	["SELECT `a` FROM `t`", "names in backticks"],
	["SELECT ?, :a FROM t", "parameters in all forms"],
	["SELECT a 'x'[1] FROM t WHERE a = @x", "parameters in all forms"],
	["SELECT a AS 'x' FROM t", "an alias in single quotes"],
	["SELECT a FROM t#CACHE", "t#CACHE"],
	["SELECT a INTO csv://x.csv FROM t", "INTO csv://file"],
	["SELECT a FROM t CROSS APPLY f(a) x", "APPLY"],
	["(SELECT a FROM t LIMIT 5) LIMIT 3", "a query in parentheses is cut again"],
	["UPSERT INTO t (a) VALUES (1)", "statements of drivers"],
	["EXEC p @a = 1", "statements of drivers"],
	["CACHE SELECT * FROM t", "statements of drivers"],
];

/** The same for generated statements: what PostgreSQL's error and the text have in common. */
const generatedExtensions: readonly (readonly [error: RegExp, text: RegExp, reason: string])[] = [
	[/near "=>"/, / => /, "any word that is not reserved may name an argument"],
	[/near "not"/i, /\.not (?:I?LIKE|BETWEEN|IN|SIMILAR)/i, "a column called not, before LIKE, BETWEEN or IN"],
	[/near "\*"/, /\(\*\)/, "the name of a type or of a form of the grammar calls a function, with a star too"],
	[/near "\("/, /\b(?:time|interval)\(/i, "the name of a type calls a function, in FROM too"],
	[
		/near "(?:COLLATE|AT|ANY|ALL|SOME)"/i,
		/ BETWEEN /,
		"the lower bound of BETWEEN may have any operator that binds closer",
	],
];

const corpus = readFileSync(new URL("./postgres-corpus.sql", import.meta.url), "utf8")
	.split("\n")
	.filter((line) => line.trim() !== "" && !line.startsWith("-- "))
	// The sign stands for a line break inside of a statement.
	.map((line) => line.replaceAll("⏎", "\n"));

/** "same", "other" for another tree, or the SQLSTATE of our error. */
function compare(text: string): string {
	const expected = readPostgres(text);
	let tree: Statement;
	try {
		tree = parseStatement(text);
	} catch (error) {
		return error instanceof ProviderError ? error.sqlState : String(error);
	}
	try {
		return JSON.stringify(readPostgres(spellOut(tree))) === JSON.stringify(expected) ? "same" : "other";
	} catch {
		return "other";
	}
}

function isReadByPostgres(text: string): boolean {
	return refusalOfPostgres(text) === undefined;
}

function refusalOfPostgres(text: string): string | undefined {
	try {
		readPostgres(text);
		return undefined;
	} catch (error) {
		return String(error);
	}
}

beforeAll(async () => {
	await loadModule();
});

describe("PostgreSQL's own parser", () => {
	it("reads every statement of the corpus as we do, or the difference has a reason", () => {
		expect(corpus.length).toBeGreaterThanOrEqual(650);
		const surprises = corpus
			.map((text) => [text, compare(text)] as const)
			.filter(([text, found]) => {
				if (text in unread) return found !== "42601";
				if (text in different) return found !== "other";
				return !["same", "0A000", "42883"].includes(found);
			});
		expect(surprises).toEqual([]);
	});

	it("reads most of the corpus just as we do", () => {
		const isSame = corpus.filter((text) => compare(text) === "same");
		expect(isSame.length).toBeGreaterThanOrEqual(570);
	});

	it("refuses what is an extension of ours, and we read it", () => {
		for (const [text] of extensions) {
			expect(isReadByPostgres(text), text).toBe(false);
			expect(parseStatement(text), text).toBeDefined();
		}
	});

	it(
		"reads generated statements as we do",
		() => {
			const statements = fc.sample(queryArbitrary(4).map(toPostgres), { numRuns: isSoak ? 6000 : 400 });
			const texts = statements.map((statement) => printPostgres(statement));
			const refusals = texts.map((text) => [text, refusalOfPostgres(text)] as const);
			const unexplained = refusals.filter(
				([text, refusal]) =>
					refusal !== undefined &&
					!generatedExtensions.some(([error, pattern]) => error.test(refusal) && pattern.test(text)),
			);
			expect(unexplained).toEqual([]);
			const read = refusals.flatMap(([text, refusal]) => (refusal === undefined ? [text] : []));
			const surprises = read.map((text) => [text, compare(text)] as const).filter(([, found]) => found !== "same");
			expect(surprises).toEqual([]);
			expect(read.length / texts.length).toBeGreaterThan(0.95);
		},
		timeoutMs,
	);
});

/** The statement without our extensions. */
function toPostgres(statement: Statement): Statement {
	const change = (node: Node): Node => withoutExtensions(mapChildren(node, change));
	return change(statement) as Statement;
}

function withoutExtensions(node: Node): Node {
	switch (node.kind) {
		case "Parameter":
			return { ...node, name: /^[0-9]+$/.test(node.name) ? node.name : "3" };
		case "Binary": {
			// Here `SELECT top ? a` has a parameter for the number of rows.
			const isTop =
				node.operator.startsWith("?") && node.left.kind === "ColumnReference" && node.left.path[0]?.name === "top";
			return isTop ? node.right : node;
		}
		case "TableName":
			return { ...node, isCacheOnly: undefined };
		case "TableAlias":
		case "CommonTable":
			return { ...node, name: { ...node.name, isQuoted: node.name.isQuoted || isReserved(node.name.name) } };
		case "Query":
			// WITH TIES asks for an ORDER BY, and no clause may be given inside and outside of parentheses.
			if (node.body.kind === "Query") return node.body;
			return node.orderBy.length === 0 ? { ...node, hasTies: undefined } : node;
		case "FunctionCall":
			return node.withinGroup.length === 0 ? node : { ...node, isDistinct: false, orderBy: [] };
		case "GroupingSets":
			// Only GROUPING SETS takes other sets and empty ones.
			return node.elements.every((element) =>
				"kind" in element ? element.kind !== "GroupingSets" : element.length > 0,
			)
				? node
				: { ...node, type: "sets" };
		case "TypeName":
			return {
				...node,
				modifiers: node.modifiers.slice(0, node.name.startsWith("int") || node.name.startsWith("d") ? 0 : 1),
			};
		default:
			return node;
	}
}
