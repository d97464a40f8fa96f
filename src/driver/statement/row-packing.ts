import type { SqlValue } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import { createRowReader } from "../../execute/index.ts";
import { MessagePacker, type RowLayout } from "../../postgres-format/index.ts";
import { PackedRows, type RowPacker } from "../../storage/index.ts";
import { chooseForms, type StatementOptions } from "./statement-options.ts";

/** How the rows of a statement are packed. It can be copied from thread to thread. */
export interface RowPacking {
	/** Of its columns. */
	readonly types: readonly QueryColumn["type"][];
	readonly layout: RowLayout;
}

/** How values are given to one who passes them on: as texts, but for numbers and booleans. */
export const passedAs = { jsonAs: "text", numericAs: "text", timesAs: "text" } as const satisfies StatementOptions;

/**
 * Makes what packs rows as a storage has them.
 * @param description A {@link RowPacking}.
 */
export function compileRowPacker(description: unknown): RowPacker {
	const { types, layout } = description as RowPacking;
	const columns = types.map((type) => ({ name: "", type, isNullable: true }));
	const readRow = createRowReader(columns, chooseForms(passedAs, "STRING"));
	const packer = new MessagePacker(layout);
	return {
		get rowCount() {
			return packer.rowCount;
		},
		get byteCount() {
			return packer.byteCount;
		},
		add: (row) => packer.add(readRow(row)),
		take: () => packer.take(),
	};
}

/** Packs the rows of a run in this thread. */
export async function* packRows<End>(
	rows: AsyncGenerator<SqlValue[][], End, undefined>,
	{ layout }: Pick<RowPacking, "layout">,
): AsyncGenerator<PackedRows, End, undefined> {
	const packer = new MessagePacker(layout);
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
