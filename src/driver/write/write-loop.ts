import { createError, ProviderError, type StoredValue, type WriteResult } from "../../base/index.ts";
import type { RowWrite } from "../../cache/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import type { ExecuteContext } from "../../execute/index.ts";
import type { RequestObserver } from "../../http/index.ts";
import {
	compileAnswerReader,
	type RowFate,
	type RowToWrite,
	sendRow,
	spellValue,
	type WriteRequest,
} from "../../write/index.ts";

import { followWithFarewell } from "./farewell.ts";

/** A row that is to be written, with the request that does it; or one with which nothing is to be done. */
export interface PlannedRow {
	readonly row: RowToWrite;
	/** Absent: there is nothing to do, or it cannot be done. */
	readonly request?: WriteRequest | undefined;
	/** Why it cannot be done. */
	readonly error?: ProviderError | undefined;
}

/** A row that was written: its key, and the row where the answer told it. */
export interface FinishedRow {
	readonly row: RowToWrite;
	readonly key: Readonly<Record<string, StoredValue>>;
	readonly values: Readonly<Record<string, StoredValue>> | undefined;
}

/** What became of the rows of a statement. */
export interface WriteOutcomes {
	readonly writes: readonly WriteResult[];
	readonly written: readonly FinishedRow[];
	/** What could not be done besides. */
	readonly warnings: readonly string[];
}

/** What writing rows needs. */
export interface WriteContext extends Pick<ExecuteContext, "http" | "cache"> {
	readonly table: CatalogTable;
	/** Ends the statement; the row under way has a moment to be answered. */
	readonly signal: AbortSignal;
	readonly goesOn: boolean;
	readonly observer: RequestObserver;
	readonly purpose: string;
	readonly onRow: (done: number) => void;
}

/**
 * Writes rows, one after the other.
 * @returns What became of each; it throws for nothing that happens to a row.
 */
export async function writeRows(rows: readonly PlannedRow[], context: WriteContext): Promise<WriteOutcomes> {
	const writes: WriteResult[] = [];
	const written: FinishedRow[] = [];
	const warnings: string[] = [];
	let isEnded = false;
	for (const [index, planned] of rows.entries()) {
		if (isEnded || context.signal.aborted) {
			writes.push({ row: index + 1, key: nameKey(presentKey(planned.row, context.table)), status: "not_sent" });
			continue;
		}
		const { result, row } = await writeRow(planned, context, warnings);
		writes.push(Object.freeze({ row: index + 1, ...result }));
		if (row) written.push(row);
		const isBad = result.status === "failed" || result.status === "unknown";
		isEnded = isBad && !context.goesOn;
		context.onRow(index + 1);
	}
	return { writes: Object.freeze(writes), written, warnings };
}

interface RowOutcome {
	readonly result: Omit<WriteResult, "row">;
	readonly row?: FinishedRow | undefined;
}

async function writeRow(
	{ row, request, error }: PlannedRow,
	context: WriteContext,
	warnings: string[],
): Promise<RowOutcome> {
	const { table, http, observer, purpose } = context;
	const known = presentKey(row, table);
	if (error) return { result: { key: nameKey(known), status: "failed", error } };
	if (!request) return { result: { key: nameKey(known), status: "skipped" } };
	const tell = createTeller(context, row, request, warnings);
	const farewell = followWithFarewell(context.signal);
	let fate: RowFate;
	try {
		// Whoever reads from now on cannot know which of the two he sees.
		await tell("pending");
		fate = await sendRow(table, row, request, http, { signal: farewell.signal, observer, purpose });
	} catch (problem) {
		const slots = { problem: problem instanceof Error ? problem.message : String(problem) };
		const own = problem instanceof ProviderError ? problem : createError("internal", slots, { cause: problem });
		return { result: { key: nameKey(known), status: "failed", error: own } };
	} finally {
		farewell.end();
	}
	return settleFate(fate, { row, request, known, table, tell });
}

interface FateContext {
	readonly row: RowToWrite;
	readonly request: WriteRequest;
	readonly known: Readonly<Record<string, StoredValue>>;
	readonly table: CatalogTable;
	readonly tell: Tell;
}

async function settleFate(fate: RowFate, { row, request, known, table, tell }: FateContext): Promise<RowOutcome> {
	const key = nameKey(known);
	switch (fate.kind) {
		case "failed":
			await tell("not written");
			return { result: { key, status: "failed", error: fate.error } };
		case "unknown":
			return { result: { key, status: "unknown", error: fate.error } };
		case "gone":
			await tell("gone", known);
			return { result: { key, status: "skipped" } };
		case "answered": {
			if (row.action === "delete") {
				// What is only marked is read again as it is now.
				await tell(table.definition.write?.delete?.isKept === true ? "changed" : "gone", known);
				return { result: { key, status: "written" }, row: { row, key: known, values: undefined } };
			}
			const answer = compileAnswerReader(table, row.action)(fate.response.body, { ...request.slots, ...textOf(known) });
			const told = { ...known, ...answer?.key };
			const kept =
				answer?.row && Object.fromEntries(table.keptColumns.map(({ name }) => [name, answer.row?.[name] ?? null]));
			await tell(kept ?? "changed", told);
			return { result: { key: nameKey(told), status: "written" }, row: { row, key: told, values: answer?.row } };
		}
	}
}

function textOf(values: Readonly<Record<string, StoredValue>>): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function presentKey({ action, present, given }: RowToWrite, table: CatalogTable): Record<string, StoredValue> {
	const { key } = table.definition;
	const values = action === "insert" ? { ...given, ...present } : present;
	const known = key.flatMap((name) => {
		const value = values[name] ?? null;
		return value === null ? [] : [[name, spellValue(value)] as const];
	});
	return Object.fromEntries(known);
}

function nameKey(key: Readonly<Record<string, StoredValue>>): string | null {
	const values = Object.values(key);
	return values.length === 0 ? null : values.map(String).join(", ");
}

type Tell = (
	outcome: RowWrite["outcome"] | "not written",
	key?: Readonly<Record<string, StoredValue>>,
) => Promise<void>;

// The cache hears of a row before it is sent and afterwards; what it cannot note afterwards, it goes on to take for unknown.
function createTeller(
	{ cache, table }: WriteContext,
	row: RowToWrite,
	{ slots }: WriteRequest,
	warnings: string[],
): Tell {
	let note: number | undefined;
	const known = { ...slots, ...presentKey(row, table) };
	return async (outcome, key = known) => {
		if (outcome === "pending") {
			note = await cache.noteWrites([{ table: table.name, key: known, outcome }]);
			return;
		}
		const writes = outcome === "not written" ? [] : [{ table: table.name, key: { ...known, ...key }, outcome }];
		try {
			await cache.noteWrites(writes, note);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			const message = `${table.name} is read again when it is needed, because the cache could not note what was written: ${reason}`;
			if (!warnings.includes(message)) warnings.push(message);
		}
	};
}
