// Run by a test: reads the sample list several times through the cache file, and prints how often it had to fetch.
import { setTimeout as delay } from "node:timers/promises";
import { silentLog, systemClock } from "../../src/base/index.ts";
import { cacheSchema, createCache, localProcesses } from "../../src/cache/index.ts";
import { openStorage } from "../../src/storage/index.ts";
import { columns, listAll } from "./sample-table.ts";

const [, , path = "", mode = ""] = process.argv;
const warn = (message: string) => console.error(message);
const storage = await openStorage(path, { server: [], schema: cacheSchema, warn });
const cache = await createCache({
	fullRefreshMs: 7 * 24 * 60 * 60 * 1000,
	tables: [],
	storage,
	clock: systemClock,
	log: silentLog,
	toleranceMs: mode === "replace" ? 1 : 600_000,
	isKept: true,
	variant: "workspace 1",
	processes: localProcesses,
});

let fetches = 0;
async function* fetchPages() {
	fetches++;
	for (let page = 0; page < 4; page++) {
		yield { rows: Array.from({ length: 50 }, (_, index) => [`${page}-${index}`, fetches, "x"]) };
		await delay(1);
	}
}

async function* fetchForEver() {
	yield* fetchPages();
	process.kill(process.pid, "SIGKILL");
	await delay(60_000);
}

for (let round = 0; round < 25; round++) {
	const held = await cache.materialise(listAll, columns, mode === "die" ? fetchForEver : fetchPages);
	const reader = storage.openReader();
	await reader.begin();
	for await (const [row] of await reader.query(`SELECT count(*), count(DISTINCT size) FROM ${held.tableName}`, {})) {
		if (row?.[0] !== 200 || row[1] !== 1) console.error(`wrong rows: ${String(row)}`);
	}
	await reader.release();
	await held.release();
}
await cache.close();
await storage.close();
console.log(fetches);
