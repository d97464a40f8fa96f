import type { ChildScan } from "../catalog/index.ts";
import { type ChildRows, requestChildRows } from "./child-rows.ts";
import { mapInOrder } from "./ordered-map.ts";
import { type Parent, type RawReader, readParents } from "./parent-rows.ts";
import type { RawRow } from "./raw-row.ts";
import type { RawContext } from "./scan-context.ts";
import { createShortfall } from "./shortfall.ts";

/** Reads the rows of many parents, several parents at a time, in the order of the parents. */
export async function* readChildScan(
	scan: ChildScan,
	context: RawContext,
	readRaw: RawReader,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	const { table, path } = scan;
	const shortfall = createShortfall(table, path, context.service);
	const request = (parent: Parent) => requestChildRows(table, path, parent, shortfall, context);
	try {
		for await (const batch of mapInOrder(listParents(scan, readRaw), context.concurrency, request)) {
			yield* joinRows(batch);
		}
	} finally {
		const warning = shortfall.describe();
		if (warning !== undefined) context.warn(warning);
	}
}

async function* listParents(scan: ChildScan, readRaw: RawReader): AsyncGenerator<Parent, void, undefined> {
	const { parents, path } = scan;
	if ("keys" in parents) {
		for (const key of new Set(parents.keys)) yield { key };
		return;
	}
	for await (const page of readParents(parents.scan, path.parent.column, isParentRowNeeded(scan), readRaw)) yield* page;
}

function isParentRowNeeded({ table, path }: ChildScan): boolean {
	if (path.cap !== undefined) return true;
	return table.columns.some((column) => column.path.startsWith("^") && column.name !== path.column);
}

async function* joinRows(batch: readonly ChildRows[]): AsyncGenerator<readonly RawRow[], void, undefined> {
	let joined: RawRow[] = [];
	for (const { rows, rest } of batch) {
		joined = joined.length === 0 ? [...rows] : joined.concat(rows);
		if (rest === undefined) continue;
		yield joined;
		joined = [];
		yield* rest;
	}
	if (joined.length > 0) yield joined;
}
