import { describe, expect, it } from "vitest";
import type { FetchPages, Page } from "../../src/cache/index.ts";
import { columns, makeColumn, scanParts, scanTags, searchAll } from "./sample-table.ts";
import { openTestCache } from "./test-cache.ts";

const partColumns = [makeColumn("thing_id"), ...columns];
const parts = scanParts({ scan: searchAll });
const part = (parent: string, id: string) => [parent, id, 1, null];

/** Pages that are there at once; the line breaks after them when they do not end. */
function sendPages(pages: readonly Page[], isBroken = false): FetchPages {
	return async function* () {
		for (const page of pages) yield await Promise.resolve(page);
		if (isBroken) throw new Error("the line is dead");
	};
}

describe("a parent that changed while pages were read, and so comes twice", () => {
	it.each([
		["child", parts],
		["embedded", scanTags(searchAll)],
	])("has the rows of its last coming only, in a scan of kind %s", async (_kind, scan) => {
		const { cache, read } = await openTestCache();
		const pages = [
			{ rows: [part("a", "1"), part("a", "2"), part("b", "3")], parents: ["a", "b"], begun: ["a", "b"] },
			{ rows: [part("c", "4")], parents: ["c"], begun: ["c"] },
			{ rows: [part("a", "2"), part("a", "5")], parents: ["a", "b"], begun: ["a", "b"] },
		];
		const held = await cache.materialise(scan, partColumns, sendPages(pages));
		expect(await read(held)).toEqual([part("a", "2"), part("c", "4"), part("a", "5")]);
		expect(held.rowCount).toBe(3);
	});

	it("has all of them when they come on several pages", async () => {
		const { cache, read } = await openTestCache();
		const pages = [
			{ rows: [part("a", "1"), part("a", "2")], parents: ["a"], begun: ["a"] },
			{ rows: [part("a", "3")], parents: [], begun: ["a"] },
			{ rows: [part("a", "4")] },
			{ rows: [part("b", "5")], parents: ["a", "b"], begun: ["b"] },
		];
		const held = await cache.materialise(parts, partColumns, sendPages(pages));
		expect(await read(held)).toEqual([part("a", "3"), part("a", "4"), part("b", "5")]);
	});
});

it("a parent whose rows were on their way when the read broke off is asked for again, and keeps no row of before", async () => {
	const { cache, read } = await openTestCache();
	const first = [
		{ rows: [part("a", "1"), part("b", "2")], parents: ["a"], begun: ["a", "b"], resume: "" },
		{ rows: [part("b", "3")], resume: "" },
	];
	await expect(cache.materialise(parts, partColumns, sendPages(first, true))).rejects.toThrow("the line is dead");
	const done: boolean[] = [];
	const held = await cache.materialise(parts, partColumns, async function* (_scan, _signal, from) {
		for (const key of ["a", "b"]) done.push(from?.isParentDone(key) ?? false);
		yield await Promise.resolve({ rows: [part("b", "4")], parents: ["b"], begun: ["b"] });
	});
	expect(done).toEqual([true, false]);
	expect(await read(held)).toEqual([part("a", "1"), part("b", "4")]);
});
