import { describe, expect, it } from "vitest";
import { printScan } from "../../src/cache/scan-text.ts";
import type { SearchFilter } from "../../src/catalog/index.ts";
import fc from "../random-cases.ts";
import { getKeys, listAll, makeColumn, scanParts, scanTags, searchAll, searchWhere } from "./sample-table.ts";

type Values = Readonly<Record<string, number>>;

const names = ["a", "b"];
const value = fc.integer({ min: 0, max: 2 });
const leaf: fc.Arbitrary<SearchFilter> = fc.oneof(
	fc.record({
		kind: fc.constant("leaf" as const),
		column: fc.constantFrom(...names).map((name) => makeColumn(name)),
		operator: fc.constantFrom("eq" as const, "ne" as const, "gt" as const, "lt" as const),
		value,
	}),
	fc.record({
		kind: fc.constant("leaf" as const),
		column: fc.constantFrom(...names).map((name) => makeColumn(name)),
		operator: fc.constantFrom("in" as const, "nin" as const),
		value: fc.array(value, { minLength: 1, maxLength: 4 }),
	}),
);
const { filter } = fc.letrec<{ filter: SearchFilter }>((tie) => ({
	filter: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		leaf,
		fc.record({
			kind: fc.constantFrom("and" as const, "or" as const),
			filters: fc.array(tie("filter"), { minLength: 1, maxLength: 4 }),
		}),
	),
}));

function shuffle(node: SearchFilter, random: () => number): SearchFilter {
	const mix = <Item>(items: readonly Item[]) =>
		items
			.map((item) => ({ item, at: random() }))
			.sort((left, right) => left.at - right.at)
			.map(({ item }) => item);
	if (node.kind !== "leaf") return { ...node, filters: mix(node.filters.map((member) => shuffle(member, random))) };
	return Array.isArray(node.value) ? { ...node, value: mix(node.value) } : node;
}

function holds(node: SearchFilter, row: Values): boolean {
	if (node.kind !== "leaf") {
		const outcomes = node.filters.map((member) => holds(member, row));
		return node.kind === "and" ? !outcomes.includes(false) : outcomes.includes(true);
	}
	const found = row[node.column.name] ?? 0;
	const list: readonly unknown[] = Array.isArray(node.value) ? node.value : [node.value];
	switch (node.operator) {
		case "eq":
		case "in":
			return list.includes(found);
		case "ne":
		case "nin":
			return !list.includes(found);
		case "gt":
			return found > Number(node.value);
		default:
			return found < Number(node.value);
	}
}

const allRows: Values[] = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => ({ a, b })));

describe("the text of a scan", () => {
	it("is the same whatever the order within AND, OR and lists", () => {
		fc.assert(
			fc.property(filter, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (node, stream) => {
				const shuffled = shuffle(node, () => stream.next().value ?? 0);
				expect(printScan(searchWhere(shuffled))).toBe(printScan(searchWhere(node)));
			}),
		);
	});

	it("is different when the predicates choose different rows", () => {
		fc.assert(
			fc.property(filter, filter, (left, right) => {
				const isSame = printScan(searchWhere(left)) === printScan(searchWhere(right));
				const choose = (node: SearchFilter) => allRows.map((row) => holds(node, row));
				if (isSame) expect(choose(left)).toEqual(choose(right));
			}),
			{ numRuns: 1000 },
		);
	});

	it("does not depend on how groups of one kind are nested", () => {
		const [a, b, c] = ["a", "b", "c"].map((text) => ({
			kind: "leaf" as const,
			column: makeColumn("note"),
			operator: "eq" as const,
			value: text,
		}));
		if (!a || !b || !c) throw new Error("three leaves");
		const flat = printScan(searchWhere({ kind: "and", filters: [a, b, c] }));
		const nested = searchWhere({
			kind: "and",
			filters: [{ kind: "or", filters: [{ kind: "and", filters: [b, c] }] }, a, a],
		});
		expect(printScan(nested)).toBe(flat);
		expect(printScan(searchWhere({ kind: "or", filters: [a, b, c] }))).not.toBe(flat);
	});

	it("tells apart the number 1, the text 1 and true, and texts with quotes and commas in them", () => {
		const values = [1, "1", true, 'a", "b', "a", ["a", "b"], ['a", "b'], ["a, b"]];
		const texts = values.map((one) =>
			printScan(searchWhere({ kind: "leaf", column: makeColumn("note"), operator: "in", value: one })),
		);
		expect(new Set(texts).size).toBe(values.length);
	});

	it("tells apart kinds, tables, orders and limits", () => {
		const order = { column: makeColumn("size"), isDescending: false };
		const scans = [
			listAll,
			{ ...listAll, limit: 5 },
			{ ...listAll, path: { ...listAll.path, query: { archived: "true" } } },
			{ ...listAll, table: { ...listAll.table, name: "others" } },
			searchAll,
			{ ...searchAll, limit: 5 },
			{ ...searchAll, limit: 5, order },
			{ ...searchAll, limit: 5, order: { ...order, isDescending: true } },
			getKeys("1"),
			getKeys("1", "2"),
			scanParts({ keys: ["1"] }),
			scanParts({ scan: searchAll }),
			scanParts({ scan: { ...searchAll, limit: 5 } }),
			scanTags(searchAll),
			scanTags(listAll),
			{ kind: "empty" as const, table: listAll.table },
		];
		expect(new Set(scans.map(printScan)).size).toBe(scans.length);
	});

	it("does not depend on the order of keys, and stays short when there are many", () => {
		const keys = Array.from({ length: 5000 }, (_, index) => `key ${index}`);
		const text = printScan(getKeys(...keys));
		expect(text.length).toBeLessThan(200);
		expect(printScan(getKeys(...keys.toReversed(), "key 7"))).toBe(text);
		expect(printScan(getKeys(...keys.slice(1), "another"))).not.toBe(text);
	});

	it("reads well", () => {
		const where = { kind: "leaf" as const, column: makeColumn("note"), operator: "eq" as const, value: "lead" };
		const order = { column: makeColumn("size"), isDescending: true };
		expect(printScan({ ...searchWhere(where), order, limit: 5 })).toBe(
			'search "things" "/things/search" where "note" eq "lead" order by "size" desc limit 5',
		);
	});
});
