import { createError, formatJson, formatTimestamp } from "../base/index.ts";
import { findStartColumn, type TableScan } from "../catalog/index.ts";
import type { ChildPath } from "../profile/index.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import { readAhead } from "./read-ahead.ts";
import { compileColumnReader } from "./row-reader.ts";
import type { ReadStart } from "./scan-context.ts";
import type { Discrepancy } from "./total.ts";

/** A row that others belong to. */
export interface Parent {
	readonly key: string;
	/** What fills the slots before the last of the path by which its rows are asked for. */
	readonly slots?: Readonly<Record<string, string>> | undefined;
	/** Absent when only its key is known or wanted. */
	readonly row?: RawRow | undefined;
	/** It was made before StartDate, so that nothing that belongs to it counts. */
	readonly isOlder?: boolean | undefined;
}

/** Parents that came in one page. */
export interface ParentPage {
	readonly parents: readonly Parent[];
	/** Where reading begins that finds these parents again; absent: at the first page. */
	readonly resume?: string | undefined;
	readonly latest?: number | undefined;
	/** How many parents the service says there are. */
	readonly parentTotal?: number | undefined;
	/** With the last parents, when others came than were told. */
	readonly discrepancy?: Discrepancy | undefined;
}

/** Reads the undecoded rows of any scan, from a page on. */
export type RawReader = (scan: TableScan, from?: string) => AsyncGenerator<RawBatch, void, undefined>;

/**
 * Reads the rows of the parent's scan page by page, with the keys that the children refer to; rows without one have no children.
 * @param path Which columns of the parent are the key.
 * @param isRowNeeded Is anything but the key used?
 * @param startDateMs StartDate, in milliseconds since 1970.
 * @param from Where to begin, and the parents to leave out.
 */
export async function* readParents(
	scan: TableScan,
	{ parent: { column }, slots }: Pick<ChildPath, "parent" | "slots">,
	isRowNeeded: boolean,
	readRaw: RawReader,
	startDateMs: number | undefined,
	from: ReadStart | undefined,
): AsyncGenerator<ParentPage, void, undefined> {
	const readKey = compileKeyReader(scan, column);
	const readSlots = compileSlotReader(scan, slots);
	const isOlder = compileAgeCheck(scan, startDateMs);
	const held = new Map<string, Parent>();
	// An idle scroll is dropped by the service, so its rows are gathered before anything is asked about each of them.
	const isHurried = isScroll(scan);
	let resume = from?.position;
	let latest: number | undefined;
	let discrepancy: Discrepancy | undefined;
	for await (const batch of readAhead(readRaw(scan, from?.position))) {
		const parents = batch.rows.flatMap((row): Parent[] => {
			const key = readKey(row);
			if (key === undefined || from?.isParentDone(key) === true) return [];
			const filled = readSlots?.(row);
			if (readSlots && !filled) return [];
			return [{ key, ...(filled && { slots: filled }), isOlder: isOlder(row), ...(isRowNeeded && { row }) }];
		});
		latest = batch.latest ?? latest;
		discrepancy = batch.discrepancy;
		if (!isHurried) yield { parents, resume, latest, parentTotal: batch.total, discrepancy };
		else for (const parent of parents) held.set(formatJson([parent.key, parent.slots ?? null]), parent);
		resume = batch.resume;
	}
	if (held.size > 0) yield { parents: [...held.values()], parentTotal: held.size, discrepancy };
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

// A parent without one of them has no address.
function compileSlotReader(
	scan: TableScan,
	slots: ChildPath["slots"],
): ((row: RawRow) => Readonly<Record<string, string>> | undefined) | undefined {
	if (slots === undefined) return undefined;
	const readers = Object.entries(slots).map(([slot, column]) => [slot, compileKeyReader(scan, column)] as const);
	return (row) => {
		const filled: Record<string, string> = {};
		for (const [slot, read] of readers) {
			const value = read(row);
			if (value === undefined) return undefined;
			filled[slot] = value;
		}
		return filled;
	};
}

function compileAgeCheck({ table }: TableScan, startDateMs: number | undefined): (row: RawRow) => boolean {
	const column = startDateMs === undefined ? undefined : findStartColumn(table);
	if (startDateMs === undefined || !column) return () => false;
	const read = compileColumnReader(column);
	const start = formatTimestamp(startDateMs);
	return (row) => String(read(row) ?? "") < start;
}

function isScroll(scan: TableScan): boolean {
	if (scan.kind === "list") return scan.path.paging === "scroll";
	return scan.kind === "embedded" && isScroll(scan.parent);
}
