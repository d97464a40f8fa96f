import { sql } from "kysely";
import { compileOnce, type Storage } from "../../storage/index.ts";
import type { CachedResult } from "../cache-contract.ts";
import { keysPerQuery } from "../fetch/parent-keys.ts";
import type { Freshness } from "../freshness.ts";
import type { Coverage } from "../scan-coverage.ts";
import { listStoredColumns, queries, type StoredResult } from "./result-schema.ts";
import { nameResultTables } from "./result-tables.ts";

/** A result that may answer. */
export interface FoundResult {
	readonly id: number;
	readonly tableName: string;
	readonly asOf: number;
	readonly rowCount: number;
}

/** What is looked for. */
export interface ResultSearch {
	readonly identity: string;
	readonly variant: string;
	readonly table: string;
	readonly columns: readonly string[];
	readonly coverage: Coverage;
	readonly isFresh: (result: Freshness) => boolean;
}

/**
 * Finds the fresh result that answers: the same one, or else the newest full read of the table that has what is needed.
 * The same one is the smaller of the two.
 * @returns Undefined when there is none. To be called under the write lock, and the result pinned under the same.
 * @example findResult(storage, search) // { id: 7, tableName: "scan_7", asOf: 1772269200000, rowCount: 150 }
 */
export function findResult(storage: Storage, search: ResultSearch): FoundResult | undefined {
	const [exact] = storage.run(findSame(search.identity));
	if (exact && search.isFresh(exact)) return describe(exact);
	if (search.coverage.kind === "never") return undefined;
	const { coverage } = search;
	const needed = coverage.kind === "keys" ? [...search.columns, coverage.column] : search.columns;
	const found = storage
		.run(findFull(search.table, search.variant))
		.find(
			(row) =>
				search.isFresh(row) && hasColumns(row, needed) && hasKeys(storage, nameResultTables(row.id).rows, coverage),
		);
	return found && describe(found);
}

const complete = queries.selectFrom("scans").selectAll().where("state", "=", "complete").orderBy("as_of", "desc");
const findSame = compileOnce((identity: string) => complete.where("identity", "=", identity).limit(1));
const findFull = compileOnce((table: string, variant: string) =>
	complete.where("source_table", "=", table).where("variant", "=", variant).where("is_full", "=", 1),
);

function hasColumns(row: StoredResult, columns: readonly string[]): boolean {
	const found = new Set(listStoredColumns(row));
	return columns.every((name) => found.has(name));
}

function hasKeys(storage: Storage, tableName: string, coverage: Coverage): boolean {
	if (coverage.kind !== "keys") return coverage.kind === "always";
	const keys = [...new Set(coverage.keys)];
	for (let start = 0; start < keys.length; start += keysPerQuery) {
		const some = keys.slice(start, start + keysPerQuery);
		const column = sql.id(coverage.column);
		const count = sql<{ found: number }>`
			select count(distinct ${column}) as found from ${sql.id(tableName)} where ${column} in (${sql.join(some)})`;
		if (storage.run(count.compile(queries))[0]?.found !== some.length) return false;
	}
	return true;
}

function describe(row: StoredResult): FoundResult {
	return { id: row.id, tableName: nameResultTables(row.id).rows, asOf: row.as_of, rowCount: row.row_count };
}

/** Finds the complete result with the same identity from which a refresh can start. */
export function findBase(storage: Storage, identity: string): StoredResult | undefined {
	const newest = queries
		.selectFrom("scans")
		.selectAll()
		.where("state", "=", "complete")
		.where("identity", "=", identity)
		.where("watermark", "is not", null)
		.orderBy("as_of", "desc")
		.limit(1)
		.compile();
	return storage.run(newest)[0];
}

/** Finds a result by its number, if it may still answer. */
export function findComplete(storage: Storage, id: number): StoredResult | undefined {
	return storage.run(findCompleteById(id))[0];
}

const findCompleteById = compileOnce((id: number) => complete.where("id", "=", id));

/**
 * Lists the variants of which there are results that may answer.
 * @example listVariants(storage) // ["1f0c96a2b3d4e5f6-ba7816bf8f01cfea 2.16"]
 */
export function listVariants(storage: Storage): readonly string[] {
	return storage.run(findVariants()).map(({ variant }) => variant);
}

const findVariants = compileOnce(() =>
	queries.selectFrom("scans").select("variant").distinct().where("state", "=", "complete"),
);

/** Tells whether results wait to be dropped. */
export function hasObsolete(storage: Storage): boolean {
	return storage.run(findObsolete()).length > 0;
}

const findObsolete = compileOnce(() =>
	queries.selectFrom("scans").select("id").where("state", "=", "obsolete").limit(1),
);

/** Notes that a result answered. */
export function noteUse(storage: Storage, id: number, now: number): void {
	storage.run(setUse(id, now));
}

const setUse = compileOnce((id: number, now: number) =>
	queries.updateTable("scans").set({ used_at: now }).where("id", "=", id),
);

/**
 * Lists the results that answer, and those that are being read, by table, the newest first.
 * @example [{ table: "tags", predicate: 'list "tags" GET "/tags" {}', rowCount: 12, isFull: true, isFresh: true, … }]
 */
export function listResults(
	storage: Storage,
	isFresh: (result: Freshness) => boolean,
	fullRefreshMs: number,
): readonly CachedResult[] {
	const outdatedCounts = new Map(storage.run(countOutdated()).map(({ scan_id, count }) => [scan_id, count]));
	return storage.run(findKept()).map((row) => ({
		table: row.source_table,
		predicate: row.predicate,
		asOf: row.as_of,
		isComplete: row.state === "complete",
		completedAt: row.completed_at ?? undefined,
		watermark: row.watermark ?? undefined,
		lastFullReadAt: row.full_read_at,
		nextFullReadAt: row.refresh_column === null ? undefined : row.full_read_at + fullRefreshMs,
		outdatedRows: outdatedCounts.get(row.id) ?? 0,
		usedAt: row.used_at,
		rowCount: row.row_count,
		pageCount: row.page_count,
		byteCount: row.byte_count,
		isFull: row.is_full === 1,
		isFresh: row.state === "complete" && isFresh(row),
	}));
}

const countOutdated = compileOnce(() =>
	queries
		.selectFrom("outdated")
		.select((row) => ["scan_id", row.fn.count<number>("key").distinct().as("count")])
		.groupBy("scan_id"),
);
const findKept = compileOnce(() =>
	queries
		.selectFrom("scans")
		.selectAll()
		.where("state", "!=", "obsolete")
		.orderBy("source_table")
		.orderBy("as_of", "desc")
		.orderBy("id", "desc"),
);
