import { ProviderError, parseTimestamp } from "../base/index.ts";
import { type CountScan, type ListScan, type SearchScan, type TableScan, totalColumn } from "../catalog/index.ts";
import type { TableDefinition } from "../profile/index.ts";
import { readChildScan } from "./child-scan.ts";
import { compareTotals } from "./compared-pages.ts";
import { readEmbeddedScan } from "./embedded-scan.ts";
import { readGetScan } from "./get-scan.ts";
import { readLookupScan } from "./lookup-scan.ts";
import { type PageWalk, planListWalk, type RawPage, walkPages } from "./page-walk.ts";
import { walkPartitions } from "./partitioned-walk.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import { compileColumnReader, compileKeyReader } from "./row-reader.ts";
import type { RawContext } from "./scan-context.ts";
import { walkScroll } from "./scroll-walk.ts";
import { findPartitionColumn } from "./search-body.ts";
import { askSearchTotal } from "./search-total.ts";
import { planSearchWalk } from "./search-walk.ts";
import type { Discrepancy } from "./total.ts";
import { walkWindows } from "./window-walk.ts";

/** Reads any scan as the service sends it, page by page, each when it is asked for. */
export async function* readRawPages(scan: TableScan, context: RawContext): AsyncGenerator<RawBatch, void, undefined> {
	const readRaw = (inner: TableScan, from?: string) =>
		readRawPages(inner, {
			...context,
			intake: undefined,
			from: from === undefined ? undefined : { position: from, isParentDone: () => false },
		});
	switch (scan.kind) {
		case "empty":
		case "system":
		case "call":
			return;
		case "get":
			for await (const rows of readGetScan(scan, context)) yield { rows };
			return;
		case "lookup":
			return yield* readLookupScan(scan, context);
		case "count":
			return yield* readCount(scan, context);
		case "batch":
			// Where one of them goes on says nothing about the others.
			for (const inner of scan.scans) {
				for await (const { rows, parents, discrepancy } of readRaw(inner)) yield { rows, parents, discrepancy };
			}
			return;
		case "first":
			// What was read up to here is no part of a whole: nobody goes on with it.
			for await (const { rows, total, discrepancy } of readRawPages(scan.of, hurryLess(context))) {
				yield { rows, total, discrepancy };
			}
			return;
		case "child":
			return yield* readChildScan(scan, context, readRaw);
		case "embedded":
			return yield* readEmbeddedScan(scan, context, readRaw);
		case "search": {
			const column = context.isSerial || context.concurrency === 1 ? undefined : findPartitionColumn(scan);
			const walk = { ...planSearchWalk(scan), intake: context.intake };
			const pages = column ? walkPartitions(scan, column, context) : compareTotals(walk, walkPages(walk, context));
			return yield* wrapRows(walk, pages, context);
		}
		case "list":
			return yield* readList(scan, context);
	}
}

async function* readList(scan: ListScan, context: RawContext): AsyncGenerator<RawBatch, void, undefined> {
	const { path, otherwise } = scan;
	const walk = { ...planListWalk(scan), intake: context.intake };
	if (path.windows) return yield* wrapRows(walk, walkWindows(scan, path.windows, context), context);
	const pages = path.paging === "scroll" ? walkScroll(walk, context) : walkPages(walk, context);
	let isBegun = false;
	try {
		for await (const batch of wrapRows(walk, compareTotals(walk, pages), context)) {
			isBegun = true;
			yield batch;
		}
	} catch (error) {
		const isBarred = error instanceof ProviderError && error.code === "permission_denied";
		if (!otherwise || isBegun || !isBarred) throw error;
		yield* readList({ ...scan, path: otherwise, otherwise: undefined }, context);
	}
}

// Each request that runs ahead may be one too many.
const firstConcurrency = 4;

function hurryLess(context: RawContext): RawContext {
	const concurrency = Math.min(context.concurrency, firstConcurrency);
	return { ...context, concurrency, from: undefined, isSerial: true, intake: undefined };
}

// Every page of a search tells how many rows there are in all; the smallest is asked for. Where it does not tell, or where that page
// itself shows that it cannot be so, the rows are read and counted, each key once: both ways of counting give the same number.
async function* readCount({ of }: CountScan, context: RawContext): AsyncGenerator<RawBatch, void, undefined> {
	const whole: SearchScan = { ...of, order: undefined, limit: undefined };
	const total = await askSearchTotal(of, context);
	if (total !== undefined) {
		yield { rows: [{ value: { [totalColumn.path]: total } }], total };
		return;
	}
	const readKey = compileKeyReader(of.table);
	const keys = new Set<string>();
	let discrepancy: Discrepancy | undefined;
	for await (const batch of readRawPages(whole, { ...context, intake: undefined })) {
		for (const row of batch.rows) keys.add(readKey(row));
		discrepancy = batch.discrepancy;
	}
	yield { rows: [{ value: { [totalColumn.path]: keys.size } }], discrepancy };
}

async function* wrapRows(
	{ table }: PageWalk,
	pages: AsyncGenerator<RawPage, void, undefined>,
	{ notes }: RawContext,
): AsyncGenerator<RawBatch, void, undefined> {
	const readChange = compileChangeReader(table);
	let latest: number | undefined;
	// What stands beside the list is told of all its rows.
	const isWhole = table.columns.some(({ path }) => path.startsWith("^"));
	for await (const { rows, body, parsed, resume, total, received, discrepancy } of pages) {
		const parent = isWhole ? { parent: { value: body } } : {};
		const wrapped = rows.map((value): RawRow => ({ value, ...parent }));
		for (const row of wrapped) {
			const change = readChange(row);
			if (change !== undefined && !(change < (latest ?? change))) latest = change;
		}
		if (discrepancy) notes.noteDiscrepancy(table.name, discrepancy, received.others);
		yield { rows: wrapped, parsed, resume, latest, total, ...(discrepancy && { discrepancy }) };
	}
}

function compileChangeReader({ incremental, columns }: TableDefinition): (row: RawRow) => number | undefined {
	const column = columns.find(({ name }) => name === incremental?.column);
	if (column === undefined) return () => undefined;
	const read = compileColumnReader(column);
	return (row) => {
		const change = read(row);
		return typeof change === "string" ? parseTimestamp(change) : undefined;
	};
}
