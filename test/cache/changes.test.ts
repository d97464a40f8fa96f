import { describe, expect, it } from "vitest";
import type { FetchPages } from "../../src/cache/index.ts";
import type { SearchScan } from "../../src/catalog/index.ts";
import { makeColumn, searchAll } from "./sample-table.ts";
import { openTestCache, type Row } from "./test-cache.ts";

const columns = [makeColumn("id"), makeColumn("updated_at", "timestamp")];
const table = {
	...searchAll.table,
	columns,
	incremental: { column: "updated_at", lagMs: 60_000, deletions: "count" as const },
};
const scan: SearchScan = { ...searchAll, table };

/** A service that has rows, and tells how many; each request may change them afterwards. */
function serve(rows: () => readonly Row[], afterEach: () => void = () => undefined) {
	const asked: string[] = [];
	const fetch: FetchPages = async function* (wanted) {
		const { limit, filter } = wanted as SearchScan;
		asked.push(limit === 1 ? "count" : filter ? "changes" : "all");
		const found = [...rows()];
		await Promise.resolve();
		const latest = Math.max(0, ...found.map(([, at]) => Date.parse(`${String(at)}Z`)));
		yield { rows: limit === 1 ? found.slice(0, 1) : found, total: found.length, latest };
		afterEach();
	};
	return { fetch, asked };
}

const early = "2026-01-01 00:00:00";
const late = "2026-01-02 00:00:00";

describe("a refresh by what changed", () => {
	it("is not deceived by a row that comes while another one is found to be gone", async () => {
		const { cache, clock, read } = await openTestCache();
		let rows: Row[] = [
			["a", early],
			["b", early],
		];
		await (await cache.materialise(scan, columns, serve(() => rows).fetch)).release();
		clock.time += 600_001;
		rows = [["a", early]];
		// After the first answer, whatever it was asked for, there is a new row.
		const service = serve(
			() => rows,
			() => {
				rows = [
					["a", early],
					["c", late],
				];
			},
		);
		const held = await cache.materialise(scan, columns, service.fetch);
		expect((await read(held)).map(([id]) => id)).toEqual(["a", "c"]);
		expect(service.asked.at(-1)).toBe("all");
	});

	it("finds a row that is gone without standing in the list of deleted ones, and believes the list otherwise", async () => {
		const { cache, clock, read } = await openTestCache();
		const feed = { path: "/deleted", rows: "data", paging: "none", key: "id", at: "deleted_at" } as const;
		const listed: SearchScan = { ...scan, table: { ...table, incremental: { ...table.incremental, deletions: feed } } };
		let rows: Row[] = ["a", "b", "c"].map((id) => [id, early]);
		let deleted: Row[] = [];
		const service = serve(() => rows);
		const fetch: FetchPages = async function* (wanted, signal) {
			if (wanted.kind === "list") yield { rows: deleted };
			else yield* service.fetch(wanted, signal);
		};
		const refresh = async () => {
			clock.time += 600_001;
			service.asked.length = 0;
			const held = await cache.materialise(listed, columns, fetch);
			const ids = (await read(held)).map(([id]) => id);
			await held.release();
			return [ids.join(), service.asked.includes("all")];
		};
		expect(await refresh()).toEqual(["a,b,c", true]);
		deleted = [["c", "2026-03-01 00:00:00"]];
		expect(await refresh()).toEqual(["a,b", false]);
		rows = [["a", early]];
		expect(await refresh()).toEqual(["a", true]);
	});

	it("reads nothing whole because rows come all the time, where a list tells what was deleted", async () => {
		const { cache, clock, read } = await openTestCache();
		const feed = { path: "/deleted", rows: "data", paging: "none", key: "id", at: "deleted_at" } as const;
		const listed: SearchScan = { ...scan, table: { ...table, incremental: { ...table.incremental, deletions: feed } } };
		const rows: Row[] = [["a", early]];
		const service = serve(
			() => rows,
			() => {
				rows.push([`n${rows.length}`, late]);
			},
		);
		const fetch: FetchPages = async function* (wanted, signal) {
			if (wanted.kind === "list") yield { rows: [] };
			else yield* service.fetch(wanted, signal);
		};
		await (await cache.materialise(listed, columns, fetch)).release();
		clock.time += 600_001;
		const held = await cache.materialise(listed, columns, fetch);
		expect((await read(held)).map(([id]) => id)).toEqual(["a", "n1"]);
		expect(service.asked).toEqual(["all", "changes", "count"]);
	});

	it("keeps a write of our own that is newer than what a search still shows", async () => {
		const { cache, clock, read } = await openTestCache();
		const rows: Row[] = [["a", early]];
		const { fetch, asked } = serve(() => rows);
		await (await cache.materialise(scan, columns, fetch)).release();
		await cache.noteWrites([{ table: "things", key: { id: "a" }, outcome: { id: "a", updated_at: late } }]);
		clock.time += 600_001;
		expect(await read(await cache.materialise(scan, columns, fetch))).toEqual([["a", late]]);
		expect(asked).toEqual(["all", "changes", "count", "changes"]);
	});

	it("gives way to a whole read when the last one is older than FullRefreshInterval", async () => {
		const { cache, clock } = await openTestCache({ fullRefreshMs: 3_600_000 });
		const { fetch, asked } = serve(() => [["a", early]]);
		const refresh = async (mode?: "full") => {
			asked.length = 0;
			await (await cache.materialise(scan, columns, fetch, undefined, { mode })).release();
			return asked.join();
		};
		expect(await refresh()).toBe("all");
		const start = clock.time;
		clock.time = start + 3_600_000;
		expect(await refresh()).toBe("changes,count,changes");
		expect(await cache.list()).toMatchObject([{ lastFullReadAt: start, nextFullReadAt: start + 3_600_000 }]);
		clock.time = start + 3_600_000 + 600_001;
		expect(await refresh()).toBe("all");
		expect(await cache.list()).toMatchObject([{ lastFullReadAt: clock.time }]);
		clock.time += 1;
		expect(await refresh()).toBe("");
		expect(await refresh("full")).toBe("all");
	});
});
