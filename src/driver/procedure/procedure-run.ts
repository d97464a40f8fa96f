import {
	copyError,
	createError,
	ProviderError,
	restoreError,
	type SqlValue,
	throwIfAborted,
} from "../../base/index.ts";
import type { RowWrite } from "../../cache/index.ts";
import type { CallValues } from "../../catalog/index.ts";
import { createRowReader, type ExecuteContext, type ReadWays } from "../../execute/index.ts";
import { addToRequests, createRequestBudget, type RequestObserver } from "../../http/index.ts";
import type { ProcedureDefinition } from "../../profile/index.ts";
import type { Session } from "../session.ts";
import { followWithFarewell } from "../write/farewell.ts";
import { readFileCall } from "./file-call.ts";
import type { ProcedureCall, ProcedureResult, StoredRows, StreamedCall } from "./procedure.ts";
import { type AnswerRow, compileCallAnswers, describeOutputs } from "./procedure-answer.ts";
import { addDefaults, asksForOwner, buildCallRequest, type CallRequest } from "./procedure-request.ts";
import { type CallWays, waitForJob } from "./procedure-wait.ts";

/** What a call was given. */
export interface CallGiven {
	readonly values: CallValues;
	/** It ends when the job does that it begins. */
	readonly isWaiting: boolean;
}

/**
 * Calls a procedure of the service: all that can be checked is checked, then one request is sent, never twice where that could do harm.
 * @throws write_offline (55000), value_not_allowed (23514) and the like before the request; write_unknown (08007) when nobody knows what became
 * of it; job_failed (HV000), wait_ended (57014), and what the service says
 */
export async function runServiceCall(
	definition: ProcedureDefinition,
	{ values, isWaiting }: CallGiven,
	call: ProcedureCall,
): Promise<ProcedureResult> {
	const { session, signal } = call;
	const { wait } = definition;
	const given = addDefaults(definition, values, session.clock.now());
	const checked = buildCallRequest(definition, given, standIn);
	checkOnline(definition, session);
	const request = await settleOwner(definition, given, checked, session, signal);
	const { context, tally, ...opened } = await openWays(definition, session, signal);
	const ways = { ...opened, purpose: describePurpose(definition) };
	const touched = createTouches(definition, given, context);
	await touched.note("pending");
	const body = await send(definition, request, ways, touched, signal);
	const answers = compileCallAnswers(definition);
	let rows = answers.read(body, given);
	await touched.note("done", rows[0]);
	const [first] = rows;
	if (wait && isWaiting && first) {
		rows = [await waitForJob(definition, { first, values: given, answers }, ways, { ...call, tally })];
		await touched.note("done", rows[0]);
	}
	const statistics = { ...tally, rowsFetched: 0, rowsFromCache: 0, scans: [] };
	return { rows: rows.map((row) => answers.give(row)), statistics, warnings: touched.warnings };
}

/**
 * Calls a procedure whose rows are too many to be held.
 * @throws Before the first row, what {@link runServiceCall} throws before the request; job_without_file (55000), and what the service says.
 */
export function streamServiceCall(
	definition: ProcedureDefinition,
	values: CallValues,
	{ session, signal }: ProcedureCall,
): StreamedCall {
	const told = { requests: 0, waitMs: 0, rowsFetched: 0, rowsFromCache: 0, scans: [] };
	async function* stream(): AsyncGenerator<SqlValue[][], void, undefined> {
		checkOnline(definition, session);
		const { tally, ...ways } = await openWays(definition, session, signal);
		const give = createRowReader(describeOutputs(definition.columns));
		try {
			for await (const rows of readServiceCall(definition, values, session, { ...ways, signal })) {
				told.rowsFetched += rows.length;
				yield rows.map((row) => give(row));
			}
		} finally {
			Object.assign(told, tally);
		}
	}
	return { rows: stream(), statistics: () => told };
}

function checkOnline({ name }: ProcedureDefinition, { options }: Session): void {
	if (options.Offline) throw createError("write_offline", { statement: `EXEC ${name}` });
}

async function openWays({ name, isReading }: ProcedureDefinition, session: Session, signal: AbortSignal) {
	const context = await session.open(signal, isReading);
	throwIfAborted(signal);
	const tally = { requests: 0, waitMs: 0 };
	const observer: RequestObserver = {
		onRequest(info) {
			tally.requests++;
			tally.waitMs += info.waitMs;
		},
	};
	const budget = createRequestBudget(session.options.MaxRequests).forTable(name);
	return { context, tally, observer, http: addToRequests(context.http, { budget }) };
}

// Whose credential it is does not matter to what can be checked without asking.
const standIn = "0";

async function settleOwner(
	definition: ProcedureDefinition,
	given: CallValues,
	request: CallRequest,
	session: Session,
	signal: AbortSignal,
): Promise<CallRequest> {
	if (!asksForOwner(definition, given)) return request;
	return buildCallRequest(definition, given, await session.findMe(signal));
}

