import { isObject } from "./json-path.ts";
import type { PartitionState } from "./partition.ts";
import type { ReadStart } from "./scan-context.ts";

/** How a read in partitions stands: what is left of each, and what the whole is to be held against. */
export interface PartitionedState {
	/** Those that are not read to their end. */
	readonly partitions: readonly PartitionState[];
	/** Rows that came, each once. */
	readonly rowCount: number;
	/** Elements that came and are no rows. */
	readonly otherCount: number;
	/** Where the whole goes on page after page, should its parts not make it up; absent while it is not cut, and once they do not. */
	readonly whole?: { readonly position: string; readonly rowCount: number } | undefined;
	/** The rows of the whole, as they were told when it was cut. */
	readonly total?: number | undefined;
	/** Rows that were told of before the cuts and have not been told of by the parts. */
	readonly gap: number;
	readonly cutCount: number;
	/** Rows that parts told of and did not give. */
	readonly shortCount: number;
	/** When the latest row was made, in milliseconds since 1970; null: nobody knows, and nothing is cut. */
	readonly lastMs?: number | null | undefined;
}

/** The accounts of a read that nothing has come of. */
export const emptyBooks = { rowCount: 0, otherCount: 0, gap: 0, cutCount: 0, shortCount: 0 } as const;

/** Writes the place of a read down, as short as can be: it is kept with each page. */
export function printPartitions({ partitions, ...books }: PartitionedState): string {
	return JSON.stringify({ partitions: partitions.map(packState), ...books });
}

/**
 * Reads where to go on: also from a place that was written by a read page after page, of which nothing was cut.
 * @returns Undefined for a read from the beginning.
 */
export function readPartitions(from: ReadStart | undefined): PartitionedState | undefined {
	if (from === undefined || from.position === "") return undefined;
	const value: unknown = JSON.parse(from.position);
	if (isObject(value) && Array.isArray(value["partitions"])) {
		const { partitions, ...books } = value as unknown as Omit<PartitionedState, "partitions"> & Packed;
		return { ...books, partitions: partitions.map(unpackState) };
	}
	const { position, rowCount = Number.NaN } = from;
	const received = { rows: rowCount, others: 0 };
	return { ...emptyBooks, partitions: [{ range: {}, position, received, isTold: true }], rowCount };
}

interface Packed {
	readonly partitions: readonly PackedState[];
}

// JSON has neither a number that is none nor a value that is absent.
type PackedState = readonly [
	from: number | null,
	to: number | null,
	isTold: 0 | 1,
	rows: number | null,
	others: number,
	position: string | null,
	atMs: number | null,
	...keys: string[],
];

function packState({ range, isTold, received, position, overlap }: PartitionState): PackedState {
	return [
		range.from ?? null,
		range.to ?? null,
		isTold ? 1 : 0,
		received.rows,
		received.others,
		position ?? null,
		overlap?.atMs ?? null,
		...(overlap?.keys ?? []),
	];
}

function unpackState([from, to, isTold, rows, others, position, atMs, ...keys]: PackedState): PartitionState {
	return {
		range: { from: from ?? undefined, to: to ?? undefined },
		isTold: isTold === 1,
		received: { rows: rows ?? Number.NaN, others },
		position: position ?? undefined,
		overlap: atMs === null ? undefined : { atMs, keys },
	};
}
