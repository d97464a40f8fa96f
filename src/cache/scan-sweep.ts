import type { Storage } from "../storage/index.ts";
import type { Processes } from "./cache-contract.ts";
import { queries, type StoredScan } from "./cache-schema.ts";
import { isHeld, resumeLimitMs } from "./scan-lease.ts";
import { dropScan, isOutdone } from "./scan-ledger.ts";
import { isPinned } from "./scan-pins.ts";

/** A read that cannot be gone on with, and to which no page came for so long, is given up. */
const readSilenceLimitMs = 60 * 60 * 1000;

/**
 * Drops what nobody can use: obsolete scans that no living process has pinned, and unfinished ones whose process is gone
 * and that nobody will go on with.
 * @returns How many scans were dropped.
 */
export function sweepScans(storage: Storage, processes: Processes, now: number): number {
	const candidates = queries.selectFrom("scans").select("id").where("state", "!=", "complete").compile();
	let dropped = 0;
	for (const { id } of storage.run(candidates)) {
		// Each in a transaction of its own: dropping a large table takes a while, and others want to write.
		storage.transaction(() => {
			const [scan] = storage.run(queries.selectFrom("scans").selectAll().where("id", "=", id).compile());
			if (!scan || scan.state === "complete" || isUsed(storage, scan, processes, now)) return;
			dropScan(storage, id);
			dropped++;
		});
	}
	return dropped;
}

function isUsed(storage: Storage, scan: StoredScan, processes: Processes, now: number): boolean {
	if (scan.state === "obsolete") return isPinned(storage, scan.id, { processes, now });
	if (scan.resume === null) {
		const isAlive = scan.process_id === processes.ownId || processes.isAlive(scan.process_id);
		return isAlive && now - scan.touched_at <= readSilenceLimitMs;
	}
	if (isHeld(scan, processes, now)) return true;
	return now - scan.touched_at <= resumeLimitMs && !isOutdone(storage, scan);
}

/**
 * Retires scans, the least recently used first, until the others fit: neither one that a statement uses or somebody
 * reads, nor the one that is named.
 * @param maxBytes By the estimate of their rows.
 */
export function evictScans(
	storage: Storage,
	maxBytes: number,
	{ keptId, processes, now }: { readonly keptId: number; readonly processes: Processes; readonly now: number },
): void {
	const held = queries
		.selectFrom("scans")
		.selectAll()
		.where("state", "!=", "obsolete")
		.orderBy("used_at")
		.orderBy("id")
		.compile();
	storage.transaction(() => {
		const scans = storage.run(held);
		let total = scans.reduce((sum, scan) => sum + scan.byte_count, 0);
		for (const scan of scans) {
			if (total <= maxBytes) return;
			const isUsed = isPinned(storage, scan.id, { processes, now }) || isHeld(scan, processes, now);
			if (scan.id === keptId || isUsed) continue;
			retireScan(storage, scan.id);
			total -= scan.byte_count;
		}
	});
}

/** Lets nobody use a scan from now on; it is dropped when nobody uses it any more. */
export function retireScan(storage: Storage, id: number): void {
	storage.run(queries.updateTable("scans").set({ state: "obsolete" }).where("id", "=", id).compile());
}

/**
 * Retires everything that is complete or was given up, of all tables or of some.
 * @returns How many scans that is.
 */
export function retireAll(
	storage: Storage,
	tables: readonly string[] | undefined,
	processes: Processes,
	now: number,
): number {
	return storage.transaction(() => {
		const all = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
		const chosen = storage
			.run(all)
			.filter((scan) => tables === undefined || tables.includes(scan.source_table))
			.filter((scan) => scan.state === "complete" || !isHeld(scan, processes, now));
		for (const scan of chosen) retireScan(storage, scan.id);
		return chosen.length;
	});
}
