import { isUtc, type JoinedForm, type SqlValue } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import { createRowReader, type Packing } from "../../execute/index.ts";
import { isStored } from "../../functions/index.ts";
import {
	createRowWriter,
	findWireType,
	formatOf,
	JoinedRowConverter,
	RowBytes,
	type RowLayout,
} from "../../postgres-format/index.ts";
import { PackedRows, type RowPacker } from "../../storage/index.ts";
import { chooseForms, type StatementOptions } from "./statement-options.ts";

/** How the rows of a statement are packed. It can be copied from thread to thread. */
export interface RowPacking extends Packing {
	/** Of its columns. */
	readonly types: readonly QueryColumn["type"][];
	readonly layout: RowLayout;
}

/** How rows of such columns are packed as a layout says. */
export function planPacking(columns: readonly Pick<QueryColumn, "type" | "origin">[], layout: RowLayout): RowPacking {
	const types = columns.map(({ type }) => type);
	const forms = columns.map((column, index) => findJoinedForm(column, layout, index));
	const joined = forms.filter((form) => form !== undefined);
	const isJoined = !layout.copy && forms.length > 0 && joined.length === forms.length;
	return { types, layout, joined: isJoined ? joined : undefined };
}

// What is printed as it stands, or nearly so.
function findJoinedForm(
	{ type, origin }: Pick<QueryColumn, "type" | "origin">,
	layout: RowLayout,
	index: number,
): JoinedForm | undefined {
	if (formatOf(layout.formats, index) !== 0) return undefined;
	const { name, isPlain } = findWireType(layout.typeOids[index] ?? 0) ?? {};
	if (type === "varchar" || type === "text") return isPlain ? (isStored({ origin }) ? "column" : "text") : undefined;
	if (type === "integer") return name === "int8" || name === "int4" || name === "int2" ? "whole" : undefined;
	if (type === "boolean") return name === "bool" ? "truth" : undefined;
	return type === "timestamp" && name === "timestamptz" && isUtc(layout.zone) ? "instant" : undefined;
}

/** How values are given to one who passes them on: as texts, but for numbers and booleans. */
export const passedAs = { jsonAs: "text", numericAs: "text", timesAs: "text" } as const satisfies StatementOptions;

/**
 * Makes what packs rows as a storage has them.
 * @param description A {@link RowPacking}.
 */
export function compileRowPacker(description: unknown): RowPacker {
	const { types, layout, joined } = description as RowPacking;
	if (joined) return { texts: new RowBytes((writer, text) => writer.text(text)) };
	const readRow = createPackedReader(types);
	const write = createRowWriter(layout);
	return { lists: new RowBytes((writer, row) => write(writer, readRow(row))) };
}

function createPackedReader(types: RowPacking["types"]): ReturnType<typeof createRowReader> {
	const columns = types.map((type) => ({ name: "", type, isNullable: true }));
	return createRowReader(columns, chooseForms(passedAs, "STRING"));
}

/**
 * Gives packed rows as messages. Where each came in one text, the lengths of its cells are written here: the thread that computes rows has more
 * to do than the one that sends them.
 */
export async function* finishRows(
	batches: AsyncIterable<PackedRows>,
	{ types, layout, joined }: RowPacking,
): AsyncGenerator<PackedRows, void, undefined> {
	const createReader = () => createPackedReader(types);
	const converter = joined && new JoinedRowConverter(layout, { forms: joined, createReader });
	for await (const batch of batches) {
		if (!converter) {
			yield batch;
			continue;
		}
		let failure: { readonly error: unknown } | undefined;
		const rows = batch.convert((texts) => {
			const { rows, ...rest } = converter.convert(texts);
			if ("error" in rest) failure = { error: rest.error };
			return rows;
		});
		if (rows.length > 0) yield rows;
		if (failure) throw failure.error;
	}
}

/** Packs the rows of a run in this thread. */
export async function* packRows<End>(
	rows: AsyncGenerator<SqlValue[][], End, undefined>,
	{ layout }: Pick<RowPacking, "layout">,
): AsyncGenerator<PackedRows, End, undefined> {
	const packer = new RowBytes(createRowWriter(layout));
	try {
		for (;;) {
			const next = await rows.next();
			if (next.done) return next.value;
			for (const row of next.value) packer.add(row);
			yield new PackedRows(packer.take());
		}
	} finally {
		await rows.return(undefined as End);
	}
}
