import { createAbortError, explainStrayError, type SqlValue, throwIfAborted } from "../../base/index.ts";
import { noSummary, type ResultSummary, type Row } from "./result.ts";
import type { StatementRows } from "./statement.ts";

/** Makes a row object of a row's values. */
export function makeRow(names: readonly string[], values: readonly SqlValue[]): Row {
	// Without a prototype's setters in the way, a column may be named anything, even __proto__.
	const row: Row = {};
	for (const [index, name] of names.entries()) {
		const value = values[index] ?? null;
		if (name === "__proto__")
			Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
		else row[name] = value;
	}
	return row;
}

/** Some rows. */
interface RowBatch<Batch> {
	readonly length: number;
	slice(from: number, to: number): Batch;
}

/**
 * Gives rows on until a signal aborts, no more than MaxRows allows (-1: all).
 * @param rows Some at a time.
 * @param signal Undefined for rows that are given whatever happens meanwhile.
 */
export async function* giveRows<Batch extends RowBatch<Batch>>(
	rows: AsyncIterable<Batch> | Iterable<Batch>,
	maxRows: number,
	signal: AbortSignal | undefined,
): StatementRows<Batch> {
	let rowCount = 0;
	for await (const batch of rows) {
		throwIfAborted(signal);
		const left = maxRows < 0 ? batch.length : maxRows - rowCount;
		const given = batch.length > left ? batch.slice(0, left) : batch;
		rowCount += given.length;
		if (given.length > 0) yield given;
		if (given.length < batch.length) return { rowCount, isTruncated: true };
	}
	return { rowCount, isTruncated: false };
}

/**
 * Gives rows one at a time: none that was computed with others comes after the signal aborted.
 * @param signal Undefined for rows that are given whatever happens meanwhile.
 */
export async function* giveSingly(rows: StatementRows, signal: AbortSignal | undefined): StatementRows {
	try {
		for (;;) {
			const next = await rows.next();
			if (next.done) return next.value;
			for (const row of next.value) {
				throwIfAborted(signal);
				yield [row];
			}
		}
	} finally {
		await rows.return({ rowCount: 0, isTruncated: false });
	}
}

/**
 * Takes all rows, some at a time.
 * @returns What they end with.
 * @throws What the rows throw, and what `take` throws; then the rows are ended.
 */
export async function takeRows<End>(
	rows: AsyncGenerator<SqlValue[][], End, undefined>,
	take: (rows: SqlValue[][]) => void | Promise<void>,
): Promise<End> {
	for (;;) {
		const next = await rows.next();
		if (next.done) return next.value;
		try {
			await take(next.value);
		} catch (error) {
			// Throws the same when it has let go what it holds.
			await rows.throw(error);
		}
	}
}

/** The rows of a statement, some at a time, which end with its summary. */
export type RowStream<Batch = SqlValue[][]> = AsyncGenerator<Batch, ResultSummary, undefined>;

/**
 * Sees to it that nothing but a ProviderError leaves a statement, whatever broke in it, and no row after the connection was closed; gives
 * the same generator.
 */
export function guardRows<Batch>(rows: RowStream<Batch>, closing: AbortSignal): RowStream<Batch> {
	const [next, end] = [rows.next.bind(rows), rows.return.bind(rows)];
	const explain = (error: unknown): never => {
		throw explainStrayError(error);
	};
	const endClosed = async (): Promise<never> => {
		await end(noSummary);
		throw createAbortError(closing);
	};
	rows.next = () => (closing.aborted ? endClosed() : next()).catch(explain);
	rows.return = (value) => end(value).catch(explain);
	return rows;
}
