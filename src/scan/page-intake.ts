import { parseJson } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { HttpRequest } from "../http/index.ts";
import type { ColumnDefinition, ListPath, SearchPath, TableDefinition } from "../profile/index.ts";
import type { RowIntake, WaitingRows } from "../storage/index.ts";
import type { PageDescription, ToldOfPage } from "./page-parser.ts";
import type { NoteMisfit } from "./row-reader.ts";
import type { ScanContext } from "./scan-context.ts";

/** Rows of a page that wait where they are kept, and what is here of them. */
export interface ParsedRows {
	readonly waiting: WaitingRows;
	/** All of them in their order, each with nothing but the fields that reading the pages looks at. */
	readonly thinRows: readonly unknown[];
}

/** Opens the intake for the pages of a scan; undefined where their rows are needed here. */
export function openPageIntake(
	scan: TableScan,
	{ columns, attributes = [], openIntake }: ScanContext,
): RowIntake | undefined {
	const description = openIntake && describePages(scan, columns, attributes);
	return description && avoidReturns(openIntake(description));
}

/** Of so many more pages that came back than did not, it is clear that they are parsed twice for nothing. */
const mostReturned = 3;

function avoidReturns(intake: RowIntake): RowIntake {
	let returned = 0;
	return {
		async parse(content) {
			if (returned >= mostReturned) return content;
			const parsed = await intake.parse(content);
			returned = parsed instanceof Uint8Array ? returned + 1 : Math.max(0, returned - 1);
			return parsed;
		},
		close: () => intake.close(),
	};
}

/**
 * Describes how the pages of a scan are parsed.
 * @returns Undefined where a page is not simply a list of rows, or where reading the pages looks at all of a row.
 */
export function describePages(
	scan: TableScan,
	columns: readonly ColumnDefinition[],
	attributes: readonly ColumnDefinition[] = [],
): PageDescription | undefined {
	if (scan.kind !== "search" && scan.kind !== "list") return undefined;
	const { table, path } = scan;
	const seen = listSeenColumns(table, scan.kind === "search" ? scan.path.partitionBy : undefined);
	if (columns.some(hasPlainText)) return undefined;
	const isScroll = scan.kind === "list" && scan.path.paging === "scroll";
	if (isToldElsewhere(scan.path)) return undefined;
	const isDeep = [path.rows, ...seen.map((column) => column.path)].some((text) => /[.^]/.test(text));
	// The row itself, and what stands beside the list.
	const isOfMore = columns.some(({ path: where }) => where === "." || where.startsWith("^"));
	if (isScroll || isDeep || isOfMore) return undefined;
	const keyColumns = table.columns.filter(({ name }) => table.key.includes(name));
	return {
		name: table.name,
		shape: { columns: keyColumns, key: table.key },
		columns,
		attributes,
		rows: path.rows,
		seen: [...new Set(seen.map((column) => column.path))],
	};
}

// What is parsed elsewhere comes back as the answer without most of its rows' fields: where the next page is, or how many rows there are,
// must stand beside them.
function isToldElsewhere({ paging, pages = {} }: Pick<ListPath | SearchPath, "paging" | "pages">): boolean {
	const { nextField, nextHeader, pagesHeader, totalHeader } = pages;
	return paging === "link" || [nextField, nextHeader, pagesHeader, totalHeader].some((where) => where !== undefined);
}

// The reader of HTML is loaded here alone.
function hasPlainText({ from, rows }: ColumnDefinition): boolean {
	return from === "plain_text" || rows?.columns.some(hasPlainText) === true;
}

function listSeenColumns({ columns, key, incremental }: TableDefinition, partitionBy: string | undefined) {
	return columns.filter(({ name }) => key.includes(name) || name === incremental?.column || name === partitionBy);
}

/**
 * Makes one request's page be parsed where its rows are kept.
 * @returns `take` gives the rows that wait since the last answer; undefined where it was parsed here.
 */
export function createPageParsing(intake: RowIntake): {
	readonly parse: NonNullable<HttpRequest["parse"]>;
	readonly take: () => WaitingRows | undefined;
} {
	let waiting: WaitingRows | undefined;
	return {
		async parse(content) {
			waiting = undefined;
			const parsed = await intake.parse(content);
			if (parsed instanceof Uint8Array) return parsed;
			waiting = parsed;
			return { value: parseJson((parsed.told as ToldOfPage).body) };
		},
		take: () => waiting,
	};
}

/**
 * Finds which of a page's rows are wanted.
 * @param rows Those that are left of the thin ones.
 * @returns Their numbers from 0; undefined: all.
 */
export function findPlaces({ thinRows }: ParsedRows, rows: readonly unknown[]): readonly number[] | undefined {
	if (rows.length === thinRows.length) return undefined;
	const wanted = new Set(rows);
	return thinRows.flatMap((row, place) => (wanted.has(row) ? [place] : []));
}

/** Tells of the values that did not fit their columns in the rows that are wanted. */
export function tellMisfits(
	{ waiting }: ParsedRows,
	places: readonly number[] | undefined,
	columns: readonly ColumnDefinition[],
	table: string,
	note: NoteMisfit,
): void {
	const { misfits } = waiting.told as ToldOfPage;
	if (misfits.length === 0) return;
	const known = new Map(nameColumns(table, columns));
	for (const [place, owner, name, value] of misfits) {
		const column = known.get(`${owner}.${name}`);
		if (column && (places?.includes(place) ?? true)) note(owner, column, parseJson(value));
	}
}

function nameColumns(table: string, columns: readonly ColumnDefinition[]): [name: string, column: ColumnDefinition][] {
	return columns.flatMap((column) => [
		[`${table}.${column.name}`, column] as [string, ColumnDefinition],
		...(column.rows ? nameColumns(column.rows.table, column.rows.columns) : []),
	]);
}
