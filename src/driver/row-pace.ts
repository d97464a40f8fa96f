import type { SqlValue } from "../base/index.ts";
import { throwIfAborted } from "../execute/index.ts";

const rowsPerTurn = 1000;

/**
 * Passes rows on; SQLite computes on this thread, so now and then the rest of the process gets its turn, and a signal its chance.
 * @throws The signal's reason
 */
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
