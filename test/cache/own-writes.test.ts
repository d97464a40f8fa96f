import { describe, expect, it } from "vitest";
import type { FetchPages, RowWrite } from "../../src/cache/index.ts";
import type { EmbeddedScan, SearchScan, TableScan } from "../../src/catalog/index.ts";
import type { TableDefinition } from "../../src/profile/index.ts";
import { makeCatalogTable, makeColumn, scanTags, searchAll } from "./sample-table.ts";
import { openTestCache, type Row, type TestCacheOptions } from "./test-cache.ts";

const lagMs = 600_000;
const early = "2026-01-01 00:00:00";
const late = "2026-01-02 00:00:00";

const id = { ...makeColumn("id"), filter: { in: "exact" as const } };
const columns = [id, makeColumn("name"), makeColumn("updated_at", "timestamp")];
const get = { kind: "get", path: "/things/{id}", column: "id", absent: [404] } as const;
const { path } = searchAll;
const things: TableDefinition = {
	...searchAll.table,
	columns,
	newerBy: "updated_at",
	read: [get, path],
	incremental: { column: "updated_at", lagMs, deletions: "count" },
};
const tagColumns = [makeColumn("thing_id"), makeColumn("tag_id")];
const tagPath = scanTags(searchAll).path;
const tags: TableDefinition = {
	...searchAll.table,
	name: "thing_tags",
	key: ["thing_id", "tag_id"],
	columns: tagColumns,
	read: [tagPath],
};
const tables = [things, tags].map(makeCatalogTable);
const search: SearchScan = { kind: "search", table: things, path };
const named: SearchScan = {
	...search,
	filter: { kind: "leaf", column: makeColumn("name"), operator: "eq", value: "old" },
};
const tagScan: EmbeddedScan = { kind: "embedded", table: tags, path: tagPath, parent: search };

/** A service whose search shows `found`, while `rows` has them as they are; both by id. */
class LateService {
	readonly rows = new Map<string, Row>();
	readonly found = new Map<string, Row>();
	readonly tags = new Map<string, readonly string[]>();
	/** Which tags the search shows. */
	readonly foundTags = new Map<string, readonly string[]>();
	readonly asked: string[] = [];

	readonly fetch: FetchPages = async function* (this: LateService, scan: TableScan) {
		await Promise.resolve();
		yield this.#answer(scan);
	}.bind(this);

	put(key: string, name: string, at: string): void {
		this.rows.set(key, [key, name, at]);
	}

	/** The search catches up. */
	index(): void {
		this.found.clear();
		for (const [key, row] of this.rows) this.found.set(key, row);
		this.foundTags.clear();
		for (const [key, list] of this.tags) this.foundTags.set(key, list);
	}

	#answer(scan: TableScan) {
		if (scan.kind === "get") {
			this.asked.push(`get ${scan.keys.join()}`);
			return { rows: scan.keys.flatMap((key) => [this.rows.get(key)].filter((row) => row !== undefined)) };
		}
		if (scan.kind === "embedded") {
			const isGet = scan.parent.kind === "get";
			const keys = scan.parent.kind === "get" ? scan.parent.keys : [...this.found.keys()];
			this.asked.push(isGet ? `tags of ${keys.join()}` : "all tags");
			const read = isGet ? this.tags : this.foundTags;
			return {
				rows: keys.flatMap((key) => (read.get(key) ?? []).map((tag) => [key, tag])),
				parents: keys,
				begun: keys,
			};
		}
		const { filter, limit } = scan as SearchScan;
		const leaf = filter?.kind === "leaf" ? filter : undefined;
		const isAmong = leaf?.operator === "in";
		this.asked.push(isAmong ? "count some" : limit === 1 ? "count" : leaf?.operator === "gt" ? "changes" : "search");
		const all = [...this.found.values()].filter(([key]) => !isAmong || [leaf.value].flat().includes(String(key)));
		return { rows: limit === 1 ? all.slice(0, 1) : all, total: all.length, latest: Date.parse(`${late}Z`) };
	}
}

async function openPlace(options: TestCacheOptions = {}) {
	const service = new LateService();
	service.put("a", "old", early);
	service.put("b", "old", early);
	service.tags.set("a", ["1"]);
	service.index();
	const place = await openTestCache({ tables, ...options });
	// Longer ago than anything of which nobody could know yet.
	place.clock.time += 3 * lagMs;
	const ask = async (scan: TableScan = search, its = columns): Promise<string> => {
		service.asked.length = 0;
		const held = await place.cache.materialise(scan, its, service.fetch);
		const { rows } = { rows: await readRows(place.storage, held.tableName) };
		await held.release();
		return rows;
	};
	return { ...place, service, ask };
}

async function readRows(storage: Awaited<ReturnType<typeof openTestCache>>["storage"], name: string): Promise<string> {
	const reader = storage.openReader();
	try {
		const rows: string[] = [];
		for await (const some of await reader.query(`SELECT * FROM ${name} ORDER BY 1, 2`, {})) {
			rows.push(...some.map((row) => row.slice(0, 2).join(":")));
		}
		return rows.join(" ");
	} finally {
		await reader.release();
	}
}

const write = (key: string, outcome: RowWrite["outcome"]): RowWrite => ({ table: "things", key: { id: key }, outcome });
const row = (key: string, name: string, at = late) => write(key, { id: key, name, updated_at: at });

