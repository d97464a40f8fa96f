import type { ChildScan } from "../catalog/index.ts";
import { type ChildRows, requestChildRows } from "./child-rows.ts";
import { mapInOrder } from "./ordered-map.ts";
import { type Parent, type ParentPage, type RawReader, readParents } from "./parent-rows.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import type { RawContext } from "./scan-context.ts";
import { createShortfall } from "./shortfall.ts";
import type { Discrepancy } from "./total.ts";

/** Reads the rows of many parents, several parents at a time, in the order of the parents. */
export async function* readChildScan(
	scan: ChildScan,
	context: RawContext,
	readRaw: RawReader,
): AsyncGenerator<RawBatch, void, undefined> {
	const { table, path } = scan;
	const shortfall = createShortfall(table, path, context.service);
	const gap: { ofParents?: Discrepancy | undefined } = {};
	const request = async (listed: ListedParent): Promise<ReadParent> => {
		if (listed.parent.isOlder) return { ...listed, rows: [] };
		const { rows, rest } = await requestChildRows(table, path, listed.parent, shortfall, context);
		return { ...listed, rows, rest };
	};
	try {
		for await (const batch of mapInOrder(listParents(scan, context, readRaw, gap), context.concurrency, request)) {
			if (path.slots) yield* listRows(batch);
			else yield* joinRows(batch);
		}
		const discrepancy = shortfall.sum() ?? gap.ofParents;
		if (discrepancy) yield { rows: [], discrepancy };
	} finally {
		const warning = shortfall.describe();
		if (warning !== undefined) context.warn(warning);
	}
}

interface ListedParent extends Omit<ParentPage, "parents" | "discrepancy"> {
	readonly parent: Parent;
}

type ReadParent = ListedParent & ChildRows;

async function* listParents(
	scan: ChildScan,
	{ from, startDateMs }: RawContext,
	readRaw: RawReader,
	gap: { ofParents?: Discrepancy | undefined },
): AsyncGenerator<ListedParent, void, undefined> {
	const { parents, path } = scan;
	if ("keys" in parents) {
		const keys = new Set(parents.keys);
		const parentTotal = keys.size;
		for (const key of keys)
			if (from?.isParentDone(key) !== true) yield { parent: { key, slots: parents.slots }, parentTotal };
		return;
	}
	const pages = readParents(parents.scan, path, isParentRowNeeded(scan), readRaw, startDateMs, from);
	for await (const { parents: some, discrepancy, ...facts } of pages) {
		gap.ofParents = discrepancy;
		for (const parent of some) yield { parent, ...facts };
	}
}

function isParentRowNeeded({ table, path }: ChildScan): boolean {
	if (path.cap !== undefined) return true;
	return table.columns.some((column) => column.path.startsWith("^") && column.name !== path.column);
}

// What fills the last slot need not tell parents apart, and only that is kept of them: such a read begins anew after an interruption.
async function* listRows(batch: readonly ReadParent[]): AsyncGenerator<RawBatch, void, undefined> {
	yield { rows: batch.flatMap(({ rows }) => rows) };
	for (const { rest } of batch) if (rest) for await (const rows of rest) yield { rows };
}

async function* joinRows(batch: readonly ReadParent[]): AsyncGenerator<RawBatch, void, undefined> {
	let joined: RawRow[] = [];
	let parents: string[] = [];
	let begun: string[] = [];
	// The page of a parent is asked for again, so that those after it on the same page are found.
	let facts: Pick<RawBatch, "resume" | "latest" | "parentTotal"> = {};
	for (const { parent, rows, rest, resume = "", latest, parentTotal } of batch) {
		if (begun.includes(parent.key) || parents.includes(parent.key)) {
			yield { rows: joined, parents, begun, ...facts };
			[joined, parents, begun] = [[], [], []];
		}
		joined = joined.length === 0 ? [...rows] : joined.concat(rows);
		begun.push(parent.key);
		facts = { resume, latest, parentTotal };
		if (rest !== undefined) {
			yield { rows: joined, parents, begun, ...facts };
			[joined, parents, begun] = [[], [], []];
			for await (const more of rest) yield { rows: more, ...facts };
		}
		parents.push(parent.key);
	}
	if (parents.length > 0) yield { rows: joined, parents, begun, ...facts };
}
