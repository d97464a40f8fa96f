import { describe, expect, it } from "vitest";
import { type Expression, parseScript, parseStatement, printStatement, walkNode } from "../../src/sql/index.ts";
import { createParser } from "../../src/sql/parser/parse.ts";
import { corpus } from "./corpus.ts";
import { withoutPositions } from "./without-positions.ts";

describe("the grammar", () => {
	it("has no ambiguity and no left recursion that chevrotain's validations find", () => {
		expect(() => createParser({ skipValidations: false })).not.toThrow();
	});

	for (const [feature, statements] of Object.entries(corpus)) {
		it(`takes ${feature}, and what is printed parses to the same tree`, () => {
			for (const text of statements) {
				const tree = parseStatement(text);
				expect(withoutPositions(parseStatement(printStatement(tree))), text).toEqual(withoutPositions(tree));
			}
		});
	}

	it("freezes every node and list", () => {
		for (const text of Object.values(corpus).flat()) {
			walkNode(parseStatement(text), (node) => {
				expect(Object.isFrozen(node), `${node.kind} in ${text}`).toBe(true);
				for (const value of Object.values(node)) expect(Object.isFrozen(value)).toBe(true);
			});
		}
	});

	it("gives every node the offset of its first character", () => {
		const text = "SELECT lower(name) AS n FROM contacts c WHERE c.id = 'x' AND open";
		const found: [string, string][] = [];
		walkNode(parseStatement(text), (node) => {
			found.push([node.kind, text.slice(node.at, (node.at ?? 0) + 4)]);
		});
		expect(found).toEqual([
			["Query", "SELE"],
			["Select", "SELE"],
			["OutputColumn", "lowe"],
			["FunctionCall", "lowe"],
			["Identifier", "lowe"],
			["Argument", "name"],
			["ColumnReference", "name"],
			["Identifier", "name"],
			["Identifier", "n FR"],
			["TableName", "cont"],
			["Identifier", "cont"],
			["TableAlias", "c WH"],
			["Identifier", "c WH"],
			["Binary", "c.id"],
			["Binary", "c.id"],
			["ColumnReference", "c.id"],
			["Identifier", "c.id"],
			["Identifier", "id ="],
			["StringLiteral", "'x' "],
			["ColumnReference", "open"],
			["Identifier", "open"],
		]);
	});

	it("parts a script at its semicolons and counts the parameters of each statement anew", () => {
		const script = parseScript("SELECT ?, ?; ; UPDATE t SET a = ? WHERE b = ';'; COMMIT;");
		expect(script.map((statement) => printStatement(statement))).toEqual([
			"SELECT $1, $2",
			"UPDATE t SET a = $1 WHERE b = ';'",
			"COMMIT",
		]);
	});
});

describe("the forms of other dialects", () => {
	const cases: readonly (readonly [string, string])[] = [
		["SELECT TOP 5 [id] FROM [my table]", 'SELECT "id" FROM "my table" LIMIT 5'],
		["SELECT TOP (?) WITH TIES a FROM t ORDER BY a", "SELECT a FROM t ORDER BY a FETCH FIRST $1 ROWS WITH TIES"],
		["SELECT a FROM t LIMIT 5, 10", "SELECT a FROM t LIMIT 10 OFFSET 5"],
		["SELECT a FROM t LIMIT ALL", "SELECT a FROM t"],
		["SELECT TOP 1 a FROM t UNION SELECT 2", "(SELECT a FROM t LIMIT 1) UNION SELECT 2"],
		["SELECT [id] [My Id] FROM [t] [x]", 'SELECT "id" AS "My Id" FROM "t" AS "x"'],
		["SELECT `a b` FROM `t`", 'SELECT "a b" FROM "t"'],
		["SELECT a AS 'My A' FROM t", 'SELECT a AS "My A" FROM t'],
		["SELECT * FROM a CROSS APPLY f(a.x) y", "SELECT * FROM a CROSS JOIN LATERAL f(a.x) AS y"],
		["SELECT * FROM a OUTER APPLY (SELECT 1) y", "SELECT * FROM a LEFT JOIN LATERAL (SELECT 1) AS y ON TRUE"],
		["EXEC p @a='x', @b=1", "CALL p(a => 'x', b => 1)"],
		["SELECT a != 1, a ISNULL, a ~~ 'x', a::int", "SELECT a <> 1, a IS NULL, a LIKE 'x', CAST(a AS int)"],
		["SELECT a OPERATOR(pg_catalog.=) b", "SELECT a = b"],
		["SELECT trim(both 'x' from a), position('a' in b)", "SELECT btrim(a, 'x'), position('a', b)"],
		["SELECT substring(a for 2), extract(YEAR from b)", "SELECT substring(a, 1, 2), extract('year', b)"],
		["SELECT E'a\\n\\u00e9''', $x$it's$x$, N'n'", "SELECT 'a\né''', 'it''s', 'n'"],
		["SELECT a FROM contacts#CACHE", "SELECT a FROM contacts#CACHE"],
		["SELECT a INTO csv://x.csv;delimiter=tab FROM t;", "SELECT a INTO 'csv://x.csv;delimiter=tab' FROM t"],
		["SELECT a, b FROM t GROUP BY (a, b)", "SELECT a, b FROM t GROUP BY a, b"],
		["SELECT a ?| b, ? || 'x', a ? 'k', a[?]", "SELECT a ?| b, $1 || 'x', a ? 'k', a[$2]"],
		["SELECT a[1:n], a[:2], b::text, :n", "SELECT a[1:n], a[:2], CAST(b AS text), @n"],
	];
	for (const [text, canonical] of cases) {
		it(`${text} means ${canonical}`, () => {
			expect(printStatement(parseStatement(text))).toBe(canonical);
		});
	}
});

