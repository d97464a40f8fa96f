import type { SqlValue, StoredValue } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import { bindName, type Query } from "../sql/index.ts";
import type { Reader, ResultRows } from "../storage/index.ts";
import { printQuery } from "./printed-query.ts";
import type { createRowReader } from "./row-values.ts";
import type { Sources } from "./table-source.ts";

/**
 * Starts a query of a plan over the tables that were read.
 * @param more Values of parameters that the plan does not have.
 */
export function queryTables(
	query: Query,
	plan: Plan,
	reader: Reader,
	sources: Sources,
	signal: AbortSignal | undefined,
	more: Readonly<Record<string, StoredValue>> = {},
): Promise<ResultRows> {
	const { text, parameters } = printQuery(query, sources);
	const names = [...parameters, ...Object.keys(more)];
	const values = names.map((name) => [bindName(name), more[name] ?? plan.bindings[name] ?? null] as const);
	return reader.query(text, Object.fromEntries<StoredValue>(values), signal);
}

/**
 * Gives the rows of a query in batches, as values of results.
 * @param mostRows No more are given.
 */
export async function* readRows(
	start: () => Promise<ResultRows>,
	readRow: ReturnType<typeof createRowReader>,
	mostRows: number,
): AsyncGenerator<SqlValue[][], void, undefined> {
	let left = mostRows;
	for await (const batch of await start()) {
		const wanted = batch.length > left ? batch.slice(0, left) : batch;
		yield wanted.map(readRow);
		left -= wanted.length;
		if (left === 0) return;
	}
}
