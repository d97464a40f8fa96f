import { ProviderError, throwIfAborted } from "../../base/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { Session } from "../session.ts";
import type { Prepared } from "./prepared.ts";
import { describeResultColumns, noSummary } from "./result.ts";
import { giveSingly, guardRows, type RowStream } from "./row-stream.ts";
import { checkReadOnly, type StatementSnapshot } from "./snapshot.ts";
import { limitStatement } from "./statement-limits.ts";
import { chooseForms, type StatementOptions } from "./statement-options.ts";

/** What a statement of any kind runs with. */
export interface RunContext {
	readonly session: Session;
	/** Aborts when the connection is closed. */
	readonly closing: AbortSignal;
	/** The rows are wanted as they come, where the statement allows it. */
	readonly isStreamed: boolean;
	/** The rows are wanted one at a time. */
	readonly isSingly: boolean;
	/** Aborts when the one who took the rows has forgotten them. */
	readonly forgetting?: AbortSignal | undefined;
	/** What the statement sees, where that is not what is there now. */
	readonly snapshot?: StatementSnapshot | undefined;
}

// Their rows tell what was done, even when it took too long: the answer to a refresh may hold the only good token.
const deeds: ReadonlySet<Prepared["kind"]> = new Set(["call", "into", "write"]);

/** Runs a statement of any kind within its limits, and logs how it ends; the generator returns the summary. */
export function runPrepared(
	prepared: Prepared,
	context: RunContext,
	parameters: ParameterValues,
	options: StatementOptions,
): RowStream {
	const rows = runWithinLimits(prepared, context, parameters, options);
	return guardRows(context.session.statementLog.follow(rows, prepared.text), context.closing);
}

async function* runWithinLimits(
	prepared: Prepared,
	{ session, closing, isStreamed, isSingly, forgetting, snapshot }: RunContext,
	parameters: ParameterValues,
	options: StatementOptions,
): RowStream {
	const limits = limitStatement(session.options.QueryTimeout, [closing, forgetting], options, session.clock);
	const { signal, onProgress } = limits;
	try {
		throwIfAborted(signal);
		if (snapshot) checkReadOnly(prepared);
		const forms = chooseForms(options, session.options.NumericAs);
		const rows = prepared.run({ session, parameters, signal, onProgress, forms, isStreamed, snapshot });
		const end = yield* isSingly ? giveSingly(rows, deeds.has(prepared.kind) ? undefined : signal) : rows;
		return {
			columns: describeResultColumns(prepared.columns),
			rowCount: end.rowCount,
			stats: end.statistics ?? noSummary.stats,
			warnings: [...session.takeWarnings(prepared.tables), ...(end.warnings ?? [])],
			truncated: end.isTruncated,
			...(end.writes && { writes: end.writes }),
		};
	} catch (error) {
		const own = prepared.tables.filter(({ attributes }) => attributes !== undefined).map(({ name }) => name);
		if (error instanceof ProviderError && error.code === "request_failed" && own.length > 0)
			session.attributes.doubt(own);
		throw error;
	} finally {
		limits.end();
	}
}
