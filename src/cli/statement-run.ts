import { WriteError } from "../base/index.ts";
import type {
	Connection,
	Progress,
	ResultColumn,
	ResultSummary,
	Row,
	StatementOptions,
	Statistics,
} from "../driver/index.ts";
import { countOf } from "./count-text.ts";
import { FailedStatement, type ScriptPlace } from "./failed-statement.ts";
import type { PrintedRow } from "./formats/cell-text.ts";
import { flattenMessage } from "./formats/flat-text.ts";
import { type ProgressWatch, watchProgress } from "./progress-watch.ts";
import { findProviderError } from "./reported-error.ts";
import type { ResultWriter } from "./result-writer.ts";
import type { Surroundings } from "./surroundings.ts";

/** A statement and how its rows are to look. */
export interface StatementCall {
	readonly sql: string;
	readonly parameters?: readonly string[] | Readonly<Record<string, string>>;
	/** Shows the plan; nothing is requested. */
	readonly isExplained?: boolean;
	readonly writer: ResultWriter;
	/** Where it stands in what the person wrote; by default that is it alone. */
	readonly script?: ScriptPlace;
	/** Others follow it in this process, even when it is ended. */
	readonly goesOn?: boolean;
}

// Who waits for less does not ask how far it is.
const patienceMs = 1000;

/**
 * Runs a statement, shows how far it is, prints its rows as they come, and then its warnings.
 * @returns What it gave and cost.
 * @throws FailedStatement; OutputClosed.
 */
export async function runStatement(
	connection: Connection,
	call: StatementCall,
	surroundings: Surroundings,
): Promise<ResultSummary> {
	const watch = watchProgress(connection, surroundings, { afterMs: patienceMs, goesOn: call.goesOn ?? false });
	try {
		return await printStatement(connection, call, surroundings, watch);
	} catch (error) {
		watch.clear();
		// Of one that wrote, its error tells what was done; that is in the service and not in the cache.
		const hasWritten = findProviderError(error) instanceof WriteError;
		if (surroundings.interruptedBy() && !hasWritten) await watch.tellEnd();
		throw error;
	}
}

async function printStatement(
	connection: Connection,
	call: StatementCall,
	surroundings: Surroundings,
	watch: ProgressWatch,
): Promise<ResultSummary> {
	const { sql, script, writer } = call;
	let summary: ResultSummary | undefined;
	const { signal } = surroundings;
	const options = { signal, onProgress: (progress: Progress) => watch.show(progress) };
	const { columns, rows } = await openRows(connection, call, options).catch((error: unknown) => {
		throw new FailedStatement(sql, error, script);
	});
	async function* followRows(): AsyncGenerator<Row> {
		try {
			summary = yield* rows;
		} catch (error) {
			throw new FailedStatement(sql, error, script);
		} finally {
			watch.clear();
		}
	}
	if (columns.length === 0) {
		// Who asked for no columns wants to know that it was done.
		for await (const _ of followRows());
	} else
		await writer.print({
			columns: columns.map(({ name, type, postgres }) => ({ name, type, isLocal: postgres.type === "timestamp" })),
			rows: listValues(columns, followRows(), () => watch.clear()),
			findZone: () => connection.timeZone ?? "UTC",
			// A plan in JSON is a value.
			isPlan: columns.length > 1 && (call.isExplained === true || /^explain\b/i.test(sql.trimStart())),
		});
	if (!summary) throw new Error("the rows ended without a summary");
	if (summary.writes) await surroundings.messages.write(`${describeWrites(summary.writes)}\n`);
	for (const warning of listWarnings(summary))
		await surroundings.messages.write(`warning: ${flattenMessage(warning)}\n`);
	return summary;
}

/**
 * What a statement wrote, in one line.
 * @example describeWrites([{ row: 1, key: "7", status: "written" }]) // "1 row written"
 */
export function describeWrites(writes: NonNullable<ResultSummary["writes"]>): string {
	const written = writes.filter(({ status }) => status === "written").length;
	const skipped = writes.length - written;
	return `${countOf(written, "row")} written${skipped === 0 ? "" : `, ${String(skipped)} left as ${skipped === 1 ? "it was" : "they were"}`}`;
}

interface OpenRows {
	readonly columns: readonly ResultColumn[];
	readonly rows: AsyncGenerator<Row, ResultSummary, undefined> | Generator<Row, ResultSummary, undefined>;
}

async function openRows(connection: Connection, call: StatementCall, options: StatementOptions): Promise<OpenRows> {
	const { sql, parameters = [], isExplained = false } = call;
	const statement = connection.prepare(sql);
	if (!isExplained) {
		const exact = { ...options, jsonAs: "text", numericAs: "text" } as const;
		return { columns: await statement.describe(options), rows: connection.stream(sql, parameters, exact) };
	}
	const plan = await statement.explain(parameters, options);
	function* listSteps(): Generator<Row, ResultSummary, undefined> {
		yield* plan.rows;
		return plan;
	}
	return { columns: plan.columns, rows: listSteps() };
}

async function* listValues(
	columns: readonly ResultColumn[],
	rows: AsyncIterable<Row>,
	onRow: () => void,
): AsyncGenerator<PrintedRow> {
	for await (const row of rows) {
		// All tables have been read when the first row comes: what was shown of that makes room.
		onRow();
		yield columns.map(({ name }) => row[name] ?? null);
	}
}

function listWarnings({ warnings, truncated, rowCount }: ResultSummary): readonly string[] {
	return truncated ? [...warnings, `there are more than ${countOf(rowCount, "row")}; MaxRows ends here`] : warnings;
}

/**
 * What a statement cost, in one line.
 * @example describeCost(5, stats, 1290) // "5 rows, 2 requests, 1.3 s"
 */
export function describeCost(rowCount: number, { requests }: Statistics, elapsedMs: number): string {
	return `${countOf(rowCount, "row")}, ${countOf(requests, "request")}, ${(elapsedMs / 1000).toFixed(1)} s`;
}
