import { type SqlValue, systemClock } from "../../base/index.ts";
import { intervalSeconds, parseInterval } from "../../functions/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import type { SessionState } from "../session/session-state.ts";

/** A function that does something outside of the engine: it waits, or concerns the sessions of the server. */
export interface OutsideFunction {
	/** PostgreSQL's types of what it takes. */
	readonly takes: readonly string[];
	/** How many it needs; all, unless said otherwise. */
	readonly required?: number;
	readonly returns: "void" | "boolean";
	/** It is done with NULL too, and gives NULL otherwise. */
	readonly takesNull?: true;
	/** Does it, with texts. */
	readonly act: (given: readonly SqlValue[], state: SessionState, signal: AbortSignal) => Promise<SqlValue> | SqlValue;
}

/**
 * The functions by their names.
 * Sources: https://www.postgresql.org/docs/15/functions-datetime.html#FUNCTIONS-DATETIME-DELAY, functions-admin.html#FUNCTIONS-ADMIN-SIGNAL
 * and sql-notify.html.
 */
export const outsideFunctions: Readonly<Record<string, OutsideFunction>> = {
	pg_sleep: {
		takes: ["double precision"],
		returns: "void",
		act: ([seconds], _, signal) => sleep(readNumber("pg_sleep", seconds) * 1000, signal),
	},
	pg_sleep_for: {
		takes: ["interval"],
		returns: "void",
		act([given], _, signal) {
			const text = printScalar(given);
			const span = parseInterval(text);
			if (!span) throw createSessionError("22007", `invalid input syntax for type interval: "${text}"`);
			return sleep(intervalSeconds(span) * 1000, signal);
		},
	},
	pg_cancel_backend: {
		takes: ["integer"],
		returns: "boolean",
		act: ([id], state) => signalSession(readNumber("pg_cancel_backend", id), "cancel", state),
	},
	pg_terminate_backend: {
		takes: ["integer", "bigint"],
		required: 1,
		returns: "boolean",
		act: ([id], state) => signalSession(readNumber("pg_terminate_backend", id), "terminate", state),
	},
	pg_notify: {
		takes: ["text", "text"],
		returns: "void",
		takesNull: true,
		act([channel, payload], { notifications }) {
			notifications.notify(printScalar(channel ?? ""), printScalar(payload ?? ""));
			return "";
		},
	},
};

function signalSession(processId: number, signal: "cancel" | "terminate", state: SessionState): boolean {
	const answer = state.server.signal(processId, signal);
	if (answer === "unknown")
		state.warn({ sqlState: "01000", message: `PID ${String(processId)} is not a PostgreSQL server process` });
	if (answer !== "foreign") return answer === "done";
	const what = signal === "cancel" ? "query is being canceled" : "process is being terminated";
	throw createSessionError(
		"42501",
		`must be a member of the role whose ${what}`,
		"Sessions of one user end each other.",
	);
}

function readNumber(name: string, value: SqlValue | undefined): number {
	const number = Number(value);
	if (!Number.isNaN(number)) return number;
	throw createSessionError("22P02", `invalid input for ${name}(): "${printScalar(value)}"`);
}

function printScalar(value: SqlValue | undefined): string {
	return typeof value === "object" || value === undefined ? "" : String(value);
}

async function sleep(ms: number, signal: AbortSignal): Promise<string> {
	// A timer takes no longer span.
	const longest = 2_147_483_647;
	for (let left = ms; left > 0; left -= longest) await systemClock.sleep(Math.min(left, longest), signal);
	return "";
}
