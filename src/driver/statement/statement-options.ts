import { type Clock, createError } from "../../base/index.ts";
import type { JsonForm, Progress, ValueForms } from "../../execute/index.ts";

/** What can be said with each statement. */
export interface StatementOptions {
	/** Ends the statement at once, between rows and between requests. */
	readonly signal?: AbortSignal;
	/** `text` gives values of JSON as text, with all digits of their numbers; default: `parsed`. */
	readonly jsonAs?: JsonForm;
	/** `text` gives values of type numeric as text, with all digits and decimals; default: what the property NumericAs says. */
	readonly numericAs?: "number" | "text";
	/**
	 * `text` gives times as the text in which they are kept, in UTC.
	 * @internal
	 */
	readonly timesAs?: "text";
	/**
	 * Told how far the tables are that the statement reads: after pages, but at most ten times a second; once a second while none comes; and
	 * at the end of each table. What it throws ends the statement, as a signal does, with invalid_argument (22023) and the thrown as its cause.
	 */
	readonly onProgress?: (progress: Progress) => void;
}

/** Somebody who is told how far things are, and whose mistakes end nothing but his own statement. */
export interface ProgressListener {
	readonly tell: (progress: Progress) => void;
	/** Aborts when a call failed. */
	readonly signal: AbortSignal;
}

// More often than this nobody can follow.
const leastMs = 100;

/**
 * Lets a callback be told at most ten times a second, and at the end of each table.
 * @example thinProgress(onProgress, systemClock)
 */
export function thinProgress(onProgress: (progress: Progress) => unknown, clock: Clock): typeof onProgress {
	let toldAt = Number.NEGATIVE_INFINITY;
	return (progress) => {
		const now = clock.now();
		if (!progress.isDone && now - toldAt < leastMs) return undefined;
		toldAt = now;
		return onProgress(progress);
	};
}

/** Guards the callback of a caller: reads are shared with other statements, which its mistakes are not to end. */
export function guardProgress(onProgress: (progress: Progress) => unknown): ProgressListener {
	const failure = new AbortController();
	const fail = (cause: unknown): void => {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const slots = { problem: `onProgress failed: ${reason}`, advice: "What was read so far is kept." };
		failure.abort(createError("invalid_argument", slots, { cause }));
	};
	return {
		signal: failure.signal,
		tell(progress) {
			if (failure.signal.aborted) return;
			try {
				// An asynchronous function fails later.
				Promise.resolve(onProgress(progress)).catch(fail);
			} catch (error) {
				fail(error);
			}
		},
	};
}

/** How values are written to files: with all their digits. */
export const exactForms: ValueForms = { json: "text", numeric: "text" };

/** How a statement gives its values: as it says itself, else as the property NumericAs says. */
export function chooseForms(options: StatementOptions, numericAs: "NUMBER" | "STRING"): ValueForms {
	const numeric = options.numericAs ?? (numericAs === "STRING" ? "text" : "number");
	return { json: options.jsonAs, numeric, time: options.timesAs };
}
