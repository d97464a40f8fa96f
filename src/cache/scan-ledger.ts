import { sql } from "kysely";
import { createError, type ProviderError } from "../base/index.ts";
import type { Storage, StoredColumn } from "../storage/index.ts";
import type { Processes } from "./cache-contract.ts";
import { queries, type ScanRow } from "./cache-schema.ts";

/** A scan that is about to be read. */
export type NewScan = Pick<
	ScanRow,
	"identity" | "variant" | "source_table" | "predicate" | "is_full" | "as_of" | "expires_at"
> & {
	readonly columns: readonly StoredColumn[];
	/** The columns that the rows really have, by name. */
	readonly filledColumns: readonly string[];
	readonly key: readonly string[];
};

/** The table of a scan, by its number. */
export interface ScanTable {
	readonly id: number;
	readonly tableName: string;
}

/** What one page adds. */
export interface PageFigures {
	readonly rowCount: number;
	readonly byteCount: number;
	readonly now: number;
}

/**
 * The name of a scan's table.
 * @example nameScanTable(7) // "scan_7"
 */
export function nameScanTable(id: number): string {
	return `scan_${id}`;
}

/**
 * Enters a scan that is being read, and creates its table.
 * @example beginScan(storage, 4711, scan) // { id: 7, tableName: "scan_7" }
 */
export function beginScan(storage: Storage, processId: number, scan: NewScan): ScanTable {
	const { columns, filledColumns, key, ...row } = scan;
	const insert = queries
		.insertInto("scans")
		.values({
			...row,
			columns: JSON.stringify(filledColumns),
			state: "reading",
			process_id: processId,
			touched_at: scan.as_of,
			row_count: 0,
			page_count: 0,
			byte_count: 0,
		})
		.returning("id")
		.compile();
	return storage.transaction(() => {
		const [entered] = storage.run(insert);
		if (!entered) throw createError("internal", { problem: "a scan was entered without an id" });
		const tableName = nameScanTable(entered.id);
		storage.createTable(tableName, columns, key);
		return { id: entered.id, tableName };
	});
}

/**
 * Notes that a page came; to be called in the transaction that inserts its rows, before them.
 * @throws cache_disk when another process cleared the scan away, as it does when no page comes for an hour
 */
export function notePage(storage: Storage, id: number, figures: PageFigures): void {
	const update = queries
		.updateTable("scans")
		.set((row) => ({
			touched_at: figures.now,
			page_count: row("page_count", "+", 1),
			row_count: row("row_count", "+", figures.rowCount),
			byte_count: row("byte_count", "+", figures.byteCount),
		}))
		.where("id", "=", id)
		.returning("id")
		.compile();
	if (storage.run(update).length === 0) throw createClearedError(storage);
}

/**
 * Makes a scan that was read whole visible (or, when nothing is kept, ready to be dropped), in the same breath as it
 * retires those before it.
 * @returns The number of its rows.
 * @throws cache_disk as {@link notePage} does
 */
export function completeScan(
	storage: Storage,
	scan: NewScan & ScanTable,
	{ now, isKept }: { readonly now: number; readonly isKept: boolean },
): number {
	const complete = queries
		.updateTable("scans")
		.set({ state: isKept ? "complete" : "obsolete", completed_at: now, touched_at: now })
		.where("id", "=", scan.id)
		.returning("id")
		.compile();
	return storage.transaction(() => {
		if (storage.run(complete).length === 0) throw createClearedError(storage);
		// Pages may have brought a row more than once, so their rows do not add up.
		const rowCount = countRows(storage, scan.tableName);
		storage.run(queries.updateTable("scans").set({ row_count: rowCount }).where("id", "=", scan.id).compile());
		if (isKept) retirePredecessors(storage, scan, now);
		return rowCount;
	});
}

function createClearedError(storage: Storage): ProviderError {
	const problem = "was cleared by another process while rows were read into it";
	return createError("cache_disk", { path: storage.location, problem, advice: "Run the statement again." });
}

function countRows(storage: Storage, tableName: string): number {
	const count = sql<{ count: number }>`select count(*) as count from ${sql.id(tableName)}`;
	return storage.run(count.compile(queries))[0]?.count ?? 0;
}

