import type { SqlValue } from "../../base/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { WireColumn } from "../message/backend-message.ts";
import type { ParameterKind } from "../type/parameter-value.ts";

/** Rows of a run, some at a time; when they end, what the command was, by the number of rows that were given last. */
export type RunnableRows = AsyncGenerator<SqlValue[][], CommandTag, undefined>;

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
	/** Begins; nothing happens before the first rows are asked for. */
	run(values: ParameterValues, signal: AbortSignal): RunnableRows;
}

/** How rows become lines. */
export interface CopyLines {
	readonly isBinary: boolean;
	readonly columnCount: number;
	/** What comes before the rows. */
	readonly head: () => Uint8Array | undefined;
	readonly line: (row: readonly SqlValue[]) => Uint8Array;
	readonly tail: () => Uint8Array | undefined;
}

/** Rows that are there already. */
export async function* giveKnownRows(rows: SqlValue[][], tag: CommandTag): RunnableRows {
	if (rows.length > 0) yield await Promise.resolve(rows);
	return tag;
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
