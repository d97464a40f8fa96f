import type { Clock, Log, SqlValue } from "../base/index.ts";
import { logFailure } from "./connection-log.ts";
import { noSummary, type ResultSummary } from "./result.ts";

type Rows = AsyncGenerator<SqlValue[], ResultSummary, undefined>;

/** Passes the rows of a statement on, and writes one entry at level 1 when it ends: what it cost, or why it failed. */
export async function* logStatement(rows: Rows, text: string, log: Log, clock: Clock): Rows {
	const startedAtMs = clock.now();
	try {
		for (let next = await rows.next(); ; next = await rows.next()) {
			if (next.done) {
				const { rowCount, stats, warnings } = next.value;
				const durationMs = clock.now() - startedAtMs;
				log.write(1, "sql", text, { rows: rowCount, requests: stats.requests, durationMs });
				for (const warning of warnings) log.write(1, "sql", warning);
				return next.value;
			}
			yield next.value;
		}
	} catch (error) {
		logFailure(log, "sql", text, error);
		throw error;
	} finally {
		await rows.return(noSummary);
	}
}