function retirePredecessors(storage: Storage, scan: NewScan & ScanTable, now: number): void {
	const retire = queries
		.updateTable("scans")
		.set({ state: "obsolete" })
		.where("state", "=", "complete")
		.where("source_table", "=", scan.source_table)
		.where("id", "!=", scan.id)
		.where("as_of", "<=", scan.as_of)
		.where((row) => {
			const isReplaced = row("identity", "=", scan.identity);
			const isForgotten = row("expires_at", "<", now);
			const isPartial = row("is_full", "=", 0);
			// An expired full read is still the best there is of its table, until there is a newer one.
			const isOutdone = scan.is_full === 1 ? row.or([isPartial, row("variant", "=", scan.variant)]) : isPartial;
			return row.or([isReplaced, row.and([isForgotten, isOutdone])]);
		})
		.compile();
	storage.run(retire);
}

/** Retires every expired scan that is not a full read: nobody asked for it again. */
export function retireForgotten(storage: Storage, now: number): void {
	const retire = queries
		.updateTable("scans")
		.set({ state: "obsolete" })
		.where("state", "=", "complete")
		.where("is_full", "=", 0)
		.where("expires_at", "<", now)
		.compile();
	storage.run(retire);
}

/** Drops the table of a scan and forgets it. */
export function dropScan(storage: Storage, id: number): void {
	storage.transaction(() => {
		storage.dropTable(nameScanTable(id));
		storage.run(queries.deleteFrom("pins").where("scan_id", "=", id).compile());
		storage.run(queries.deleteFrom("scans").where("id", "=", id).compile());
	});
}

/** A read to which no page came for so long is given up, and a pin so old no longer counts: process ids are used again. */
const readSilenceLimitMs = 60 * 60 * 1000;
const pinAgeLimitMs = 24 * 60 * 60 * 1000;

/**
 * Drops what nobody can use: obsolete scans that no living process has pinned, and unfinished ones whose process is gone.
 * @returns How many scans were dropped.
 */
export function sweepScans(storage: Storage, processes: Processes, now: number): number {
	const { ownId } = processes;
	const isAlive = (id: number) => id === ownId || processes.isAlive(id);
	const candidates = queries
		.selectFrom("scans")
		.select(["id", "state", "process_id", "touched_at"])
		.where("state", "!=", "complete")
		.compile();
	const isUnused = (scan: Pick<ScanRow, "state" | "process_id" | "touched_at"> & { readonly id: number }) => {
		if (scan.state === "reading") return !isAlive(scan.process_id) || now - scan.touched_at > readSilenceLimitMs;
		const pins = storage.run(queries.selectFrom("pins").selectAll().where("scan_id", "=", scan.id).compile());
		return !pins.some((pin) => isAlive(pin.process_id) && now - pin.created_at <= pinAgeLimitMs);
	};
	let dropped = 0;
	for (const scan of storage.run(candidates)) {
		// Each in a transaction of its own: dropping a large table takes a while, and others want to write.
		storage.transaction(() => {
			if (!isUnused(scan)) return;
			dropScan(storage, scan.id);
			dropped++;
		});
	}
	return dropped;
}

/**
 * Keeps a scan's table from being dropped.
 * @returns The pin's id, for {@link unpinScan}.
 */
export function pinScan(storage: Storage, id: number, processId: number, now: number): number {
	const pin = { scan_id: id, process_id: processId, created_at: now };
	const [entered] = storage.run(queries.insertInto("pins").values(pin).returning("id").compile());
	if (!entered) throw createError("internal", { problem: "a pin was entered without an id" });
	return entered.id;
}

/**
 * Takes a pin away.
 * @returns True when the scan is now obsolete, so that a sweep may drop it.
 */
export function unpinScan(storage: Storage, pinId: number): boolean {
	return storage.transaction(() => {
		const [pin] = storage.run(queries.deleteFrom("pins").where("id", "=", pinId).returning("scan_id").compile());
		if (!pin) return false;
		const state = queries.selectFrom("scans").select("state").where("id", "=", pin.scan_id).compile();
		return storage.run(state).some((scan) => scan.state === "obsolete");
	});
}
