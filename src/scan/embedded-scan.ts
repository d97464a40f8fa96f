import type { EmbeddedScan } from "../catalog/index.ts";
import { requestChildRows } from "./child-rows.ts";
import { compileInnerRows } from "./envelope.ts";
import { compileValueReader } from "./json-path.ts";
import { mapInOrder } from "./ordered-map.ts";
import { type Parent, type RawReader, readParents } from "./parent-rows.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import type { RawContext } from "./scan-context.ts";
import { createShortfall } from "./shortfall.ts";

/** Reads the rows that lie inside the rows of another scan; lists that were cut short are asked for whole. */
export async function* readEmbeddedScan(
	scan: EmbeddedScan,
	context: RawContext,
	readRaw: RawReader,
): AsyncGenerator<RawBatch, void, undefined> {
	const { table, path, completion } = scan;
	const unpack = compileUnpacking(scan);
	const isTruncated = compileTruncation(path.truncated);
	const shortfall = completion && createShortfall(table, completion, context.service);
	let cutCount = 0;
	const complete = async (parent: Parent): Promise<readonly RawRow[]> => {
		if (!isTruncated(parent)) return unpack(parent);
		if (completion === undefined || shortfall === undefined) {
			cutCount += 1;
			return unpack(parent);
		}
		const { rows, rest } = await requestChildRows(table, completion, parent, shortfall, context);
		if (rest === undefined) return rows;
		const all = [...rows];
		for await (const more of rest) all.push(...more);
		return all;
	};
	try {
		const pages = readParents(scan.parent, path.parent.column, true, readRaw, context.from);
		for await (const { parents, resume = "", latest, parentTotal } of pages) {
			let done = 0;
			for await (const batch of completePage(parents, parents.some(isTruncated), context.concurrency, complete)) {
				const keys = parents.slice(done, done + batch.length).map(({ key }) => key);
				done += batch.length;
				if (keys.length > 0) yield { rows: batch.flat(), parents: keys, begun: keys, resume, latest, parentTotal };
			}
		}
	} finally {
		const capped = shortfall?.describe();
		if (capped !== undefined) context.warn(capped);
		if (cutCount > 0) context.warn(describeCut(scan, cutCount, context.service));
	}
}

function compileTruncation(path: string | undefined): (parent: Parent) => boolean {
	if (path === undefined) return () => false;
	const read = compileValueReader(path);
	return ({ row }) => read(row?.value) === true;
}

function compileUnpacking({ path }: EmbeddedScan): (parent: Parent) => readonly RawRow[] {
	const findRows = compileInnerRows(path.rows);
	return ({ key, row }) => {
		const keys = { [path.column]: key };
		return (findRows(row?.value) ?? []).map((value): RawRow => ({ value, parent: row, keys }));
	};
}

async function* completePage(
	parents: readonly Parent[],
	isAnyTruncated: boolean,
	concurrency: number,
	complete: (parent: Parent) => Promise<readonly RawRow[]>,
): AsyncGenerator<readonly (readonly RawRow[])[], void, undefined> {
	if (!isAnyTruncated) yield await Promise.all(parents.map(complete));
	else yield* mapInOrder(parents, concurrency, complete);
}

function describeCut({ table, path }: EmbeddedScan, count: number, service: string): string {
	const who = count === 1 ? `1 of the ${path.parent.table} has` : `${count} ${path.parent.table} have`;
	return `${table.name}: ${who} more rows than ${service} shows inside them; the others were not read`;
}
