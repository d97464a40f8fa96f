import type { EmbeddedScan } from "../catalog/index.ts";
import { requestChildRows } from "./child-rows.ts";
import type { Admission } from "./door.ts";
import { compileValueReader } from "./json-path.ts";
import { compileNestedRows } from "./nested-rows.ts";
import { mapInOrder } from "./ordered-map.ts";
import { type Parent, type RawReader, readParents } from "./parent-rows.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import type { RawContext } from "./scan-context.ts";
import { createShortfall } from "./shortfall.ts";
import type { Discrepancy } from "./total.ts";

/** Reads the rows that lie inside the rows of another scan; lists that were cut short are asked for whole. */
export async function* readEmbeddedScan(
	scan: EmbeddedScan,
	context: RawContext,
	readRaw: RawReader,
): AsyncGenerator<RawBatch, void, undefined> {
	const { table, path, completion } = scan;
	const unpack = compileUnpacking(scan);
	const shortfall = completion && createShortfall(table, completion, context.service);
	let cutCount = 0;
	const complete = async ({ parent, rows, others, total, isTruncated }: Unpacked): Promise<readonly RawRow[]> => {
		if (parent.isOlder) return [];
		if (isTruncated && completion !== undefined && shortfall !== undefined) {
			const shown = { told: Math.max(total ?? 0, rows.length), rowCount: rows.length };
			const { rows: first, rest } = await requestChildRows(table, completion, parent, shortfall, context, shown);
			if (rest === undefined) return first;
			const all = [...first];
			for await (const more of rest) all.push(...more);
			return all;
		}
		if (isTruncated) cutCount += 1;
		context.notes.noteOthers(table.name, others);
		return rows;
	};
	let ofParents: Discrepancy | undefined;
	try {
		const key = { parent: path.parent, slots: completion?.slots };
		const pages = readParents(scan.parent, key, true, readRaw, context.startDateMs, context.from);
		for await (const { parents, resume = "", latest, parentTotal, discrepancy } of pages) {
			ofParents = discrepancy;
			let done = 0;
			for await (const batch of completePage(parents.map(unpack), context.concurrency, complete)) {
				const keys = parents.slice(done, done + batch.length).map(({ key }) => key);
				done += batch.length;
				if (keys.length > 0) yield { rows: batch.flat(), parents: keys, begun: keys, resume, latest, parentTotal };
			}
		}
		const discrepancy = shortfall?.sum() ?? ofParents;
		if (discrepancy) yield { rows: [], discrepancy };
	} finally {
		const capped = shortfall?.describe();
		if (capped !== undefined) context.warn(capped);
		if (cutCount > 0) context.warn(describeCut(scan, cutCount, context.service));
	}
}

/** What lies inside one parent. */
interface Unpacked extends Omit<Admission, "rows"> {
	readonly parent: Parent;
	readonly rows: readonly RawRow[];
	/** There are more rows than these, whether the parent says so or tells a larger number. */
	readonly isTruncated: boolean;
}

function compileUnpacking({ table, path }: EmbeddedScan): (parent: Parent) => Unpacked {
	const unpack = compileNestedRows({ ...table, given: path.column }, path);
	const readTruncated = path.truncated === undefined ? () => false : compileValueReader(path.truncated);
	return (parent) => {
		const { key, row } = parent;
		const { rows, others, total } = unpack(row ?? { value: undefined });
		const keys = { [path.column]: key };
		return {
			parent,
			rows: rows.map((inner): RawRow => ({ ...inner, keys })),
			others,
			total,
			isTruncated: readTruncated(row?.value) === true || (total ?? 0) > rows.length + others.length,
		};
	};
}

async function* completePage(
	parents: readonly Unpacked[],
	concurrency: number,
	complete: (parent: Unpacked) => Promise<readonly RawRow[]>,
): AsyncGenerator<readonly (readonly RawRow[])[], void, undefined> {
	if (parents.some(({ isTruncated }) => isTruncated)) yield* mapInOrder(parents, concurrency, complete);
	else yield await Promise.all(parents.map(complete));
}

function describeCut({ table, path }: EmbeddedScan, count: number, service: string): string {
	const who = count === 1 ? `1 of the ${path.parent.table} has` : `${count} ${path.parent.table} have`;
	return `${table.name}: ${who} more rows than ${service} shows inside them; the others were not read`;
}
