import { describe, expect, it } from "vitest";
import {
	createCall,
	createIdentifier,
	createNode,
	isReserved,
	keywords,
	mapChildren,
	type Node,
	parseStatement,
	printNode,
	printStatement,
	walkNode,
} from "../../src/sql/index.ts";

describe("walkNode", () => {
	it("visits parents before children, in the order of the text, and leaves out what is below a false", () => {
		const names: string[] = [];
		walkNode(parseStatement("SELECT a, (SELECT b FROM c) FROM d, e WHERE f IN (g, h)"), (node) => {
			if (node.kind === "Identifier") names.push(node.name);
			return node.kind !== "ScalarSubquery";
		});
		expect(names).toEqual(["a", "d", "e", "f", "g", "h"]);
	});
});

describe("mapChildren", () => {
	const rename = (node: Node): Node => {
		const below = mapChildren(node, rename);
		return below.kind === "Identifier" && below.name === "a" ? createIdentifier("z") : below;
	};

	it("returns the same object if nothing changed", () => {
		const tree = parseStatement("SELECT b, count(*) FROM (VALUES (1, 2)) t GROUP BY GROUPING SETS ((b, c), ())");
		expect(rename(tree)).toBe(tree);
	});

	it("changes what is in lists and in lists of lists, freezes it, and keeps the rest", () => {
		const tree = parseStatement("SELECT a, b FROM (VALUES (a, 2)) t GROUP BY GROUPING SETS ((a, b), ())");
		const changed = mapChildren(tree, rename);
		expect(printNode(changed)).toBe('SELECT "z", b FROM (VALUES ("z", 2)) AS t GROUP BY GROUPING SETS (("z", b), ())');
		walkNode(changed, (node) => {
			expect(Object.isFrozen(node)).toBe(true);
		});
		expect(printStatement(tree)).toContain("SELECT a, b");
	});
});

describe("createNode", () => {
	it("makes frozen nodes", () => {
		const call = createCall("lower", [createNode("StringLiteral", { value: "X" })]);
		expect(printNode(call)).toBe("lower('X')");
		expect(Object.isFrozen(call) && Object.isFrozen(call.arguments) && Object.isFrozen(call.arguments[0])).toBe(true);
	});
});

describe("keywords", () => {
	it("are reserved only where the grammar needs it", () => {
		expect(keywords).toContain("SELECT");
		const everyday = "date name value type state role count first last year key text open read priority".split(" ");
		expect(everyday.filter(isReserved)).toEqual([]);
		expect(["select", "FROM", "Order"].every(isReserved)).toBe(true);
	});
});