/**
 * Gives the rows of a procedure that only reads, as they are kept.
 * @throws What the service says, and what of the values can be checked without it.
 */
export async function* readServiceCall(
	definition: ProcedureDefinition,
	values: CallValues,
	session: Session,
	ways: ReadWays,
): AsyncGenerator<StoredRows, void, undefined> {
	const { signal } = ways;
	const given = addDefaults(definition, values, session.clock.now());
	const checked = buildCallRequest(definition, given, standIn);
	const request = await settleOwner(definition, given, checked, session, signal);
	const purpose = describePurpose(definition);
	const { file } = definition;
	try {
		if (file) {
			const isWaiting = Number(values.get("wait") ?? 0) !== 0;
			const called = { definition: { ...definition, file }, request, values: given, purpose, isWaiting };
			yield* readFileCall(called, session, ways);
			return;
		}
		const { http, observer } = ways;
		const { body } = await http.send({ observer, purpose, ...request, signal, isIdempotent: true });
		const rows = compileCallAnswers(definition).read(body, given);
		yield rows.map((row) => definition.columns.map(({ name }) => row[name] ?? null));
	} catch (error) {
		throw adviseCaller(definition, error);
	}
}

// The service says that it has nothing of the kind, and the profile where it may have gone; or that a value is wrong.
function adviseCaller({ name, missing }: ProcedureDefinition, error: unknown): unknown {
	if (!(error instanceof ProviderError)) return error;
	if (error.status === 404 && missing !== undefined) return adviseAnew(error, missing);
	const isInput = error.code === "request_failed" && (error.status === 400 || error.status === 422);
	if (!isInput) return error;
	return adviseAnew(error, `${error.hint ?? ""} intercom-sql procedures ${name} tells what each input takes.`.trim());
}

function adviseAnew(error: ProviderError, hint: string): ProviderError {
	const copy = copyError(error);
	return restoreError({ ...copy, extras: { ...copy.extras, hint } });
}

function describePurpose({ name, scope }: ProcedureDefinition): string {
	return `calling ${name}${scope === undefined ? "" : ` (permission: ${scope})`}`;
}

async function send(
	definition: ProcedureDefinition,
	request: CallRequest,
	ways: CallWays,
	touched: Touches,
	signal: AbortSignal,
): Promise<unknown> {
	const { isReading, isIdempotent, columns, inputs } = definition;
	const { http, ...told } = ways;
	const farewell = isReading ? { signal, end: () => undefined } : followWithFarewell(signal);
	const doubts: true[] = [];
	try {
		const response = await http.send({
			...told,
			...request,
			signal: farewell.signal,
			isIdempotent: isReading || isIdempotent,
			isWriting: !isReading,
			canBeEmpty: columns.every((column) => inputs.some(({ name }) => name === column.name)),
			onUnsure: () => {
				doubts.push(true);
			},
		});
		return response.body;
	} catch (error) {
		if (doubts.length === 0 || isReading) {
			await touched.note("not done");
			throw adviseCaller(definition, error);
		}
		throw error instanceof ProviderError ? describeLoss(definition, request, error) : error;
	} finally {
		farewell.end();
	}
}

function describeLoss(
	{ name, search }: ProcedureDefinition,
	request: CallRequest,
	cause: ProviderError,
): ProviderError {
	const what = `the call of ${name} (${request.method} ${request.path})`;
	const { status, remoteCode, requestId } = cause;
	const slots = { what, reason: cause.message, search: search ?? "in the service itself." };
	return createError("write_unknown", slots, { cause, status, remoteCode, requestId });
}

interface Touches {
	readonly warnings: string[];
	/** What the cache is told: before the request, and when it is known what became of it. */
	note(state: "pending" | "done" | "not done", row?: AnswerRow): Promise<void>;
}

function createTouches(
	{ touches }: ProcedureDefinition,
	values: CallValues,
	{ cache }: Pick<ExecuteContext, "cache">,
): Touches {
	let earlier: number | undefined;
	const warnings: string[] = [];
	const list = (isPending: boolean, row: AnswerRow): readonly RowWrite[] =>
		touches.map(({ table, key, becomes }) => {
			const known = Object.entries(key).flatMap(([column, name]) => {
				const value = row[name] ?? values.get(name) ?? null;
				return value === null ? [] : [[column, String(value)] as const];
			});
			return { table, key: Object.fromEntries(known), outcome: isPending ? ("pending" as const) : becomes };
		});
	return {
		warnings,
		async note(state, row = {}) {
			if (touches.length === 0) return;
			if (state === "pending") {
				earlier = await cache.noteWrites(list(true, row));
				return;
			}
			try {
				earlier = await cache.noteWrites(state === "done" ? list(false, row) : [], earlier);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				warnings.push(`the cache could not note what was changed, and reads it again when it is needed: ${reason}`);
			}
		},
	};
}
