import { describe, expect, it } from "vitest";
import { findCoverage, isFullRead, listFilledColumns } from "../../src/cache/scan-coverage.ts";
import { getKeys, listAll, makeColumn, scanParts, scanTags, searchAll, searchLarge } from "./sample-table.ts";

describe("a full read", () => {
	it("is a list or search without filter and limit, and what lies in or under all parents", () => {
		const full = [
			listAll,
			searchAll,
			{ ...searchAll, order: { column: makeColumn("size"), isDescending: true } },
			scanParts({ scan: listAll }),
			scanTags(searchAll),
		];
		expect(full.map(isFullRead)).toEqual(full.map(() => true));
	});

	it("is nothing that has a filter, a limit or keys, at any level", () => {
		const narrow = [
			{ ...listAll, limit: 1 },
			{ ...searchAll, limit: 1 },
			searchLarge,
			getKeys("1"),
			scanParts({ keys: ["1"] }),
			scanParts({ scan: searchLarge }),
			scanTags({ ...listAll, limit: 1 }),
			{ kind: "empty" as const, table: listAll.table },
		];
		expect(narrow.map(isFullRead)).toEqual(narrow.map(() => false));
	});

	it("is not a list that the parent may cut short, unless it is completed", () => {
		const cut = scanTags(searchAll, { truncated: "tags.has_more" });
		expect(isFullRead(cut)).toBe(false);
		expect(isFullRead({ ...cut, completion: scanParts({ keys: [] }).path })).toBe(true);
	});
});

describe("coverage by a full read", () => {
	it("is certain for searches and lists, and for what hangs on them", () => {
		const scans = [
			listAll,
			searchLarge,
			{ ...searchAll, limit: 3 },
			scanParts({ scan: searchLarge }),
			scanTags(searchLarge),
		];
		expect(scans.map((scan) => findCoverage(scan).kind)).toEqual(scans.map(() => "always"));
	});

	it("depends on the keys when rows are asked for by key", () => {
		expect(findCoverage(getKeys("1", "2"))).toEqual({ kind: "keys", column: "id", keys: ["1", "2"] });
		expect(findCoverage(scanParts({ keys: ["7"] }))).toEqual({ kind: "keys", column: "thing_id", keys: ["7"] });
	});

	it("is unknown when the parents are asked for by key", () => {
		const scans = [scanParts({ scan: getKeys("1") }), scanTags(getKeys("1")), scanTags(scanParts({ keys: ["1"] }))];
		expect(scans.map((scan) => findCoverage(scan).kind)).toEqual(["never", "never", "never"]);
	});

	it("has only the columns that the embedded form has", () => {
		expect(listFilledColumns(scanTags(listAll, { columns: ["id", "thing_id"] }), ["id", "note"])).toEqual(["id"]);
		expect(listFilledColumns(listAll, ["id", "note"])).toEqual(["id", "note"]);
	});
});
