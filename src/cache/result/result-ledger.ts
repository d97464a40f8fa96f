import { createError } from "../../base/index.ts";
import { compileOnce, type StoredColumn, type Tables } from "../../storage/index.ts";
import { type Holder, leaseMs } from "../fetch/fetch-lease.ts";
import { queries, type ResultRow, type StoredResult } from "./result-schema.ts";
import { countRows, createResultTables, dropResultTables, nameResultTables } from "./result-tables.ts";

/** A result that is about to be fetched. */
export type NewResult = Pick<
	ResultRow,
	| "identity"
	| "variant"
	| "source_table"
	| "predicate"
	| "is_full"
	| "is_cut"
	| "as_of"
	| "expires_at"
	| "refresh_column"
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

/** A write made the rows worthless for whoever asks from now on; the tables stay for those who have them pinned. */
export class ResultRetired extends LeaseLost {}

/** Enters a result that is being read, and creates its tables; to be called in a transaction. */
export async function beginFetch(
	tables: Tables,
	holder: Holder,
	result: NewResult,
	base: StoredResult | undefined,
): Promise<StoredResult> {
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
	const [entered] = await tables.run(insert);
	if (!entered) throw createError("internal", { problem: "a result was entered without an id" });
	await createResultTables(tables, entered.id, { columns, key, hasParents, isRefresh: base !== undefined });
	return entered;
}

/** A result, and the file in which it stands. */
export interface ResultPlace {
	readonly id: number;
	readonly location: string;
}

/**
 * Notes that a page came; to be called in the transaction that inserts its rows, before them.
 * @throws LeaseLost; cache_disk when another process cleared the result away
 */
export async function notePage(
	tables: Tables,
	{ id, location }: ResultPlace,
	holder: Holder,
	figures: PageFigures,
): Promise<void> {
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
	const found = await tables.run(update);
	if (found.length === 0) throw await explainLoss(tables, { id, location });
}

/**
 * Makes sure that a read still belongs to its holder; to be called in the transaction that changes its tables, before that.
 * @throws as {@link notePage} does
 */
export async function checkHold(tables: Tables, place: ResultPlace, holder: Holder): Promise<void> {
	const find = queries
		.selectFrom("scans")
		.select("id")
		.where("id", "=", place.id)
		.where("owner", "=", holder.owner)
		.where("state", "=", "reading")
		.compile();
	const found = await tables.run(find);
	if (found.length === 0) throw await explainLoss(tables, place);
}

async function explainLoss(tables: Tables, { id, location }: ResultPlace): Promise<Error> {
	const find = queries.selectFrom("scans").select("state").where("id", "=", id).compile();
	const [row] = await tables.run(find);
	if (row?.state === "obsolete") return new ResultRetired("a write made the rows worthless");
	if (row) return new LeaseLost("the read was taken over");
	const problem = "was cleared by another process while rows were read into it";
	return createError("cache_disk", { path: location, problem, advice: "Run the statement again." });
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
 * outdid meanwhile serves only those who waited for it. To be called in a transaction.
 * @returns The number of its rows.
 * @throws as {@link notePage} does
 */
export async function completeFetch(
	tables: Tables,
	{ result, location }: { readonly result: StoredResult; readonly location: string },
	holder: Holder,
	completion: Completion,
): Promise<number> {
	const { now, isKept, watermark, base } = completion;
	const { id } = result;
	const [isWorthless, rowCount, read] = await Promise.all([
		isOutdone(tables, result),
		// Pages may have brought a row more than once, so their rows do not add up.
		countRows(tables, nameResultTables(id).rows),
		tables.run(findSizes(id)),
	]);
	const isAnswer = isKept && !isWorthless;
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
			byte_count: estimateBytes([...read, ...(base ? [base] : [])], rowCount),
		})
		.where("id", "=", id)
		.where("owner", "=", holder.owner)
		.where("state", "=", "reading")
		.returning("id")
		.compile();
	const completed = await tables.run(complete);
	if (completed.length === 0) throw await explainLoss(tables, { id, location });
	if (isAnswer) await retirePredecessors(tables, result, now);
	return rowCount;
}

const findSizes = compileOnce((id: number) =>
	queries.selectFrom("scans").select(["row_count", "byte_count"]).where("id", "=", id),
);

// Rows that came again or were replaced count in the average only.
function estimateBytes(read: readonly Pick<StoredResult, "row_count" | "byte_count">[], rowCount: number): number {
	const rows = read.reduce((sum, { row_count }) => sum + row_count, 0);
	const bytes = read.reduce((sum, { byte_count }) => sum + byte_count, 0);
	return rows === 0 ? 0 : Math.round((bytes * rowCount) / rows);
}

async function isOutdone(tables: Tables, result: StoredResult): Promise<boolean> {
	const newer = queries
		.selectFrom("scans")
		.select("id")
		.where("identity", "=", result.identity)
		.where("state", "=", "complete")
		.where("as_of", ">=", result.as_of)
		.limit(1)
		.compile();
	const found = await tables.run(newer);
	return found.length > 0;
}

async function retirePredecessors(tables: Tables, result: StoredResult, now: number): Promise<void> {
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
	await Promise.all([tables.run(retire), retireForgotten(tables, now)]);
}

/** An expired result that is no full read is worth something so long after its last use: to who is offline, and to t#CACHE. */
const forgetAfterMs = 24 * 60 * 60 * 1000;

/** Of expired results that are no full reads so many stay: each has a table, and a file with many thousands is slow. */
const expiredLimit = 100;

/** Retires the expired results that are no full reads and that nobody asked for in a while, or that are too many. */
export async function retireForgotten(tables: Tables, now: number): Promise<void> {
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
	await tables.run(retire);
}

/** Drops the tables of a result and forgets it; to be called in a transaction. */
export async function dropResult(tables: Tables, id: number): Promise<void> {
	await Promise.all([
		dropResultTables(tables, id),
		tables.run(queries.deleteFrom("pins").where("scan_id", "=", id).compile()),
		tables.run(queries.deleteFrom("outdated").where("scan_id", "=", id).compile()),
		tables.run(queries.deleteFrom("scans").where("id", "=", id).compile()),
	]);
}
