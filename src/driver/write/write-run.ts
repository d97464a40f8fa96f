import {
	copyError,
	createAbortError,
	createError,
	createWriteError,
	ProviderError,
	restoreError,
	type SqlValue,
	throwIfAborted,
} from "../../base/index.ts";
import type { BoundWrite } from "../../bind/index.ts";
import type { ExecuteContext, Statistics } from "../../execute/index.ts";
import { addToRequests, createBudgetError, createRequestBudget } from "../../http/index.ts";
import { buildWriteRequest, needsOwner } from "../../write/index.ts";
import { giveRows } from "../statement/row-stream.ts";
import type { StatementRows, StatementRun } from "../statement/statement.ts";
import { type FoundRow, findWrittenRows, type ReadCost } from "./found-rows.ts";
import { computeReturning } from "./returning-rows.ts";
import { isRefusedUnbounded, refuseUnbounded } from "./write-bounds.ts";
import { type PlannedRow, type WriteOutcomes, writeRows } from "./write-loop.ts";
import { createReport } from "./write-report.ts";

/** Runs INSERT, UPSERT, UPDATE or DELETE: finds the rows, checks all that can be checked, writes row after row, and tells what became of each. */
export async function* runWrite(write: BoundWrite, run: StatementRun): StatementRows {
	const { session, signal } = run;
	const { options } = session;
	const { table, statement } = write;
	if (options.Offline) throw createError("write_offline", { statement });
	const context = await session.open(signal);
	if (isRefusedUnbounded(write, options.MaxWrites)) throw await refuseUnbounded(write, context, run);
	const cost: ReadCost = { executions: [] };
	const found = await findWrittenRows(write, context, run, cost).catch((error: unknown) => {
		throw adviseFinding(write, error);
	});
	if (options.OnWriteError === "stop") refuseFirst(found);
	const planned = await planRows(write, found, run);
	checkRequests(planned, cost, options.MaxRequests, table.name);
	throwIfAborted(signal);
	const tally = { requests: 0, waitMs: 0 };
	const budget = createRequestBudget(0).forTable(table.name);
	const number = cost.executions.length + 1;
	const outcomes = await writeRows(planned, {
		table,
		http: addToRequests(context.http, { budget }),
		cache: context.cache,
		signal,
		goesOn: options.OnWriteError === "continue",
		observer: {
			onRequest(info) {
				tally.requests++;
				tally.waitMs += info.waitMs;
			},
		},
		purpose: describePurpose(write),
		onRow(done) {
			const state = { rows: done, total: planned.length, share: done / planned.length, ...tally };
			run.onProgress?.({ table: table.name, number, count: number, ...state, isDone: done === planned.length });
		},
	});
	const { writes } = outcomes;
	const failure = createReport(table.name, writes, signal.aborted ? readEnd(signal) : undefined);
	if (failure) throw failure;
	const rows = await giveReturning(write, outcomes, context, run, cost);
	const given = yield* giveRows([rows.map((row) => [...row])], options.MaxRows, undefined);
	const warnings = [...cost.executions.flatMap((execution) => execution.warnings), ...outcomes.warnings];
	return {
		rowCount: writes.filter(({ status }) => status === "written").length,
		isTruncated: given.isTruncated,
		statistics: sumUp(cost, tally),
		warnings: [...new Set(warnings)],
		writes,
	};
}

// The rows are written by now, whatever becomes of what is to be told of them.
async function giveReturning(
	write: BoundWrite,
	{ written, writes }: WriteOutcomes,
	...[context, run, cost]: ReadingParts
): Promise<readonly (readonly SqlValue[])[]> {
	if (write.returning.length === 0) return [];
	try {
		return await computeReturning(write, written, context, run, cost);
	} catch (error) {
		const cause = error instanceof Error ? error : new Error(String(error));
		const slots = {
			written: written.length,
			count: writes.length,
			table: write.table.name,
			problem: `what RETURNING asks for could not be told: ${cause.message}`,
			advice: "Do not run it again. error.writes has the keys of the rows; read them with SELECT.",
		};
		throw createWriteError(slots, writes, { cause });
	}
}

// Who may write may not be allowed to read, and wonders what is read here.
function adviseFinding({ action, table }: BoundWrite, error: unknown): unknown {
	if (!(error instanceof ProviderError) || error.code !== "permission_denied") return error;
	const copy = copyError(error);
	const reason = action === "insert" ? "to see which of the rows are there already" : "to find the rows that it writes";
	const hint = `${error.hint ?? ""} Nothing was written: the statement reads ${table.name} ${reason}.`.trim();
	return restoreError({ ...copy, extras: { ...copy.extras, hint } });
}

type ReadingParts = readonly [ExecuteContext, StatementRun, ReadCost];

function refuseFirst(found: readonly FoundRow[]): void {
	for (const row of found) if (row.deed === "refuse") throw row.error;
}

// Everything is checked before the first row is sent; whose credential it is comes last, for that takes a request.
async function planRows(
	{ table }: BoundWrite,
	found: readonly FoundRow[],
	{ session, signal }: StatementRun,
): Promise<readonly PlannedRow[]> {
	const standIn = "0";
	for (const { row, deed } of found) if (deed === "write") buildWriteRequest(table, row, standIn);
	const isAsked = found.some(({ row, deed }) => deed === "write" && needsOwner(table, row));
	const owner = isAsked ? await session.findMe(signal) : undefined;
	return found.map((each): PlannedRow => {
		const { row, deed } = each;
		if (deed === "write") return { row, request: buildWriteRequest(table, row, owner) };
		return deed === "refuse" && each.error instanceof ProviderError ? { row, error: each.error } : { row };
	});
}

function checkRequests(planned: readonly PlannedRow[], cost: ReadCost, limit: number, table: string): void {
	if (limit === 0) return;
	const read = cost.executions.reduce((sum, { statistics }) => sum + statistics.requests, 0);
	const writing = planned.filter(({ request }) => request !== undefined).length;
	if (read + writing <= limit) return;
	throw createBudgetError(String(read + writing), limit, new Map([[table, writing]]));
}

const verbs = { insert: "creating", update: "changing", delete: "deleting" } as const;

function describePurpose({ action, table }: BoundWrite): string {
	const { write } = table.definition;
	const scope = write?.[action]?.scope ?? write?.scope;
	const permission = scope === undefined ? "" : ` (permission: ${scope})`;
	return `${verbs[action]} rows of table "${table.name}"${permission}`;
}

function readEnd(signal: AbortSignal): ProviderError | undefined {
	const error = createAbortError(signal);
	return error instanceof ProviderError ? error : undefined;
}

function sumUp({ executions }: ReadCost, tally: { readonly requests: number; readonly waitMs: number }): Statistics {
	const all = executions.map(({ statistics }) => statistics);
	const add = (name: "requests" | "rowsFetched" | "rowsFromCache" | "waitMs") =>
		all.reduce((total, each) => total + each[name], 0);
	return {
		requests: add("requests") + tally.requests,
		rowsFetched: add("rowsFetched"),
		rowsFromCache: add("rowsFromCache"),
		waitMs: add("waitMs") + tally.waitMs,
		scans: all.flatMap(({ scans }) => scans),
	};
}
