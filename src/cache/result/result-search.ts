import { sql } from "kysely";
import { compileOnce, type Tables } from "../../storage/index.ts";
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
 * @example await findResult(storage, search) // { id: 7, tableName: "scan_7", asOf: 1772269200000, rowCount: 150 }
 */
export async function findResult(tables: Tables, search: ResultSearch): Promise<FoundResult | undefined> {
	const [exact] = await tables.run(findSame(search.identity));
	if (exact && search.isFresh(exact)) return describe(exact);
	if (search.coverage.kind === "never") return undefined;
	const { coverage } = search;
	const needed = coverage.kind === "keys" ? [...search.columns, coverage.column] : search.columns;
	for (const row of await tables.run(findFull(search.table, search.variant))) {
		if (!search.isFresh(row) || !hasColumns(row, needed)) continue;
		if (await hasKeys(tables, nameResultTables(row.id).rows, coverage)) return describe(row);
	}
	return undefined;
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

async function hasKeys(tables: Tables, tableName: string, coverage: Coverage): Promise<boolean> {
	if (coverage.kind !== "keys") return coverage.kind === "always";
	const keys = [...new Set(coverage.keys)];
	const column = sql.id(coverage.column);
	for (let start = 0; start < keys.length; start += keysPerQuery) {
		const some = keys.slice(start, start + keysPerQuery);
		const count = sql<{ found: number }>`
			select count(distinct ${column}) as found from ${sql.id(tableName)} where ${column} in (${sql.join(some)})`;
		const [counted] = await tables.run(count.compile(queries));
		if (counted?.found !== some.length) return false;
	}
	return true;
}

function describe(row: StoredResult): FoundResult {
	return { id: row.id, tableName: nameResultTables(row.id).rows, asOf: row.as_of, rowCount: row.row_count };
}

/** Finds the complete result with the same identity from which a refresh can start. */
export async function findBase(tables: Tables, identity: string): Promise<StoredResult | undefined> {
	const newest = queries
		.selectFrom("scans")
		.selectAll()
		.where("state", "=", "complete")
		.where("identity", "=", identity)
		.where("watermark", "is not", null)
		.orderBy("as_of", "desc")
		.limit(1)
		.compile();
	const [found] = await tables.run(newest);
	return found;
}

/** Finds a result by its number, if it may still answer. */
export async function findComplete(tables: Tables, id: number): Promise<StoredResult | undefined> {
	const [found] = await tables.run(findCompleteById(id));
	return found;
}

const findCompleteById = compileOnce((id: number) => complete.where("id", "=", id));

/**
 * Lists the variants of which there are results that may answer.
 * @example await listVariants(storage) // ["1f0c96a2b3d4e5f6-ba7816bf8f01cfea 2.16"]
 */
export async function listVariants(tables: Tables): Promise<readonly string[]> {
	const found = await tables.run(findVariants());
	return found.map(({ variant }) => variant);
}

const findVariants = compileOnce(() =>
	queries.selectFrom("scans").select("variant").distinct().where("state", "=", "complete"),
);

/** Tells whether results wait to be dropped. */
export async function hasObsolete(tables: Tables): Promise<boolean> {
	const found = await tables.run(findObsolete());
	return found.length > 0;
}

const findObsolete = compileOnce(() =>
	queries.selectFrom("scans").select("id").where("state", "=", "obsolete").limit(1),
);

/** Notes that a result answered. */
export async function noteUse(tables: Tables, id: number, now: number): Promise<void> {
	await tables.run(setUse(id, now));
}

const setUse = compileOnce((id: number, now: number) =>
	queries.updateTable("scans").set({ used_at: now }).where("id", "=", id),
);

/** A result as the ledger has it, and how many of its rows are outdated. */
export type ListedResult = StoredResult & { readonly outdated_rows: number };

/** Lists the results that answer, and those that are being read, by table, the newest first. */
export async function listResults(tables: Tables): Promise<readonly ListedResult[]> {
	return tables.run(findKept());
}

/**
 * Describes results for those who look at the cache.
 * @example [{ table: "tags", predicate: 'list "tags" GET "/tags" {}', rowCount: 12, isFull: true, isFresh: true, … }]
 */
export function describeResults(
	listed: readonly ListedResult[],
	isFresh: (result: Freshness) => boolean,
	fullRefreshMs: number,
): readonly CachedResult[] {
	return listed.map((row) => ({
		table: row.source_table,
		predicate: row.predicate,
		asOf: row.as_of,
		isComplete: row.state === "complete",
		completedAt: row.completed_at ?? undefined,
		watermark: row.watermark ?? undefined,
		lastFullReadAt: row.full_read_at,
		nextFullReadAt: row.refresh_column === null ? undefined : row.full_read_at + fullRefreshMs,
		outdatedRows: row.outdated_rows,
		usedAt: row.used_at,
		rowCount: row.row_count,
		pageCount: row.page_count,
		byteCount: row.byte_count,
		isFull: row.is_full === 1,
		isFresh: row.state === "complete" && isFresh(row),
	}));
}

// One query, so that no write comes between the results and the rows that are outdated.
const findKept = compileOnce(() =>
	queries
		.selectFrom("scans")
		.selectAll()
		.select((row) =>
			row
				.selectFrom("outdated")
				.select((outdated) => outdated.fn.count<number>("outdated.key").distinct().as("count"))
				.whereRef("outdated.scan_id", "=", "scans.id")
				.$asScalar()
				.$notNull()
				.as("outdated_rows"),
		)
		.where("state", "!=", "obsolete")
		.orderBy("source_table")
		.orderBy("as_of", "desc")
		.orderBy("id", "desc"),
);
