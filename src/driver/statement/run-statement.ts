import { ProviderError, throwIfAborted } from "../../base/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { RowLayout } from "../../postgres-format/index.ts";
import type { PackedRows } from "../../storage/index.ts";
import type { Session } from "../session.ts";
import type { Prepared } from "./prepared.ts";
import { describeResultColumns, noSummary } from "./result.ts";
import { packRows, planPacking } from "./row-packing.ts";
import { giveSingly, guardRows, type RowStream } from "./row-stream.ts";
import { checkReadOnly, type ReadView } from "./snapshot.ts";
import type { StatementRows, StatementRun } from "./statement.ts";
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
	readonly snapshot?: ReadView | undefined;
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
	const { isSingly } = context;
	return follow(prepared, context, parameters, options, (run) => {
		const rows = prepared.run(run);
		return isSingly ? giveSingly(rows, deeds.has(prepared.kind) ? undefined : run.signal) : rows;
	});
}

/**
 * Does the same for one who passes the rows on as a layout says.
 * @param readLayout Called when the first rows are wanted.
 */
export function runPacked(
	prepared: Prepared,
	context: RunContext,
	parameters: ParameterValues,
	options: StatementOptions,
	readLayout: () => RowLayout,
): RowStream<PackedRows> {
	return follow(prepared, context, parameters, options, (run) => {
		const packing = planPacking(prepared.columns, readLayout());
		return "pack" in prepared ? prepared.pack(run, packing) : packRows(prepared.run(run), packing);
	});
}

type StartRows<Batch> = (run: StatementRun) => StatementRows<Batch>;

function follow<Batch extends { readonly length: number }>(
	prepared: Prepared,
	context: RunContext,
	parameters: ParameterValues,
	options: StatementOptions,
	start: StartRows<Batch>,
): RowStream<Batch> {
	const rows = runWithinLimits(prepared, context, parameters, options, start);
	return guardRows(context.session.statementLog.follow(rows, prepared.text), context.closing);
}

async function* runWithinLimits<Batch>(
	prepared: Prepared,
	{ session, closing, isStreamed, forgetting, snapshot }: RunContext,
	parameters: ParameterValues,
	options: StatementOptions,
	start: StartRows<Batch>,
): RowStream<Batch> {
	const limits = limitStatement(session.options.QueryTimeout, [closing, forgetting], options, session.clock);
	const { signal, onProgress } = limits;
	try {
		throwIfAborted(signal);
		if (snapshot) checkReadOnly(prepared);
		const forms = chooseForms(options, session.options.NumericAs);
		const end = yield* start({ session, parameters, signal, onProgress, forms, isStreamed, snapshot });
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
