import type { Storage } from "../../storage/index.ts";
import type { Processes } from "../cache-contract.ts";
import { isLeased, resumeLimitMs } from "../fetch/fetch-lease.ts";
import { dropResult, isOutdone } from "./result-ledger.ts";
import { isPinned } from "./result-pins.ts";
import { queries, type StoredResult } from "./result-schema.ts";

/** A read that cannot be gone on with, and to which no page came for so long, is given up. */
const readSilenceLimitMs = 60 * 60 * 1000;

/**
 * Drops what nobody can use: obsolete results that no living process has pinned, and unfinished ones whose process is gone
 * and that nobody will go on with.
 * @returns How many results were dropped.
 */
export function sweepResults(storage: Storage, processes: Processes, now: number): number {
	const candidates = queries.selectFrom("scans").select("id").where("state", "!=", "complete").compile();
	let dropped = 0;
	for (const { id } of storage.run(candidates)) {
		// Each in a transaction of its own: dropping a large table takes a while, and others want to write.
		storage.transaction(() => {
			const [result] = storage.run(queries.selectFrom("scans").selectAll().where("id", "=", id).compile());
			if (!result || result.state === "complete" || isUsed(storage, result, processes, now)) return;
			dropResult(storage, id);
			dropped++;
		});
	}
	return dropped;
}

function isUsed(storage: Storage, result: StoredResult, processes: Processes, now: number): boolean {
	if (result.state === "obsolete") return isPinned(storage, result.id, { processes, now });
	if (result.resume === null) {
		const isAlive = result.process_id === processes.ownId || processes.isAlive(result.process_id);
		return isAlive && now - result.touched_at <= readSilenceLimitMs;
	}
	if (isLeased(result, processes, now)) return true;
	return now - result.touched_at <= resumeLimitMs && !isOutdone(storage, result);
}

/**
 * Retires results, the least recently used first, until the others fit: neither one that a statement uses or somebody
 * reads, nor the one that is named.
 * @param maxBytes By the estimate of their rows.
 */
export function evictResults(
	storage: Storage,
	maxBytes: number,
	{ keptId, processes, now }: { readonly keptId: number; readonly processes: Processes; readonly now: number },
): void {
	const query = queries
		.selectFrom("scans")
		.selectAll()
		.where("state", "!=", "obsolete")
		.orderBy("used_at")
		.orderBy("id")
		.compile();
	storage.transaction(() => {
		const results = storage.run(query);
		let total = results.reduce((sum, result) => sum + result.byte_count, 0);
		for (const result of results) {
			if (total <= maxBytes) return;
			const isUsed = isPinned(storage, result.id, { processes, now }) || isLeased(result, processes, now);
			if (result.id === keptId || isUsed) continue;
			retireResult(storage, result.id);
			total -= result.byte_count;
		}
	});
}

/** Lets nobody use a result from now on; it is dropped when nobody uses it any more. */
export function retireResult(storage: Storage, id: number): void {
	storage.run(queries.updateTable("scans").set({ state: "obsolete" }).where("id", "=", id).compile());
}

/**
 * Retires everything that is complete or was given up, of all tables or of some.
 * @returns How many results that is.
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
			.filter((result) => tables === undefined || tables.includes(result.source_table))
			.filter((result) => result.state === "complete" || !isLeased(result, processes, now));
		for (const result of chosen) retireResult(storage, result.id);
		return chosen.length;
	});
}
