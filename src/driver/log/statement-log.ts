import { CancelledError, type Clock, type Log, silentLog } from "../../base/index.ts";
import { noSummary } from "../statement/result.ts";
import type { RowStream } from "../statement/row-stream.ts";
import { describeFailure } from "./connection-log.ts";
import { runForStatement } from "./statement-id.ts";

interface Counted {
	readonly length: number;
}

/** Writes one entry at level 1 for each statement of a connection, when it ends: how, what it cost, or why it failed. */
export interface StatementLog {
	/** Passes the rows of a statement on, which gets the next number of the connection. */
	follow<Batch extends Counted>(rows: RowStream<Batch>, text: string): RowStream<Batch>;
	/** Writes the entries of statements that nobody ended. */
	close(): void;
}

/**
 * Makes the log of a connection's statements.
 * @example 2026-01-31T08:00:00.000Z 1 sql SELECT 1 status=done rows=1 requests=0 durationMs=3 connection=9f2c11aa statement=4
 */
export function createStatementLog(log: Log, clock: Clock): StatementLog {
	if (log === silentLog) return { follow: (rows) => rows, close: () => undefined };
	let count = 0;
	const open = new Set<() => void>();

	async function* follow<Batch extends Counted>(rows: RowStream<Batch>, text: string): RowStream<Batch> {
		const id = ++count;
		const startedAtMs = clock.now();
		let rowCount = 0;
		const end = (status: string, fields: Readonly<Record<string, string | number>> = {}): void => {
			// What is told first is how it ended.
			if (!open.delete(breakOff)) return;
			const figures = { status, rows: rowCount, ...fields, durationMs: clock.now() - startedAtMs };
			runForStatement(id, () => log.write(1, "sql", text, figures));
		};
		const breakOff = () => end("broken-off");
		open.add(breakOff);
		try {
			for (;;) {
				const next = await runForStatement(id, () => rows.next());
				if (next.done) {
					const { stats, warnings } = next.value;
					end("done", { requests: stats.requests });
					for (const warning of warnings) runForStatement(id, () => log.write(1, "sql", warning));
					return next.value;
				}
				rowCount += next.value.length;
				yield next.value;
			}
		} catch (error) {
			end(error instanceof CancelledError ? "cancelled" : "failed", describeFailure(error));
			throw error;
		} finally {
			breakOff();
			await runForStatement(id, () => rows.return(noSummary));
		}
	}

	return {
		follow,
		close() {
			for (const breakOff of open) breakOff();
		},
	};
}
