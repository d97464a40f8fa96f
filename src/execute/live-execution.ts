import { formatJson, type SqlValue, type StoredValue } from "../base/index.ts";
import type { LiveRows } from "../cache/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { PagedQuery, Plan } from "../plan/index.ts";
import { createNode, type Query } from "../sql/index.ts";
import type { Storage } from "../storage/index.ts";
import { listUsedAttributes } from "./attribute-expressions.ts";
import { createLostDigits } from "./lost-digits.ts";
import { queryTables } from "./query-rows.ts";
import { createRowReader, type ValueForms } from "./row-values.ts";
import type { Sources } from "./table-source.ts";

/** A table whose rows are given while it is read. */
export interface LiveRead extends Pick<LiveRows, "take"> {
	/**
	 * To be called when no more are taken.
	 * @param isWhole Whether all were.
	 */
	readonly end: (isWhole: boolean) => Promise<void>;
}

/** What a statement knows of its one table. */
export interface LiveRun<Statistics> {
	/** What it cost so far. */
	readonly statistics: () => Statistics;
	readonly listWarnings: () => readonly string[];
	readonly release: () => Promise<void>;
}

/** What computing rows page by page needs. */
export interface LiveContext {
	readonly plan: Plan;
	readonly storage: Storage;
	readonly startDateMs?: number | undefined;
	readonly signal: AbortSignal | undefined;
}

/** Starts a statement whose rows are given while its one table is read; they can be taken once. */
export function giveLive<Statistics>(
	paged: PagedQuery,
	live: LiveRead,
	run: LiveRun<Statistics>,
	context: LiveContext,
) {
	const { plan } = context;
	const lost = createLostDigits();
	async function* giveRows(readRow: ReturnType<typeof createRowReader>, mostRows: number) {
		const isWhole = yield* readLiveRows(paged, live, context, readRow, mostRows);
		await live.end(isWhole);
	}
	return {
		get statistics() {
			return run.statistics();
		},
		get warnings() {
			return [...plan.warnings, ...run.listWarnings(), ...lost.describe()];
		},
		rows: (forms?: ValueForms, mostRows = Number.POSITIVE_INFINITY) =>
			giveRows(createRowReader(plan.columns, forms, lost.note), mostRows),
		release: run.release,
	};
}

/**
 * Gives the rows of a query as its table is read: each page goes through the statement's own SQL, so that conditions and expressions mean
 * the same as over the whole table. Between two pages nothing is held of the storage, however long the next row is not asked for.
 * @param mostRows No more are given.
 * @returns Whether the read came to its end, so that its rows are kept.
 */
async function* readLiveRows(
	paged: PagedQuery,
	live: Pick<LiveRows, "take">,
	context: LiveContext,
	readRow: ReturnType<typeof createRowReader>,
	mostRows: number,
): AsyncGenerator<SqlValue[][], boolean, undefined> {
	const most = Math.min(paged.most, mostRows);
	let { skip } = paged;
	let given = 0;
	for (;;) {
		const page = await live.take();
		if (!page) return true;
		// A scan that ends by itself when there are enough rows is to have its end.
		if (given === most) continue;
		const rows = await computePage(paged, page, skip + most - given, context);
		const wanted = rows.slice(skip);
		skip -= rows.length - wanted.length;
		given += wanted.length;
		if (wanted.length > 0) yield wanted.map(readRow);
		if (given === mostRows || (given === most && !endsItself(paged.planned.scan))) return false;
	}
}

function endsItself(scan: TableScan): boolean {
	const isLimited = (scan.kind === "search" || scan.kind === "list") && scan.limit !== undefined;
	return isLimited || scan.kind === "first";
}

type RowPage = readonly (readonly StoredValue[])[];

const pageParameter = "page_rows";
const limitParameter = "page_limit";
/** As many as a page has, more or less. */
const rowsOfPage = 500;

async function computePage(
	paged: PagedQuery,
	page: RowPage,
	most: number,
	{ plan, storage, startDateMs, signal }: LiveContext,
): Promise<RowPage> {
	const { planned } = paged;
	const source = { tableName: "", planned, rowCount: rowsOfPage, startDateMs, parameter: pageParameter };
	const sources: Sources = new Map([[planned.scanName, source]]);
	const limit = Number.isFinite(most) ? most : -1;
	const values = { [pageParameter]: formatJson(pickUsed(page, paged, plan, startDateMs)), [limitParameter]: limit };
	const reader = storage.openReader();
	try {
		const found: (readonly StoredValue[])[] = [];
		const rows = await queryTables(limitQuery(plan, paged), plan, reader, sources, signal, values);
		for await (const some of rows) found.push(...some);
		return found;
	} finally {
		reader.letGo();
	}
}

// A row may have a hundred columns of which the statement names two.
function pickUsed(page: RowPage, { planned }: PagedQuery, plan: Plan, startDateMs: number | undefined): RowPage {
	const { scanName, columns, inside } = planned;
	const used = plan.tables.find((table) => table.scanName === scanName)?.usedColumns;
	if (!used || inside || startDateMs !== undefined) return page;
	const documents = new Set(listUsedAttributes(planned, plan).map(({ within }) => within?.column));
	const isUsed = columns.map(({ name }) => used.has(name) || documents.has(name));
	return page.map((row) => row.map((value, index) => (isUsed[index] ? value : null)));
}

function limitQuery({ query }: Plan, paged: PagedQuery): Query {
	const known = limited.get(query);
	if (known) return known;
	const made = { ...paged.query, limit: createNode("Parameter", { name: limitParameter }) };
	limited.set(query, made);
	return made;
}

// A prepared statement runs many times, and what is written for it is found by the tree.
const limited = new WeakMap<Query, Query>();
