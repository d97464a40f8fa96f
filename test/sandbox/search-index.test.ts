import { expect, test } from "vitest";
import { Collection } from "../../src/sandbox/data/collection.ts";
import type { DataSet } from "../../src/sandbox/data/data-set.ts";
import { serialIdentifiers } from "../../src/sandbox/data/identifier.ts";
import { type Field, findIn } from "../../src/sandbox/search/field.ts";
import type { SearchQuery } from "../../src/sandbox/search/query.ts";
import { SearchIndex } from "../../src/sandbox/search/search-index.ts";
import fc from "../random-cases.ts";

interface Item {
	readonly id: string;
	readonly count: number | null;
	readonly share: number | string;
	readonly state: string | null;
	readonly isOpen: boolean;
	readonly tags: readonly string[];
}

// More rows than a chunk of a column has, and for one field more values than a column keeps apart.
const size = 70_000;
const identifiers = serialIdentifiers(1000);

function build(index: number): Item {
	return {
		id: identifiers.idOf(index),
		count: index % 11 === 0 ? null : (index * 7919) % 1000,
		share: index % 500 === 3 ? "a half" : ((index * 31) % 400) / 100,
		state: ["open", "closed", null][index % 3] ?? null,
		isOpen: index % 3 === 0,
		tags: [`t${index % 5}`, `t${index % 7}`, `t${index % 13}`].slice(0, index % 4),
	};
}

const fields: readonly Field<Item>[] = [
	{ name: "id", type: "string", read: (it) => it.id, quick: { effort: 100, read: (index) => identifiers.idOf(index) } },
	{
		name: "count",
		type: "integer",
		read: (it) => it.count,
		quick: { effort: 200, read: (index) => build(index).count },
	},
	{ name: "share", type: "integer", read: (it) => it.share },
	{ name: "state", type: "string", read: (it) => it.state },
	{ name: "isOpen", type: "boolean", read: (it) => it.isOpen },
	{ name: "tags", type: "string", read: (it) => it.tags },
];
const [id, count, share, state, isOpen, tags] = fields as [Field<Item>, ...Field<Item>[]] & { length: 6 };

type Filter = Extract<SearchQuery<Item>, { kind: "filter" }>;

function filter(field: Field<Item> | undefined, matches: Filter["matches"], isNegated = false): Filter {
	return { kind: "filter", field: field ?? fail(), matches, isNegated };
}

const leaf = fc.oneof(
	fc.nat(1000).map((most) => filter(count, (value) => typeof value === "number" && value < most)),
	fc.nat(400).map((least) => filter(share, (value) => typeof value === "number" && value * 100 > least)),
	fc.constantFrom("open", "closed").map((name) => filter(state, (value) => value !== name, true)),
	fc.boolean().map((wanted) => filter(isOpen, (value) => value === wanted)),
	fc.nat(12).map((tag) => filter(tags, (value) => [value].flat().includes(`t${tag}`))),
	fc.nat(12).map((tag) => filter(tags, (value) => ![value].flat().includes(`t${tag}`), true)),
	fc.nat(size).map((index) => filter(id, (value) => value === identifiers.idOf(index))),
	fc.nat(9).map((digit) => filter(id, (value) => String(value).endsWith(`${digit}7`))),
);
const group = (member: fc.Arbitrary<SearchQuery<Item>>): fc.Arbitrary<SearchQuery<Item>> =>
	fc.record({
		kind: fc.constant("group" as const),
		operator: fc.constantFrom("AND" as const, "OR" as const),
		members: fc.array(member, { maxLength: 4 }),
	});
const tree = fc.oneof(leaf, group(leaf), group(fc.oneof(leaf, group(leaf))));
const sort = fc.record({
	field: fc.constantFrom("id", "count", "share", "state"),
	order: fc.constantFrom("ascending" as const, "descending" as const),
});

// What a row holds as the index sees it: of a number field, numbers only.
function readValue(field: Field<Item>, item: Item): ReturnType<Field<Item>["read"]> {
	const value = field.read(item, {} as DataSet);
	return field.type === "integer" && typeof value !== "number" ? null : value;
}

function holds(query: SearchQuery<Item>, item: Item): boolean {
	if (query.kind === "filter") return query.matches(readValue(query.field, item));
	return query.operator === "AND"
		? query.members.every((member) => holds(member, item))
		: query.members.some((member) => holds(member, item));
}