describe("precedence", () => {
	const cases: readonly (readonly [string, string])[] = [
		["a OR b AND NOT c = d", "(a or (b and (not (c = d))))"],
		["NOT a IS NULL", "(not (a is null))"],
		["a = b IS NULL", "((a = b) is null)"],
		["a < b = ANY (c)", "!"],
		["a < b < c", "!"],
		["a = b = c", "!"],
		["a BETWEEN b AND c AND d", "((a between b c) and d)"],
		["a BETWEEN b + 1 AND c * 2 OR d", "((a between (b + 1) (c * 2)) or d)"],
		["a LIKE b || c ESCAPE d", "(a like (b || c) d)"],
		["a || b + c * d ^ e", "(a || (b + (c * (d ^ e))))"],
		["a -> 'x' ->> 'y' = b", "(((a -> x) ->> y) = b)"],
		["a - b - c", "((a - b) - c)"],
		["a ^ b ^ c", "((a ^ b) ^ c)"],
		["- a ^ b", "((- a) ^ b)"],
		["- a::int", "(- (a::int))"],
		["- a COLLATE c", "((- a) collate)"],
		["a || b COLLATE c", "(a || (b collate))"],
		["a + b AT TIME ZONE c", "(a + (b at c))"],
		["~ a + b = c", "((~ (a + b)) = c)"],
		["a IN (b) = c", "((a in b) = c)"],
		["a IS DISTINCT FROM b = c", "(a distinct (b = c))"],
		["a = NOT b AND c", "((a = (not b)) and c)"],
		["a[1]::int", "(a[]::int)"],
		["a AND b OR c AND d", "((a and b) or (c and d))"],
		["a OPERATOR(x.*) b + c", "(a * (b + c))"],
	];
	for (const [text, grouped] of cases) {
		it(`groups ${text} as PostgreSQL does`, () => {
			const parse = (): string => group(readExpression(text));
			if (grouped === "!") expect(parse).toThrow("cannot be chained");
			else expect(parse()).toBe(grouped);
		});
	}
});

function readExpression(text: string): Expression {
	const statement = parseStatement(`SELECT ${text}`);
	if (statement.kind !== "Query" || statement.body.kind !== "Select") throw new Error(statement.kind);
	const [item] = statement.body.items;
	if (item?.kind !== "OutputColumn") throw new Error("no expression");
	return item.expression;
}

function group(node: Expression): string {
	switch (node.kind) {
		case "ColumnReference":
			return node.path.map((name) => name.name).join(".");
		case "NumberLiteral":
			return node.text;
		case "StringLiteral":
			return node.value;
		case "Unary":
			return `(${node.operator} ${group(node.operand)})`;
		case "Binary":
			return `(${group(node.left)} ${node.operator} ${group(node.right)})`;
		case "Is":
			return `(${group(node.operand)} is ${node.test})`;
		case "IsDistinct":
			return `(${group(node.left)} distinct ${group(node.right)})`;
		case "Between":
			return `(${group(node.operand)} between ${group(node.low)} ${group(node.high)})`;
		case "InList":
			return `(${group(node.operand)} in ${node.items.map(group).join(" ")})`;
		case "Like":
			return `(${group(node.operand)} like ${group(node.pattern)}${node.escape ? ` ${group(node.escape)}` : ""})`;
		case "Cast":
			return `(${group(node.operand)}::${node.type.name})`;
		case "Collate":
			return `(${group(node.operand)} collate)`;
		case "AtTimeZone":
			return `(${group(node.operand)} at ${group(node.zone)})`;
		case "Subscript":
			return `${group(node.operand)}[]`;
		default:
			throw new Error(node.kind);
	}
}
