import { createError } from "../base/index.ts";
import type { Storage, StoredColumn } from "../storage/index.ts";
import { queries, type ScanRow, type StoredScan } from "./cache-schema.ts";
import { type Holder, leaseMs } from "./scan-lease.ts";
import { countRows, createScanTables, dropScanTables, nameScanTables } from "./scan-tables.ts";

/** A scan that is about to be read. */
export type NewScan = Pick<
	ScanRow,
	"identity" | "variant" | "source_table" | "predicate" | "is_full" | "as_of" | "expires_at" | "refresh_column"
> & {
	readonly columns: readonly StoredColumn[];
	/** The columns that the rows really have, by name. */
	readonly filledColumns: readonly string[];
	readonly key: readonly string[];
	readonly hasParents: boolean;
};

/** What one page adds. */
export interface PageFigures {
	readonly rowCount: number;
	readonly byteCount: number;
	readonly resume: string | undefined;
	readonly latest: number | undefined;
	readonly now: number;
}

/** Thrown when another process took a read over, or its rows are of no use any more: all is to be looked at again. */
export class LeaseLost extends Error {}

/** Enters a scan that is being read, and creates its tables. */
export function beginScan(storage: Storage, holder: Holder, scan: NewScan, base: StoredScan | undefined): StoredScan {
	const { columns, filledColumns, key, hasParents, ...row } = scan;
	const insert = queries
		.insertInto("scans")
		.values({
			...row,
			columns: JSON.stringify(filledColumns),
			state: "reading",
			process_id: holder.processId,
			owner: holder.owner,
			lease_until: scan.as_of + leaseMs,
			base_id: base?.id ?? null,
			full_read_at: base?.full_read_at ?? scan.as_of,
			is_outdated: 0,
			touched_at: scan.as_of,
			used_at: scan.as_of,
			row_count: 0,
			page_count: 0,
			byte_count: 0,
		})
		.returningAll()
		.compile();
	return storage.transaction(() => {
		const [entered] = storage.run(insert);
		if (!entered) throw createError("internal", { problem: "a scan was entered without an id" });
		createScanTables(storage, entered.id, { columns, key, hasParents, isRefresh: base !== undefined });
		return entered;
	});
}

/**
 * Notes that a page came; to be called in the transaction that inserts its rows, before them.
 * @throws LeaseLost; cache_disk when another process cleared the scan away
 */
export function notePage(storage: Storage, id: number, holder: Holder, figures: PageFigures): void {
	const { now, latest } = figures;
	const update = queries
		.updateTable("scans")
		.set((row) => ({
			touched_at: now,
			lease_until: now + leaseMs,
			resume: figures.resume ?? null,
			page_count: row("page_count", "+", 1),
			row_count: row("row_count", "+", figures.rowCount),
			byte_count: row("byte_count", "+", figures.byteCount),
			...(latest === undefined ? {} : { watermark: latest }),
		}))
		.where("id", "=", id)
		.where("owner", "=", holder.owner)
		.where("state", "=", "reading")
		.returning("id")
		.compile();
	if (storage.run(update).length === 0) throw explainLoss(storage, id);
}

function explainLoss(storage: Storage, id: number): Error {
	const find = queries.selectFrom("scans").select("state").where("id", "=", id).compile();
	const [row] = storage.run(find);
	if (row) return new LeaseLost("the read was taken over, or a write made it worthless");
	const problem = "was cleared by another process while rows were read into it";
	return createError("cache_disk", { path: storage.location, problem, advice: "Run the statement again." });
}

/** How a read ended. */
export interface Completion {
	readonly now: number;
	/** False: nothing is kept, so the scan is ready to be dropped. */
	readonly isKept: boolean;
	/** Up to where changes are in it; undefined when that is unknown. */
	readonly watermark: number | undefined;
	/** The scan from which a refresh took over what had not changed. */
	readonly base: StoredScan | undefined;
}

/**
 * Makes a scan that was read whole visible, in the same breath as it retires those before it; one that a later read
 * outdid meanwhile serves only those who waited for it.
 * @returns The number of its rows.
 * @throws as {@link notePage} does
 */
