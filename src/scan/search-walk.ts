import type { ScanOrder, SearchScan } from "../catalog/index.ts";
import { compileAnswerDoor } from "./door.ts";
import { type PageWalk, readPageTotal, sendForPage } from "./page-walk.ts";
import { createPaging } from "./paging-table.ts";
import type { RawContext } from "./scan-context.ts";
import { buildSearchBody } from "./search-body.ts";
import { buildFormMessage } from "./search-form-table.ts";
import type { TimeRange } from "./time-range.ts";

/**
 * Plans the walk through what a search finds.
 * @param range The part of it that is to be read.
 * @example planSearchWalk(scan).path // "/conversations/search"
 */
export function planSearchWalk(scan: SearchScan, range?: TimeRange): PageWalk {
	const { table, path, limit, order } = scan;
	const fixed: readonly (string | undefined)[] = [path.stableOrder, path.partitionBy];
	const { form, paging = "cursor", pages } = path;
	return {
		table,
		method: "POST",
		path: path.path,
		...(scan.query && { query: scan.query }),
		body: form ? buildFormMessage(scan, form, range) : { ...buildSearchBody(scan, range) },
		pagingAt: form ? form.pagingAt : "pagination",
		rows: path.rows,
		door: compileAnswerDoor(table, path.rows, false),
		strategy: createPaging({ paging, pages }),
		pageSize: path.pageSize,
		limit,
		isOrderFixed: order === undefined ? path.stableOrder !== undefined : fixed.includes(order.column.name),
	};
}

/**
 * Asks for one row of all that a search finds: the first in an order, and how many there are.
 * @throws ProviderError: what the request throws.
 */
export async function requestOne(
	scan: SearchScan,
	order: ScanOrder | undefined,
	context: RawContext,
): Promise<{ readonly row: unknown; readonly total: number | undefined }> {
	const walk = planSearchWalk({ ...scan, order, limit: 1 });
	const answer = await sendForPage(walk, 1, undefined, context);
	const admission = walk.door(answer.body);
	return { row: admission?.rows[0], total: readPageTotal(walk, answer, admission) };
}
