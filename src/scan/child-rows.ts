import type { ChildPath, TableDefinition } from "../profile/index.ts";
import { type PageWalk, type RawPage, walkPages } from "./page-walk.ts";
import { pagingTable } from "./paging-table.ts";
import type { Parent } from "./parent-rows.ts";
import type { RawRow } from "./raw-row.ts";
import { buildRowAddress } from "./row-address.ts";
import type { RawContext } from "./scan-context.ts";
import type { Shortfall } from "./shortfall.ts";

// Enough for nearly every parent; the rest of a longer one streams when its turn comes, so that memory stays flat.
const pagesHeld = 5;

/** The rows of one parent: the first pages, and the others when there are more. */
export interface ChildRows {
	readonly rows: readonly RawRow[];
	readonly rest?: AsyncGenerator<readonly RawRow[], void, undefined> | undefined;
}

/**
 * Asks for the rows of one parent; a parent that is gone has none.
 * @throws ProviderError as walking pages does.
 */
export async function requestChildRows(
	table: TableDefinition,
	path: ChildPath,
	parent: Parent,
	shortfall: Shortfall,
	context: RawContext,
): Promise<ChildRows> {
	const address = buildRowAddress(path.path, path.column, parent.key);
	if (address === undefined) return { rows: [] };
	const pages = readChildPages(planChildWalk(table, path, address), path, parent, shortfall, context);
	const held: RawRow[] = [];
	for (let count = 0; count < pagesHeld; count++) {
		const page = await pages.next();
		if (page.done) return { rows: held };
		held.push(...page.value);
	}
	return { rows: held, rest: pages };
}

function planChildWalk(table: TableDefinition, path: ChildPath, address: string): PageWalk {
	return {
		table,
		method: "GET",
		path: address,
		rows: path.rows,
		strategy: pagingTable[path.paging],
		pageSize: path.pageSize,
		absent: path.absent,
	};
}

async function* readChildPages(
	walk: PageWalk,
	path: ChildPath,
	{ key, row }: Parent,
	shortfall: Shortfall,
	context: RawContext,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	const keys = { [path.column]: key };
	let last: RawPage | undefined;
	let rowCount = 0;
	for await (const page of walkPages(walk, context)) {
		last = page;
		rowCount += page.rows.length;
		const parent: RawRow = { value: page.body, seenAs: row };
		yield page.rows.map((value): RawRow => ({ value, parent, keys }));
	}
	shortfall.count({ value: last?.body, seenAs: row }, rowCount);
}
