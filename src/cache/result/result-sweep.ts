import { compileOnce, type Storage, type Tables } from "../../storage/index.ts";
import type { Processes } from "../cache-contract.ts";
import { isLeased, resumeLimitMs } from "../fetch/fetch-lease.ts";
import { dropResult } from "./result-ledger.ts";
import { findPinned } from "./result-pins.ts";
import { queries, type StoredResult } from "./result-schema.ts";

/** A read that cannot be gone on with, and to which no page came for so long, is given up. */
const readSilenceLimitMs = 60 * 60 * 1000;

/**
 * Drops what nobody can use: obsolete results that no living process has pinned, and unfinished ones whose process is gone
 * and that nobody will go on with.
 * @returns How many results were dropped.
 */
export async function sweepResults(storage: Storage, processes: Processes, now: number): Promise<number> {
	let dropped = 0;
	for (const id of await findUnused(storage, findCandidates(), processes, now)) {
		// Each in a transaction of its own: dropping a large table takes a while, and others want to write.
		await storage.transaction(async (tables) => {
			// What nobody used a moment ago may be in use by now.
			const unused = await findUnused(tables, findCandidate(id), processes, now);
			if (unused.length === 0) return;
			await dropResult(tables, id);
			dropped++;
		});
	}
	return dropped;
}

async function findUnused(
	tables: Tables,
	candidates: ReturnType<typeof findCandidates>,
	processes: Processes,
	now: number,
): Promise<readonly number[]> {
	const [results, pinned] = await Promise.all([tables.run(candidates), findPinned(tables, { processes, now })]);
	return results.filter((result) => !isUsed(result, pinned, processes, now)).map(({ id }) => id);
}

const unfinished = queries
	.selectFrom("scans")
	.selectAll()
	.select((row) => {
		const later = row
			.selectFrom("scans as later")
			.select("later.id")
			.where("later.state", "=", "complete")
			.whereRef("later.identity", "=", "scans.identity")
			.whereRef("later.as_of", ">=", "scans.as_of");
		return row.exists(later).as("is_outdone");
	})
	.where("state", "!=", "complete");
const findCandidates = compileOnce(() => unfinished);
const findCandidate = compileOnce((id: number) => unfinished.where("id", "=", id));

function isUsed(
	result: StoredResult & { readonly is_outdone: unknown },
	pinned: ReadonlySet<number>,
	processes: Processes,
	now: number,
): boolean {
	if (result.state === "obsolete") return pinned.has(result.id);
	if (result.resume === null) {
		const isAlive = result.process_id === processes.ownId || processes.isAlive(result.process_id);
		return isAlive && now - result.touched_at <= readSilenceLimitMs;
	}
	if (isLeased(result, processes, now)) return true;
	// SQLite's booleans are numbers.
	return now - result.touched_at <= resumeLimitMs && Number(result.is_outdone) === 0;
}

/**
 * Retires results, the least recently used first, until the others fit: neither one that a statement uses or somebody
 * reads, nor the one that is named.
 * @param maxBytes By the estimate of their rows.
 */
export async function evictResults(
	storage: Tables,
	maxBytes: number,
	{ keptId, processes, now }: { readonly keptId: number; readonly processes: Processes; readonly now: number },
): Promise<void> {
	await storage.transaction(async (tables) => {
		const [results, pinned] = await Promise.all([tables.run(findByUse()), findPinned(tables, { processes, now })]);
		let total = results.reduce((sum, result) => sum + result.byte_count, 0);
		const retired: number[] = [];
		for (const result of results) {
			if (total <= maxBytes) break;
			if (result.id === keptId || pinned.has(result.id) || isLeased(result, processes, now)) continue;
			retired.push(result.id);
			total -= result.byte_count;
		}
		await Promise.all(retired.map((id) => retireResult(tables, id)));
	});
}

const findByUse = compileOnce(() =>
	queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").orderBy("used_at").orderBy("id"),
);

/** Lets nobody use a result from now on; it is dropped when nobody uses it any more. */
export async function retireResult(tables: Tables, id: number): Promise<void> {
	await tables.run(setObsolete(id));
}

const setObsolete = compileOnce((id: number) =>
	queries.updateTable("scans").set({ state: "obsolete" }).where("id", "=", id),
);

/**
 * Retires everything that is complete or was given up, of all tables or of some.
 * @returns How many results that is.
 */
export async function retireAll(
	storage: Tables,
	names: readonly string[] | undefined,
	processes: Processes,
	now: number,
): Promise<number> {
	return storage.transaction(async (tables) => {
		const all = await tables.run(queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile());
		const chosen = all
			.filter((result) => names === undefined || names.includes(result.source_table))
			.filter((result) => result.state === "complete" || !isLeased(result, processes, now));
		await Promise.all(chosen.map(({ id }) => retireResult(tables, id)));
		return chosen.length;
	});
}
