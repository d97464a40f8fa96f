import { createError } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { RawRow } from "./raw-row.ts";
import { readAhead } from "./read-ahead.ts";
import { compileColumnReader } from "./row-reader.ts";

/** A row that others belong to. */
export interface Parent {
	readonly key: string;
	/** Absent when only its key is known or wanted. */
	readonly row?: RawRow | undefined;
}

/** Reads the undecoded rows of any scan. */
export type RawReader = (scan: TableScan) => AsyncGenerator<readonly RawRow[], void, undefined>;

/**
 * Reads the rows of the parent's scan page by page, with the keys that the children refer to; rows without one have no children.
 * @param column The parent's column that is the key.
 * @param isRowNeeded Is anything but the key used?
 */
export async function* readParents(
	scan: TableScan,
	column: string,
	isRowNeeded: boolean,
	readRaw: RawReader,
): AsyncGenerator<readonly Parent[], void, undefined> {
	const readKey = compileKeyReader(scan, column);
	const held: Parent[] = [];
	// An idle scroll is dropped by the service, so its rows are gathered before anything is asked about each of them.
	const isHurried = isScroll(scan);
	for await (const rows of readAhead(readRaw(scan))) {
		const parents = rows.flatMap((row): Parent[] => {
			const key = readKey(row);
			return key === undefined ? [] : [isRowNeeded ? { key, row } : { key }];
		});
		if (!isHurried) yield parents;
		else for (const parent of parents) held.push(parent);
	}
	if (held.length > 0) yield held;
}

function compileKeyReader(scan: TableScan, name: string): (row: RawRow) => string | undefined {
	const column = scan.table.columns.find((candidate) => candidate.name === name);
	if (column === undefined) throw createError("internal", { problem: `${scan.table.name} has no column "${name}"` });
	const read = compileColumnReader(column);
	return (row) => {
		const key = read(row);
		return key === null ? undefined : String(key);
	};
}

function isScroll(scan: TableScan): boolean {
	if (scan.kind === "list") return scan.path.paging === "scroll";
	return scan.kind === "embedded" && isScroll(scan.parent);
}
