import type { Connection, ResultColumn, ResultSummary, Row, Statistics } from "../driver/index.ts";
import { flattenMessage } from "./error-text.ts";
import { FailedStatement } from "./failed-statement.ts";
import type { PrintedRow } from "./formats/cell-text.ts";
import { type FormatFlags, printRows } from "./row-output.ts";
import type { Surroundings } from "./surroundings.ts";

/** A statement and how its rows are to look. */
export interface StatementCall {
	readonly sql: string;
	readonly parameters?: readonly string[] | Readonly<Record<string, string>>;
	/** Shows the plan; nothing is requested. */
	readonly isExplained?: boolean;
	readonly format: FormatFlags;
}

/**
 * Runs a statement, prints its rows as they come, and then its warnings.
 * @returns What it gave and cost.
 * @throws FailedStatement; OutputClosed.
 */
export async function runStatement(
	connection: Connection,
	call: StatementCall,
	surroundings: Surroundings,
): Promise<ResultSummary> {
	const { sql, format } = call;
	let summary: ResultSummary | undefined;
	const { columns, rows } = await openRows(connection, call, surroundings.signal).catch((error: unknown) => {
		throw new FailedStatement(sql, error);
	});
	async function* followRows(): AsyncGenerator<Row> {
		try {
			summary = yield* rows;
		} catch (error) {
			throw new FailedStatement(sql, error);
		}
	}
	await printRows(columns, listValues(columns, followRows()), format, surroundings);
	if (!summary) throw new Error("the rows ended without a summary");
	for (const warning of listWarnings(summary))
		await surroundings.messages.write(`warning: ${flattenMessage(warning)}\n`);
	return summary;
}

interface OpenRows {
	readonly columns: readonly ResultColumn[];
	readonly rows: AsyncGenerator<Row, ResultSummary, undefined> | Generator<Row, ResultSummary, undefined>;
}

async function openRows(connection: Connection, call: StatementCall, signal: AbortSignal): Promise<OpenRows> {
	const { sql, parameters = [], isExplained = false } = call;
	const statement = connection.prepare(sql);
	if (!isExplained) return { columns: statement.columns, rows: connection.stream(sql, parameters, { signal }) };
	const plan = await statement.explain(parameters, { signal });
	function* listSteps(): Generator<Row, ResultSummary, undefined> {
		yield* plan.rows;
		return plan;
	}
	return { columns: plan.columns, rows: listSteps() };
}

async function* listValues(columns: readonly ResultColumn[], rows: AsyncIterable<Row>): AsyncGenerator<PrintedRow> {
	for await (const row of rows) yield columns.map(({ name }) => row[name] ?? null);
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

/**
 * A number with its noun.
 * @example countOf(20000, "row") // "20,000 rows"
 */
export function countOf(count: number, noun: string): string {
	return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
