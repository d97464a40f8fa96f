import type { ChildPath, TableDefinition } from "../profile/index.ts";
import { type AnswerDoor, compileAnswerDoor } from "./door.ts";
import { type PageWalk, type RawPage, walkPages } from "./page-walk.ts";
import { createPaging } from "./paging-table.ts";
import type { Parent } from "./parent-rows.ts";
import type { RawRow } from "./raw-row.ts";
import { buildRowAddress } from "./row-address.ts";
import type { RawContext } from "./scan-context.ts";
import type { Shortfall } from "./shortfall.ts";
import { createTally } from "./total.ts";

// Enough for nearly every parent; the rest of a longer one streams when its turn comes, so that memory stays flat.
const pagesHeld = 5;

/** The rows of one parent: the first pages, and the others when there are more. */
export interface ChildRows {
	readonly rows: readonly RawRow[];
	readonly rest?: AsyncGenerator<readonly RawRow[], void, undefined> | undefined;
}

/** What the parent's own row shows of the rows: how many there are at least, and how many it has. */
export interface Shown {
	readonly told: number;
	readonly rowCount: number;
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
	shown?: Shown,
): Promise<ChildRows> {
	const address = buildRowAddress(path.path, { ...parent.slots, [path.column]: parent.key });
	if (address === undefined) return { rows: [] };
	const pages = readChildPages(planChildWalk(table, path, address), path, parent, { shortfall, shown }, context);
	const held: RawRow[] = [];
	// Where the first rows do, each page may be one too many.
	for (let count = 0; count < (context.isSerial ? 1 : pagesHeld); count++) {
		const page = await pages.next();
		if (page.done) return { rows: held };
		held.push(...page.value);
	}
	return { rows: held, rest: pages };
}

function planChildWalk(table: TableDefinition, path: ChildPath, address: string): PageWalk {
	const strategy = createPaging(path);
	return {
		table,
		method: "GET",
		path: address,
		query: path.query,
		rows: path.rows,
		door: compileChildDoor(table, path, !strategy.isEnvelopeNeeded),
		strategy,
		pageSize: path.pageSize,
		absent: path.absent,
	};
}

// An answer that is the one row of its parent must name itself, and a list is none; where a parent has several rows, a bare list is one.
function compileChildDoor(table: TableDefinition, path: ChildPath, canBeBare: boolean): AnswerDoor {
	const given = { ...table, given: path.column };
	if (path.rows !== ".") return compileAnswerDoor(given, path.rows, canBeBare);
	const hasSeveral = table.key.some((name) => name !== path.column && path.slots?.[name] === undefined);
	const readRow = compileAnswerDoor(table, path.rows, false);
	const readList = compileAnswerDoor(given, path.rows, canBeBare);
	return (body) => (hasSeveral && Array.isArray(body) ? readList(body) : readRow(body));
}

async function* readChildPages(
	walk: PageWalk,
	path: ChildPath,
	{ key, slots, row }: Parent,
	{ shortfall, shown }: { readonly shortfall: Shortfall; readonly shown: Shown | undefined },
	context: RawContext,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	const keys = { ...slots, [path.column]: key };
	const tally = createTally();
	let last: RawPage | undefined;
	let isTold = false;
	for await (const page of walkPages(walk, { ...context, from: undefined })) {
		last = page;
		isTold ||= page.total !== undefined;
		tally.addPage(page.total, page.rows.length);
		const parent: RawRow = { value: page.body, seenAs: row };
		yield page.rows.map((value): RawRow => ({ value, parent, keys }));
	}
	// What the list itself tells is newer than what its parent showed.
	if (shown && !isTold) tally.addPage(shown.told, shown.rowCount);
	// No page at all: the parent is gone.
	if (last) shortfall.count({ value: last.body, seenAs: row }, last.received, tally.compare(last.received.rows));
}
