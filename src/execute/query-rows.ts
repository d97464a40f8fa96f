import type { JoinedForm, SqlValue, StoredValue } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import { bindName, type Query } from "../sql/index.ts";
import type { PackedRows, Reader, ResultRows } from "../storage/index.ts";
import { joinQuery } from "./joined-query.ts";
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
	const { text, values } = printRun(query, plan, sources, more);
	return reader.query(text, values, signal);
}

/** What a storage packs rows by. */
export interface Packing {
	/** A row is asked for as one text, by what its cells are. */
	readonly joined?: readonly JoinedForm[] | undefined;
}

/** Starts the query of a plan over the tables that were read, whose rows are packed. */
export type StartPacked = (sources: Sources, signal: AbortSignal | undefined) => Promise<AsyncIterable<PackedRows>>;

/**
 * Makes what starts a plan's query whose rows are packed where they are computed.
 * @param packing What the storage packs them by; undefined where they are not wanted so.
 * @returns Undefined also where the storage packs nothing.
 */
export function preparePacked(
	plan: Plan,
	{ queryPacked }: Reader,
	packing: Packing | undefined,
): StartPacked | undefined {
	if (packing === undefined || !queryPacked) return undefined;
	return (sources, signal) => {
		const { text, values } = printRun(plan.query, plan, sources, {});
		if (!packing.joined) return queryPacked(text, values, packing, signal);
		const joined = joinQuery(text, packing.joined);
		return queryPacked(joined.text, { ...values, ...joined.values }, packing, signal);
	};
}

function printRun(query: Query, plan: Plan, sources: Sources, more: Readonly<Record<string, StoredValue>>) {
	const { text, parameters } = printQuery(query, sources);
	const names = [...parameters, ...Object.keys(more)];
	const values = names.map((name) => [bindName(name), more[name] ?? plan.bindings[name] ?? null] as const);
	return { text, values: Object.fromEntries<StoredValue>(values) };
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
	for await (const batch of limitRows(start, mostRows)) yield batch.map(readRow);
}

/** Gives batches of rows until there are so many rows. */
export async function* limitRows<Batch extends { readonly length: number; slice(from: number, to: number): Batch }>(
	start: () => Promise<AsyncIterable<Batch>>,
	mostRows: number,
): AsyncGenerator<Batch, void, undefined> {
	let left = mostRows;
	for await (const batch of await start()) {
		const wanted = batch.length > left ? batch.slice(0, left) : batch;
		yield wanted;
		left -= wanted.length;
		if (left === 0) return;
	}
}