function findSlowly(
	collection: Collection<Item>,
	query: SearchQuery<Item>,
	{ field, order }: { field: string; order: string },
): number[] {
	const sorted = fields.find(({ name }) => name === field) ?? fail();
	const found: { index: number; key: ReturnType<Field<Item>["read"]> }[] = [];
	for (let index = 0; index < collection.size; index++) {
		const item = collection.at(index);
		if (item !== undefined && holds(query, item)) found.push({ index, key: readValue(sorted, item) });
	}
	const known = found.filter(({ key }) => key !== null);
	const unknown = found.filter(({ key }) => key === null);
	known.sort((left, right) => {
		const [one, other] = [left.key ?? 0, right.key ?? 0];
		return (one < other ? -1 : one > other ? 1 : 0) || left.index - right.index;
	});
	if (order === "descending") for (const rows of [known, unknown]) rows.reverse();
	return [...known, ...unknown].map(({ index }) => index);
}

function makeIndex(lagMs = 0): { collection: Collection<Item>; index: SearchIndex<Item>; clock: { ms: number } } {
	const collection = new Collection({ count: size, identifiers, build });
	const clock = { ms: 0 };
	const index = new SearchIndex<Item>({} as DataSet, collection, findIn(fields), ["state"], () => true, {
		now: () => clock.ms,
		lagMs,
	});
	return { collection, index, clock };
}

test("any filter and order over many chunks gives what reading every row gives, also after writes", () => {
	const { collection, index } = makeIndex();
	let asked = 0;
	fc.assert(
		fc.property(tree, sort, fc.array(fc.nat(size + 20), { maxLength: 3 }), (query, by, touched) => {
			for (const place of touched) {
				const item = collection.at(place);
				if (place >= size) collection.create({ ...build(place), id: collection.nextId(), state: "open" });
				else if (item !== undefined && place % 2 === 0) collection.remove(item.id);
				else if (item !== undefined) collection.replace({ ...item, count: 7, tags: ["t3"], state: null });
			}
			const { order, keyAt } = index.search(query, `query ${asked++}`, by);
			const wanted = findSlowly(collection, query, by);
			// Compared as texts: the difference between two long lists takes minutes to print.
			expect(Array.from(order).join() === wanted.join()).toBe(true);
			const [first] = wanted;
			const item = collection.at(first ?? -1);
			if (first !== undefined && item !== undefined) {
				expect(keyAt(first)).toBe(readValue(fields.find(({ name }) => name === by.field) ?? fail(), item));
			}
		}),
		{ numRuns: 60 },
	);
});

test("rows that all lack what they are sorted by come by their age", () => {
	const { index } = makeIndex();
	const query = filter(id, (value) => ["1011", "1022"].includes(String(value)));
	expect(Array.from(index.search(query, "x", { field: "count", order: "ascending" }).order)).toEqual([11, 22]);
	expect(Array.from(index.search(query, "x", { field: "count", order: "descending" }).order)).toEqual([22, 11]);
});

test("a result is kept under its key, and a write shows in it", () => {
	const { collection, index } = makeIndex();
	const query = filter(state, (value) => value === "open");
	const by = { field: "count", order: "ascending" } as const;
	const before = index.search(query, "open", by).order;
	expect(index.search(query, "open", by).order).toBe(before);
	collection.remove(identifiers.idOf(before[0] ?? -1));
	expect(Array.from(index.search(query, "open", by).order)).toEqual(Array.from(before.subarray(1)));
});

test("until its time has come, a write is seen by no search: neither what was made, nor changed, nor removed", () => {
	const { collection, index, clock } = makeIndex(1000);
	const query = filter(id, (value) => ["1004", "1005", String(1000 + size)].includes(String(value)));
	const by = { field: "count", order: "ascending" } as const;
	const find = (): unknown[] => {
		const { order, keyAt } = index.search(query, "three", by);
		return Array.from(order, (row) => [row, keyAt(row)]);
	};
	const before = find();
	collection.create({ ...build(1), id: collection.nextId() });
	collection.replace({ ...build(5), count: 1 });
	collection.remove("1004");
	clock.ms = 999;
	expect(find()).toEqual(before);
	clock.ms = 1000;
	expect(find()).toEqual([
		[5, 1],
		[size, build(1).count],
	]);
});

function fail(): never {
	throw new Error("no such field");
}