describe("what a search does not know yet", () => {
	it.each([
		["kept", true],
		["read live", false],
	])("is laid over rows that are %s", async (_, isKept) => {
		const { cache, service, ask } = await openPlace({ isKept });
		for (const scan of [named, search]) {
			await cache.noteWrites([row("a", "new"), write("b", "gone"), row("c", "made")]);
			service.rows.delete("b");
			expect(await ask(scan)).toBe("a:new c:made");
			expect(service.asked).toEqual(["search"]);
		}
	});

	it("gives way to a copy that is newer", async () => {
		const { cache, service, ask } = await openPlace();
		service.put("a", "newest", "2026-01-03 00:00:00");
		service.index();
		await cache.noteWrites([row("a", "new")]);
		expect(await ask()).toBe("a:newest b:old");
	});

	it("is forgotten when it must be known, and not before", async () => {
		const { cache, clock, service, ask } = await openPlace({ isKept: false });
		await cache.noteWrites([row("c", "made")]);
		clock.time += lagMs;
		expect([...(await cache.listUnsettled())]).toEqual(["things", "thing_tags"]);
		expect(await ask()).toBe("a:old b:old c:made");
		clock.time += 1;
		expect([...(await cache.listUnsettled())]).toEqual([]);
		expect(await ask()).toBe("a:old b:old");
		expect(service.asked).toEqual(["search"]);
	});

	it("is read again from the row itself where nobody knows how it looks, once", async () => {
		const { cache, service, ask } = await openPlace({ isKept: false });
		await cache.noteWrites([write("a", "changed"), write("b", "changed")]);
		service.put("a", "new", late);
		service.rows.delete("b");
		expect(await ask()).toBe("a:new");
		expect(service.asked).toEqual(["search", "get a,b"]);
		expect(await ask()).toBe("a:new");
		expect(service.asked).toEqual(["search"]);
	});

	it("is read again with what it belongs to, and with what belongs to it", async () => {
		const { cache, service, ask } = await openPlace();
		expect(await ask(tagScan, tagColumns)).toBe("a:1");
		await cache.noteWrites([{ table: "thing_tags", key: { thing_id: "b", tag_id: "2" }, outcome: "changed" }]);
		service.tags.set("b", ["2"]);
		service.put("b", "tagged", late);
		expect(await ask(tagScan, tagColumns)).toBe("a:1 b:2");
		expect(await ask()).toBe("a:old b:tagged");
		await cache.noteWrites([write("a", "gone")]);
		service.rows.delete("a");
		service.tags.delete("a");
		expect(await ask(tagScan, tagColumns)).toBe("b:2");
		expect(await ask()).toBe("b:tagged");
	});
});

describe("a row that was written and repeats another one", () => {
	it("is read again when that one is gone", async () => {
		const named = {
			...things,
			columns: [id, { ...makeColumn("name"), references: { table: "owners", column: "id" } }],
		};
		const owners = { ...things, name: "owners" };
		const { cache, service, ask } = await openPlace({ isKept: false, tables: [named, owners].map(makeCatalogTable) });
		await cache.noteWrites([row("a", "o1"), row("b", "o2")]);
		await cache.noteWrites([{ table: "owners", key: { id: "o1" }, outcome: "gone" }]);
		service.put("a", "nobody", late);
		expect(await ask()).toBe("a:nobody b:o2");
		expect(service.asked).toEqual(["search", "get a"]);
	});
});

describe("a write that was about to be sent", () => {
	it("is looked for in the row itself by each who asks, whatever became of it", async () => {
		const { cache, service, ask } = await openPlace();
		expect(await ask()).toBe("a:old b:old");
		await cache.noteWrites([write("a", "pending")]);
		expect(await ask()).toBe("a:old b:old");
		service.put("a", "new", late);
		expect(await ask()).toBe("a:new b:old");
		expect(service.asked).not.toContain("search");
		expect(service.asked).toContain("get a");
	});

	it("lets a full read answer again at once when it surely was not done, or its outcome is told", async () => {
		const { cache, service, ask } = await openPlace();
		await ask();
		const first = await cache.noteWrites([write("a", "pending"), { table: "things", key: {}, outcome: "pending" }]);
		await cache.noteWrites([], first);
		expect(await ask()).toBe("a:old b:old");
		const second = await cache.noteWrites([{ table: "things", key: {}, outcome: "pending" }]);
		await cache.noteWrites([row("c", "made")], second);
		expect(await ask()).toBe("a:old b:old c:made");
		expect(service.asked).toEqual([]);
	});

	it("of a row that has no key yet makes a full read be refreshed, not read whole, until it must be known", async () => {
		const { cache, clock, service, ask } = await openPlace();
		await ask();
		await cache.noteWrites([{ table: "things", key: {}, outcome: "pending" }]);
		expect(await ask()).toBe("a:old b:old");
		expect(service.asked).not.toContain("search");
		service.put("c", "made", late);
		service.index();
		expect(await ask()).toBe("a:old b:old c:made");
		clock.time += lagMs + 1;
		await ask();
		await ask();
		expect(service.asked).toEqual([]);
	});

	it("is in the file, should the process end in the middle", async () => {
		const { cache, storage, clock, service, ask } = await openPlace();
		await ask();
		await cache.noteWrites([write("a", "pending")]);
		await cache.close();
		service.put("a", "new", late);
		const next = await openTestCache({ tables, storage, clock });
		const held = await next.cache.materialise(search, columns, service.fetch);
		expect(await readRows(storage, held.tableName)).toBe("a:new b:old");
	});
});

describe("a refresh by what changed", () => {
	it("is not led to read all rows by those of which the search does not know that they came or went", async () => {
		const { cache, clock, service, ask } = await openPlace();
		await ask();
		clock.time += 600_001;
		await cache.noteWrites([row("c", "made"), write("b", "gone")]);
		service.put("c", "made", late);
		service.rows.delete("b");
		expect(await ask()).toBe("a:old c:made");
		expect(service.asked).toEqual(["changes", "count", "count some", "changes"]);
		service.index();
		clock.time += 600_001;
		expect(await ask()).toBe("a:old c:made");
		expect(service.asked).not.toContain("search");
	});
});