export function completeScan(storage: Storage, scan: StoredScan, holder: Holder, completion: Completion): number {
	const { now, isKept, watermark, base } = completion;
	return storage.transaction(() => {
		const isAnswer = isKept && !isOutdone(storage, scan);
		// Pages may have brought a row more than once, so their rows do not add up.
		const rowCount = countRows(storage, nameScanTables(scan.id).rows);
		const complete = queries
			.updateTable("scans")
			.set({
				state: isAnswer ? "complete" : "obsolete",
				completed_at: now,
				touched_at: now,
				used_at: now,
				owner: "",
				resume: null,
				base_id: null,
				watermark: watermark ?? null,
				row_count: rowCount,
				byte_count: measureBytes(storage, scan.id, base, rowCount),
			})
			.where("id", "=", scan.id)
			.where("owner", "=", holder.owner)
			.where("state", "=", "reading")
			.returning("id")
			.compile();
		if (storage.run(complete).length === 0) throw explainLoss(storage, scan.id);
		if (isAnswer) retirePredecessors(storage, scan, now);
		return rowCount;
	});
}

// Rows that came again or were replaced count in the average only.
function measureBytes(storage: Storage, id: number, base: StoredScan | undefined, rowCount: number): number {
	const find = queries.selectFrom("scans").select(["row_count", "byte_count"]).where("id", "=", id).compile();
	const [read] = storage.run(find);
	const rows = (read?.row_count ?? 0) + (base?.row_count ?? 0);
	const bytes = (read?.byte_count ?? 0) + (base?.byte_count ?? 0);
	return rows === 0 ? 0 : Math.round((bytes * rowCount) / rows);
}

/** Tells whether a scan that was read later answers already, so that this one is of no use any more. */
export function isOutdone(storage: Storage, scan: StoredScan): boolean {
	const newer = queries
		.selectFrom("scans")
		.select("id")
		.where("identity", "=", scan.identity)
		.where("state", "=", "complete")
		.where("as_of", ">=", scan.as_of)
		.limit(1)
		.compile();
	return storage.run(newer).length > 0;
}

function retirePredecessors(storage: Storage, scan: StoredScan, now: number): void {
	const retire = queries
		.updateTable("scans")
		.set({ state: "obsolete" })
		.where("state", "=", "complete")
		.where("source_table", "=", scan.source_table)
		.where("id", "!=", scan.id)
		.where("as_of", "<=", scan.as_of)
		.where((row) => {
			const isReplaced = row("identity", "=", scan.identity);
			const isExpired = row("expires_at", "<", now);
			// An expired full read is still the best there is of its table, until there is a newer one.
			const isOutdone = row.and([isExpired, row("is_full", "=", 1), row("variant", "=", scan.variant)]);
			return scan.is_full === 1 ? row.or([isReplaced, isOutdone]) : isReplaced;
		})
		.compile();
	storage.run(retire);
	retireForgotten(storage, now);
}

/** An expired scan that is no full read is worth something so long after its last use: to who is offline, and to t#CACHE. */
const forgetAfterMs = 24 * 60 * 60 * 1000;

/** Of expired scans that are no full reads so many stay: each has a table, and a file with many thousands is slow. */
const expiredLimit = 100;

/** Retires the expired scans that are no full reads and that nobody asked for in a while, or that are too many. */
export function retireForgotten(storage: Storage, now: number): void {
	const isExpired = queries
		.selectFrom("scans")
		.where("state", "=", "complete")
		.where("is_full", "=", 0)
		.where("expires_at", "<", now);
	const kept = isExpired
		.select("id")
		.where("used_at", ">", now - forgetAfterMs)
		.orderBy("used_at", "desc")
		.orderBy("id", "desc")
		.limit(expiredLimit);
	const retire = queries
		.updateTable("scans")
		.set({ state: "obsolete" })
		.where("id", "in", isExpired.select("id"))
		.where("id", "not in", kept)
		.compile();
	storage.run(retire);
}

/** Drops the tables of a scan and forgets it. */
export function dropScan(storage: Storage, id: number): void {
	storage.transaction(() => {
		dropScanTables(storage, id);
		storage.run(queries.deleteFrom("pins").where("scan_id", "=", id).compile());
		storage.run(queries.deleteFrom("outdated").where("scan_id", "=", id).compile());
		storage.run(queries.deleteFrom("scans").where("id", "=", id).compile());
	});
}
