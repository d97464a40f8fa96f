import { CancelledError, createError, type ProviderError } from "../../base/index.ts";
import type { CallValues } from "../../catalog/index.ts";
import { buildPath, type HttpClient, type RequestObserver } from "../../http/index.ts";
import type { ProcedureDefinition } from "../../profile/index.ts";
import type { ProcedureCall } from "./procedure.ts";
import type { AnswerRow, CallAnswers } from "./procedure-answer.ts";

/** How requests of a call are sent. */
export interface CallWays {
	readonly http: HttpClient;
	readonly observer: RequestObserver;
	readonly purpose: string;
}

/** A job that was begun. */
export interface BegunJob {
	/** What the answer to the call said of it. */
	readonly first: AnswerRow;
	readonly values: CallValues;
	readonly answers: CallAnswers;
}

/**
 * Asks again and again how far a job is, until it is over.
 * @returns What it says at the end.
 * @throws job_failed (HV000), wait_ended (57014) when the statement ends before the job does
 */
export async function waitForJob(
	definition: ProcedureDefinition,
	{ first, values, answers }: BegunJob,
	{ http, ...told }: CallWays,
	call: ProcedureCall & { readonly tally: { readonly requests: number; readonly waitMs: number } },
): Promise<AnswerRow> {
	const { wait, name } = definition;
	let row = first;
	if (!wait) return row;
	const { session, signal, onProgress, tally } = call;
	const tell = (isDone: boolean): void =>
		onProgress?.({ table: name, number: 1, count: 1, rows: 0, total: undefined, share: undefined, ...tally, isDone });
	const findSlot = (slot: string): string => String(first[slot] ?? values.get(slot) ?? "");
	const slots = [...wait.path.matchAll(/\{(\w+)\}/g)].map(([, slot = ""]) => [slot, findSlot(slot)] as const);
	const path = buildPath(wait.path, Object.fromEntries(slots));
	const readStatus = (): string => String(row[wait.column]);
	try {
		while (!wait.ends.includes(readStatus())) {
			tell(false);
			await session.clock.sleep(wait.everyMs, signal);
			const { body } = await http.send({ ...told, method: "GET", path, signal });
			const [next = row] = answers.read(body, new Map(Object.entries(row).flatMap(keepValue)));
			row = next;
		}
	} catch (error) {
		if (!(error instanceof CancelledError)) throw error;
		const advice = `Ask how far it is: GET ${path}.`;
		throw createError("wait_ended", { reason: error.message, procedure: name, advice }, { cause: error });
	}
	tell(true);
	if (!wait.fails.includes(readStatus())) return row;
	throw refuseFailed(name, readStatus(), path);
}

function keepValue([name, value]: [string, AnswerRow[string]]): [string, NonNullable<AnswerRow[string]>][] {
	return value === null ? [] : [[name, value]];
}

function refuseFailed(procedure: string, status: string, path: string): ProviderError {
	const advice = `The service does not say why; GET ${path} tells what it knows. Try again, with a smaller range if it has one.`;
	return createError("job_failed", { procedure, status, advice });
}
