import type { CountScan, TableScan } from "../catalog/index.ts";
import { readChildScan } from "./child-scan.ts";
import { readEmbeddedScan } from "./embedded-scan.ts";
import { readGetScan } from "./get-scan.ts";
import { type PageWalk, planListWalk, type RawPage, sendForPage, walkPages } from "./page-walk.ts";
import { pagingTable } from "./paging-table.ts";
import type { RawRow } from "./raw-row.ts";
import type { RawContext } from "./scan-context.ts";
import { walkScroll } from "./scroll-walk.ts";
import { buildSearchBody } from "./search-body.ts";

/** Reads any scan as the service sends it, page by page, each when it is asked for. */
export async function* readRawPages(
	scan: TableScan,
	context: RawContext,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	const readRaw = (inner: TableScan) => readRawPages(inner, context);
	switch (scan.kind) {
		case "empty":
			return;
		case "get":
			return yield* readGetScan(scan, context);
		case "count":
			return yield* readCount(scan, context);
		case "batch":
			for (const inner of scan.scans) yield* readRaw(inner);
			return;
		case "child":
			return yield* readChildScan(scan, context, readRaw);
		case "embedded":
			return yield* readEmbeddedScan(scan, context, readRaw);
		case "search":
			return yield* wrapRows(walkPages(planSearchWalk(scan), context));
		case "list": {
			const walk = planListWalk(scan.table, scan.path, scan.limit);
			return yield* wrapRows(scan.path.paging === "scroll" ? walkScroll(walk, context) : walkPages(walk, context));
		}
	}
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
async function* readCount({ of }: CountScan, context: RawContext): AsyncGenerator<readonly RawRow[], void, undefined> {
	const walk = planSearchWalk({ ...of, limit: 1 });
	const { body } = await sendForPage(walk, 1, undefined, context);
	yield [{ value: body }];
}

async function* wrapRows(
	pages: AsyncGenerator<RawPage, void, undefined>,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	for await (const { rows } of pages) yield rows.map((value): RawRow => ({ value }));
}
