// Run by a test: reads many rows into a cache file, refreshes them, and prints the most memory that it took, in MB.
import { silentLog, systemClock } from "../../src/base/index.ts";
import { cacheSchema, createCache, type FetchPages, localProcesses } from "../../src/cache/index.ts";
import { openStorage } from "../../src/storage/index.ts";
import { makeModelScans } from "./model-workspace.ts";

const [, , path = "", size = ""] = process.argv;
const rowCount = Number(size);
const { things } = makeModelScans(false, 60);
const storage = await openStorage(path, { server: [], schema: cacheSchema, warn: console.error });
const cache = await createCache({
	fullRefreshMs: 7 * 24 * 60 * 60 * 1000,
	tables: [],
	storage,
	clock: systemClock,
	log: silentLog,
	toleranceMs: 0,
	isKept: true,
	variant: "model",
	processes: localProcesses,
});

const fetchPages: FetchPages = async function* (scan) {
	if (scan.kind === "list") return;
	const isChange = scan.kind === "search" && scan.filter !== undefined;
	const count = isChange ? rowCount / 100 : rowCount;
	for (let start = 0; start < count; start += 150) {
		const rows = Array.from({ length: Math.min(150, count - start) }, (_, index) => {
			const number = start + index;
			return [String(number), "2026-01-01 00:00:00", "2026-02-01 00:00:00", isChange ? "closed" : "open".padEnd(200)];
		});
		yield await Promise.resolve({ rows, resume: String(start), latest: Date.UTC(2026, 1, 1) });
	}
};

const read = () => cache.materialise(things, things.table.columns, fetchPages);
const first = await read();
// The first time the older table is still in use and is copied, the second time it is changed in place.
const second = await read();
await first.release();
await second.release();
const third = await read();
if (third.rowCount !== rowCount) throw new Error(`${third.rowCount} rows`);
await third.release();
await cache.close();
await storage.close();
console.log(process.resourceUsage().maxRSS / 1024);
