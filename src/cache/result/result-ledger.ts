import { createError } from "../../base/index.ts";
import type { Storage, StoredColumn } from "../../storage/index.ts";
import { type Holder, leaseMs } from "../fetch/fetch-lease.ts";
import { queries, type ResultRow, type StoredResult } from "./result-schema.ts";
import { countRows, createResultTables, dropResultTables, nameResultTables } from "./result-tables.ts";

/** A result that is about to be fetched. */
export type NewResult = Pick<
	ResultRow,
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

/** Enters a result that is being read, and creates its tables. */
export function beginFetch(
	storage: Storage,
	holder: Holder,
	result: NewResult,
	base: StoredResult | undefined,
): StoredResult {
	const { columns, filledColumns, key, hasParents, ...row } = result;
	const insert = queries
		.insertInto("scans")
		.values({
			...row,
			columns: JSON.stringify(filledColumns),
			state: "reading",
			process_id: holder.processId,
			owner: holder.owner,
			lease_until: result.as_of + leaseMs,
			base_id: base?.id ?? null,
			full_read_at: base?.full_read_at ?? result.as_of,
			is_outdated: 0,
			touched_at: result.as_of,
			used_at: result.as_of,
			row_count: 0,
			page_count: 0,
			byte_count: 0,
		})
		.returningAll()
		.compile();
	return storage.transaction(() => {
		const [entered] = storage.run(insert);
		if (!entered) throw createError("internal", { problem: "a result was entered without an id" });
		createResultTables(storage, entered.id, { columns, key, hasParents, isRefresh: base !== undefined });
		return entered;
	});
}

/**
 * Notes that a page came; to be called in the transaction that inserts its rows, before them.
 * @throws LeaseLost; cache_disk when another process cleared the result away
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
	/** False: nothing is kept, so the result is ready to be dropped. */
	readonly isKept: boolean;
	/** Up to where changes are in it; undefined when that is unknown. */
	readonly watermark: number | undefined;
	/** The result from which a refresh took over what had not changed. */
	readonly base: StoredResult | undefined;
}

/**
 * Makes a result that was read whole visible, in the same breath as it retires those before it; one that a later read
 * outdid meanwhile serves only those who waited for it.
 * @returns The number of its rows.
 * @throws as {@link notePage} does
 */
export function completeFetch(storage: Storage, result: StoredResult, holder: Holder, completion: Completion): number {
	const { now, isKept, watermark, base } = completion;
	return storage.transaction(() => {
		const isAnswer = isKept && !isOutdone(storage, result);
		// Pages may have brought a row more than once, so their rows do not add up.
		const rowCount = countRows(storage, nameResultTables(result.id).rows);
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
				byte_count: measureBytes(storage, result.id, base, rowCount),
			})
			.where("id", "=", result.id)
			.where("owner", "=", holder.owner)
			.where("state", "=", "reading")
			.returning("id")
			.compile();
		if (storage.run(complete).length === 0) throw explainLoss(storage, result.id);
		if (isAnswer) retirePredecessors(storage, result, now);
		return rowCount;
	});
}

// Rows that came again or were replaced count in the average only.
function measureBytes(storage: Storage, id: number, base: StoredResult | undefined, rowCount: number): number {
	const find = queries.selectFrom("scans").select(["row_count", "byte_count"]).where("id", "=", id).compile();
	const [read] = storage.run(find);
	const rows = (read?.row_count ?? 0) + (base?.row_count ?? 0);
	const bytes = (read?.byte_count ?? 0) + (base?.byte_count ?? 0);
	return rows === 0 ? 0 : Math.round((bytes * rowCount) / rows);
}

/** Tells whether a result that was read later answers already, so that this one is of no use any more. */
export function isOutdone(storage: Storage, result: StoredResult): boolean {
	const newer = queries
		.selectFrom("scans")
		.select("id")
		.where("identity", "=", result.identity)
		.where("state", "=", "complete")
		.where("as_of", ">=", result.as_of)
		.limit(1)
		.compile();
	return storage.run(newer).length > 0;
}

function retirePredecessors(storage: Storage, result: StoredResult, now: number): void {
	const retire = queries
		.updateTable("scans")
		.set({ state: "obsolete" })
		.where("state", "=", "complete")
		.where("source_table", "=", result.source_table)
		.where("id", "!=", result.id)
		.where("as_of", "<=", result.as_of)
		.where((row) => {
			const isReplaced = row("identity", "=", result.identity);
			const isExpired = row("expires_at", "<", now);
			// An expired full read is still the best there is of its table, until there is a newer one.
			const isOutdone = row.and([isExpired, row("is_full", "=", 1), row("variant", "=", result.variant)]);
			return result.is_full === 1 ? row.or([isReplaced, isOutdone]) : isReplaced;
		})
		.compile();
	storage.run(retire);
	retireForgotten(storage, now);
}

/** An expired result that is no full read is worth something so long after its last use: to who is offline, and to t#CACHE. */
const forgetAfterMs = 24 * 60 * 60 * 1000;

/** Of expired results that are no full reads so many stay: each has a table, and a file with many thousands is slow. */
const expiredLimit = 100;

/** Retires the expired results that are no full reads and that nobody asked for in a while, or that are too many. */
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

/** Drops the tables of a result and forgets it. */
export function dropResult(storage: Storage, id: number): void {
	storage.transaction(() => {
		dropResultTables(storage, id);
		storage.run(queries.deleteFrom("pins").where("scan_id", "=", id).compile());
		storage.run(queries.deleteFrom("outdated").where("scan_id", "=", id).compile());
		storage.run(queries.deleteFrom("scans").where("id", "=", id).compile());
	});
}
