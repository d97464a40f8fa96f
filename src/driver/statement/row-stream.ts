import { explainStrayError, type SqlValue } from "../../base/index.ts";
import { throwIfAborted } from "../../execute/index.ts";
import { noSummary, type ResultSummary, type Row } from "./result.ts";

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

const rowsPerTurn = 1000;

/** Gives rows on; SQLite computes on this thread, so now and then the rest of the process gets its turn, and a signal its chance. */
export async function* pace(rows: Iterable<SqlValue[]>, signal: AbortSignal): AsyncGenerator<SqlValue[]> {
	let count = 0;
	for (const row of rows) {
		yield row;
		count++;
		if (count % rowsPerTurn !== 0) continue;
		await new Promise((resolve) => setImmediate(resolve));
		throwIfAborted(signal);
	}
}

/**
 * Sees to it that nothing but a ProviderError leaves a statement, whatever broke in it, and no row after the connection was closed; gives
 * the same generator.
 */
export function guardRows(
	rows: AsyncGenerator<SqlValue[], ResultSummary, undefined>,
	closing: AbortSignal,
): AsyncGenerator<SqlValue[], ResultSummary, undefined> {
	const [next, end] = [rows.next.bind(rows), rows.return.bind(rows)];
	const explain = (error: unknown): never => {
		throw explainStrayError(error);
	};
	const endClosed = async (): Promise<never> => {
		await end(noSummary);
		throw closing.reason;
	};
	rows.next = () => (closing.aborted ? endClosed() : next()).catch(explain);
	rows.return = (value) => end(value).catch(explain);
	return rows;
}

/** Gives no more rows than MaxRows allows (-1: all), and tells afterwards whether there would have been more. */
export function limitRows(
	rows: Iterable<SqlValue[]>,
	maxRows: number,
): { rows: Iterable<SqlValue[]>; isTruncated: () => boolean } {
	let isTruncated = false;
	function* limited(): Generator<SqlValue[]> {
		let count = 0;
		for (const row of rows) {
			if (count === maxRows) {
				isTruncated = true;
				return;
			}
			count++;
			yield row;
		}
	}
	return { rows: maxRows < 0 ? rows : limited(), isTruncated: () => isTruncated };
}
