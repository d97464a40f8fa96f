import { parseTimestamp } from "../base/index.ts";
import type { CountScan, TableScan } from "../catalog/index.ts";
import type { TableDefinition } from "../profile/index.ts";
import { readChildScan } from "./child-scan.ts";
import { readEmbeddedScan } from "./embedded-scan.ts";
import { readTotal } from "./envelope.ts";
import { readGetScan } from "./get-scan.ts";
import { type PageWalk, planListWalk, type RawPage, sendForPage, walkPages } from "./page-walk.ts";
import { pagingTable } from "./paging-table.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import { compileColumnReader } from "./row-reader.ts";
import type { RawContext } from "./scan-context.ts";
import { walkScroll } from "./scroll-walk.ts";
import { buildSearchBody } from "./search-body.ts";

/** Reads any scan as the service sends it, page by page, each when it is asked for. */
export async function* readRawPages(scan: TableScan, context: RawContext): AsyncGenerator<RawBatch, void, undefined> {
	const readRaw = (inner: TableScan, from?: string) =>
		readRawPages(inner, {
			...context,
			from: from === undefined ? undefined : { position: from, isParentDone: () => false },
		});
	switch (scan.kind) {
		case "empty":
		case "system":
			return;
		case "get":
			for await (const rows of readGetScan(scan, context)) yield { rows };
			return;
		case "count":
			return yield* readCount(scan, context);
		case "batch":
			// Where one of them goes on says nothing about the others.
			for (const inner of scan.scans) {
				for await (const batch of readRaw(inner)) yield { rows: batch.rows, parents: batch.parents };
			}
			return;
		case "first":
			// What was read up to here is no part of a whole: nobody goes on with it.
			for await (const { rows, total } of readRawPages(scan.of, hurryLess(context))) yield { rows, total };
			return;
		case "child":
			return yield* readChildScan(scan, context, readRaw);
		case "embedded":
			return yield* readEmbeddedScan(scan, context, readRaw);
		case "search":
			return yield* wrapRows(walkPages(planSearchWalk(scan), context), scan.table);
		case "list": {
			const walk = planListWalk(scan.table, scan.path, scan.limit);
			const pages = scan.path.paging === "scroll" ? walkScroll(walk, context) : walkPages(walk, context);
			return yield* wrapRows(pages, scan.table);
		}
	}
}

// Each request that runs ahead may be one too many.
const firstConcurrency = 4;

function hurryLess(context: RawContext): RawContext {
	return { ...context, concurrency: Math.min(context.concurrency, firstConcurrency), from: undefined };
}

function planSearchWalk(scan: Extract<TableScan, { kind: "search" }>): PageWalk {
	const { table, path, limit } = scan;
	return {
		table,
		method: "POST",
		path: path.path,
		body: { ...buildSearchBody(scan) },
		rows: path.rows,
		strategy: pagingTable.cursor,
		pageSize: path.pageSize,
		limit,
	};
}

// Every page of a search tells how many rows there are in all; the smallest is asked for.
async function* readCount({ of }: CountScan, context: RawContext): AsyncGenerator<RawBatch, void, undefined> {
	const walk = planSearchWalk({ ...of, limit: 1 });
	const { body } = await sendForPage(walk, 1, undefined, context);
	yield { rows: [{ value: body }], total: readTotal(body) };
}

async function* wrapRows(
	pages: AsyncGenerator<RawPage, void, undefined>,
	table: TableDefinition,
): AsyncGenerator<RawBatch, void, undefined> {
	const readChange = compileChangeReader(table);
	let latest: number | undefined;
	for await (const { body, rows, resume } of pages) {
		const wrapped = rows.map((value): RawRow => ({ value }));
		for (const row of wrapped) {
			const change = readChange(row);
			if (change !== undefined && !(change < (latest ?? change))) latest = change;
		}
		yield { rows: wrapped, resume, latest, total: readTotal(body) };
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
