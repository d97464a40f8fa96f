import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Expression, parseStatement, printExpression, printStatement } from "../../src/sql/index.ts";
import fc from "../random-cases.ts";

let database: Database.Database;

beforeAll(() => {
	database = new Database(":memory:");
	database.exec('CREATE TABLE t (id INTEGER, a INTEGER, b TEXT, "order" TEXT)');
	database.exec("INSERT INTO t VALUES (1, 10, 'x', 'p'), (2, NULL, 'y', 'q'), (3, 30, NULL, 'r')");
	database.exec("CREATE TABLE u (id INTEGER, c TEXT)");
	database.exec("INSERT INTO u VALUES (1, 'u1'), (3, 'u3'), (4, 'u4')");
});

afterAll(() => {
	database.close();
});

function run(text: string, parameters: Record<string, unknown> = {}): unknown {
	return database
		.prepare(printStatement(parseStatement(text), "sqlite"))
		.raw()
		.all(parameters);
}

describe("the sqlite dialect", () => {
	const cases: readonly (readonly [string, string])[] = [
		["SELECT a FROM t WHERE b = ? AND :n", 'SELECT "a" FROM "t" WHERE "b" = :p1 AND :pn'],
		[
			"SELECT a FROM t ORDER BY a, b DESC, id NULLS FIRST",
			'SELECT "a" FROM "t" ORDER BY "a" NULLS LAST, "b" DESC NULLS FIRST, "id" NULLS FIRST',
		],
		["SELECT a FROM t OFFSET 1", 'SELECT "a" FROM "t" LIMIT -1 OFFSET 1'],
		["SELECT a IS DISTINCT FROM b, a IS UNKNOWN", 'SELECT "a" IS NOT "b", "a" IS NULL'],
		["SELECT 1 UNION (SELECT 2 INTERSECT SELECT 3)", "SELECT 1 UNION SELECT * FROM (SELECT 2 INTERSECT SELECT 3)"],
		["SELECT 0b101, 0xFF, 1_000", "SELECT 5, 255, 1000"],
		["SELECT a FROM a CROSS JOIN b", 'SELECT "a" FROM "a" JOIN "b"'],
		["SELECT (a < b) = c, a || (b + c)", 'SELECT "a" < "b" = "c", "a" || ("b" + "c")'],
		["SELECT (a || b) * c, -(-a)", 'SELECT "a" || "b" * "c", - -"a"'],
	];
	for (const [text, printed] of cases) {
		it(`${text} is written ${printed}`, () => {
			expect(printStatement(parseStatement(text), "sqlite")).toBe(printed);
		});
	}

	it("is executed by SQLite with PostgreSQL's answers", () => {
		expect(run('SELECT id FROM t ORDER BY a, "order"')).toEqual([[1], [3], [2]]);
		expect(run("SELECT id FROM t ORDER BY a DESC LIMIT 1")).toEqual([[2]]);
		expect(run("SELECT id FROM t ORDER BY id OFFSET ?", { p1: 2 })).toEqual([[3]]);
		expect(run("SELECT group_concat(id, ',' ORDER BY a DESC) FROM t")).toEqual([["2,3,1"]]);
		expect(run("SELECT id, row_number() OVER (ORDER BY b) FROM t ORDER BY id")).toEqual([
			[1, 1],
			[2, 2],
			[3, 3],
		]);
		expect(run("SELECT 1 UNION SELECT 2 INTERSECT SELECT 3")).toEqual([[1]]);
		expect(run("(SELECT 1 UNION SELECT 3) INTERSECT SELECT 3")).toEqual([[3]]);
		expect(run("(SELECT id FROM t ORDER BY id DESC LIMIT 1) UNION ALL (VALUES (7)) ORDER BY 1")).toEqual([[3], [7]]);
		expect(run("VALUES (1), (2) ORDER BY 1 DESC LIMIT 1")).toEqual([[2]]);
		expect(run("SELECT x.p, x.q FROM (VALUES (1, 2)) AS x (p, q)")).toEqual([[1, 2]]);
		expect(run("SELECT t.id, u.c FROM t FULL JOIN u USING (id) ORDER BY u.id")).toEqual([
			[1, "u1"],
			[3, "u3"],
			[null, "u4"],
			[2, null],
		]);
		expect(run("SELECT count(*) FROM u v, t RIGHT JOIN u ON t.id = u.id")).toEqual([[9]]);
		expect(run("SELECT value FROM json_each('[5,6]') AS j WHERE j.value > 5")).toEqual([[6]]);
		expect(run("SELECT (1, 2) = (1, 2), (1, 2) IN ((1, 2), (3, 4)), a IN (10), TRUE FROM t WHERE id = 1")).toEqual([
			[1, 1, 1, 1],
		]);
		expect(
			run("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT sum(i) FROM n"),
		).toEqual([[10]]);
		expect(
			run("SELECT sum(id) FILTER (WHERE a IS NOT NULL), CAST('5' AS integer), 'a_b' LIKE 'a!_b' ESCAPE '!' FROM t"),
		).toEqual([[4, 5, 1]]);
		expect(
			run(
				"SELECT sum(id) OVER w FROM t WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES)",
			),
		).toEqual([[1], [3], [5]]);
	});

	it("refuses what has to be rewritten before", () => {
		const forms = [
			"SELECT a = ANY (SELECT 1)",
			"SELECT DISTINCT ON (a) a FROM t",
			"SELECT ARRAY[1]",
			"SELECT a ILIKE 'x'",
			"SELECT a AT TIME ZONE 'x'",
			"SELECT * FROM LATERAL (SELECT 1) x",
			"SELECT * FROM generate_series(1, 2)",
			"SELECT a FROM t GROUP BY ROLLUP (a)",
			"SELECT a ^ 2",
			"SELECT a[1]",
			"SELECT (a).b",
			"SELECT DATE '2026-01-01'",
			"SELECT f(a => 1)",
			"SELECT 1 EXCEPT ALL SELECT 2",
			"SELECT a FROM t#CACHE",
			"SELECT a INTO csv://x FROM t",
			"SELECT a FROM t ORDER BY a FETCH FIRST 1 ROWS WITH TIES",
			"SELECT mode() WITHIN GROUP (ORDER BY a)",
			"SELECT a BETWEEN SYMMETRIC 1 AND 2",
			"EXPLAIN SELECT 1",
			"REFRESH t",
			"REFRESH t FULL",
		];
		for (const text of forms) {
			expect(() => printStatement(parseStatement(text), "sqlite"), text).toThrow(
				/cannot be written in the sqlite dialect/,
			);
		}
	});

	it("puts parentheses where SQLite's precedence needs them", () => {
		const leaf: fc.Arbitrary<Expression> = fc.oneof(
			fc.constantFrom("0", "1", "2", "7").map((text): Expression => ({ kind: "NumberLiteral", text })),
			fc.constant<Expression>({ kind: "NullLiteral" }),
		);
		const operators = [
			"and",
			"or",
			"=",
			"<>",
			"<",
			"<=",
			">",
			">=",
			"+",
			"-",
			"*",
			"/",
			"%",
			"||",
			"&",
			"|",
			"<<",
			">>",
		] as const;
		const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
			tree: fc.oneof(
				{ maxDepth: 5, depthIdentifier: "tree" },
				leaf,
				fc.record({
					kind: fc.constant("Binary" as const),
					operator: fc.constantFrom(...operators),
					left: tie("tree"),
					right: tie("tree"),
				}),
				fc.record({
					kind: fc.constant("Unary" as const),
					operator: fc.constantFrom("not" as const, "-" as const, "+" as const, "~" as const),
					operand: tie("tree"),
				}),
				fc.record({
					kind: fc.constant("Is" as const),
					operand: tie("tree"),
					test: fc.constantFrom("null" as const, "true" as const),
					isNegated: fc.boolean(),
				}),
				fc.record({
					kind: fc.constant("IsDistinct" as const),
					left: tie("tree"),
					right: tie("tree"),
					isNegated: fc.boolean(),
				}),
				fc.record({
					kind: fc.constant("Between" as const),
					operand: tie("tree"),
					low: tie("tree"),
					high: tie("tree"),
					isNegated: fc.boolean(),
					isSymmetric: fc.constant(false),
				}),
				fc.record({
					kind: fc.constant("InList" as const),
					operand: tie("tree"),
					items: fc.array(tie("tree"), { minLength: 1, maxLength: 2 }),
					isNegated: fc.boolean(),
				}),
			),
		}));
		fc.assert(
			fc.property(tree, (expression) => {
				const [bare, whole] = database
					.prepare(`SELECT ${printExpression(expression, "sqlite")}, ${enclose(expression)}`)
					.raw()
					.get() as unknown[];
				expect(bare).toEqual(whole);
			}),
			{ numRuns: 2000 },
		);
	});
});

/** The expression with parentheses around everything. */
function enclose(node: Expression): string {
	switch (node.kind) {
		case "NumberLiteral":
			return node.text;
		case "NullLiteral":
			return "NULL";
		case "Binary":
			return `(${enclose(node.left)} ${node.operator} ${enclose(node.right)})`;
		case "Unary":
			return `(${node.operator} ${enclose(node.operand)})`;
		case "Is":
			return `(${enclose(node.operand)} IS ${node.isNegated ? "NOT " : ""}${node.test})`;
		case "IsDistinct":
			return `(${enclose(node.left)} IS ${node.isNegated ? "" : "NOT "}(${enclose(node.right)}))`;
		case "Between":
			return `(${enclose(node.operand)} ${node.isNegated ? "NOT " : ""}BETWEEN ${enclose(node.low)} AND ${enclose(node.high)})`;
		case "InList":
			return `(${enclose(node.operand)} ${node.isNegated ? "NOT " : ""}IN (${node.items.map(enclose).join(", ")}))`;
		default:
			throw new Error(node.kind);
	}
}
