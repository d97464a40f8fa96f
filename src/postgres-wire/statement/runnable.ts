import type { SqlValue } from "../../base/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { CopyLayout, RowLayout, ValueLook } from "../../postgres-format/index.ts";
import type { PackedRows } from "../../storage/index.ts";
import type { WireColumn } from "../message/backend-message.ts";
import type { ParameterKind } from "./parameter-value.ts";

/** Rows of a run, some at a time; when they end, what the command was, by the number of rows that were given last. */
export type RunnableRows<Batch = SqlValue[][]> = AsyncGenerator<Batch, CommandTag, undefined>;

/** What is told when a statement ends, by the number of rows. @example (count) => `SELECT ${count}` */
export type CommandTag = (count: number) => string;

/** A statement of whatever kind, ready to run. */
export interface Runnable {
	/** Of its rows; undefined for a statement that gives none. */
	readonly columns: readonly WireColumn[] | undefined;
	readonly parameters: readonly ParameterKind[];
	/** Its values come in binary form, whatever else is asked for. */
	readonly isBinary?: boolean | undefined;
	/** Given as lines for COPY instead of rows. */
	readonly copy?: CopyLines | undefined;
	/**
	 * Begins; nothing happens before the first rows are asked for.
	 * @param formats Of its columns, for values that are others in binary form; none means text.
	 */
	run(values: ParameterValues, signal: AbortSignal, formats?: readonly number[]): RunnableRows;
	/** The same, with the rows as they go over the wire; absent where there are few. */
	readonly pack?: RunPacked | undefined;
}

/**
 * Begins a statement whose rows come as bytes.
 * @param readLayout How they are written; called when the first are asked for.
 */
type RunPacked = (
	values: ParameterValues,
	signal: AbortSignal,
	readLayout: () => RowLayout,
	formats: readonly number[],
) => RunnableRows<PackedRows>;

/** Some rows, as values or as they go over the wire. */
export type WireRows = SqlValue[][] | PackedRows;

/** Begins a statement whose rows are sent. */
export function startRunnable(
	runnable: Runnable,
	values: ParameterValues,
	signal: AbortSignal,
	readLayout: () => RowLayout,
	formats: readonly number[],
): RunnableRows<WireRows> {
	return runnable.pack ? runnable.pack(values, signal, readLayout, formats) : runnable.run(values, signal, formats);
}

/**
 * How the rows of a statement are written.
 * @param formats Of the columns, where they are not lines of COPY.
 */
export function describeLayout(
	{ columns = [], copy }: Runnable,
	formats: readonly number[],
	look: ValueLook,
): RowLayout {
	const written = copy?.columns ?? columns;
	const types = { typeOids: written.map(({ typeOid }) => typeOid), records: written.map(({ record }) => record) };
	return copy ? { ...types, formats: [], ...look, copy: copy.layout } : { ...types, formats, ...look };
}

/** How rows become lines. */
export interface CopyLines {
	readonly layout: CopyLayout;
	readonly columns: readonly WireColumn[];
	/** What comes before the first, and after the last. */
	readonly head: Uint8Array | undefined;
	readonly tail: Uint8Array | undefined;
}

/** Rows that are there already. */
export async function* giveKnownRows(rows: SqlValue[][], tag: CommandTag): RunnableRows {
	if (rows.length > 0) yield await Promise.resolve(rows);
	return tag;
}

/** Rows of a query that are changed on their way, some at a time. */
export async function* mapRows(
	rows: RunnableRows,
	change: (some: SqlValue[][]) => SqlValue[][] | Promise<SqlValue[][]>,
): RunnableRows {
	for (;;) {
		const next = await rows.next();
		if (next.done) return next.value;
		yield await change(next.value);
	}
}

/** A statement that does something at once and gives no rows. */
export function createDeed(act: () => string | Promise<string>, parameters: Runnable["parameters"] = []): Runnable {
	return { columns: undefined, parameters, run: () => runDeed(() => act()) };
}

/** Does something when the rows are asked for, and gives none. */
export async function* runDeed(act: () => string | Promise<string>): RunnableRows {
	const tag = await act();
	yield* [];
	return () => tag;
}
