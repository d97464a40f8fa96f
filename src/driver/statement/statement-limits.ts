import { type Clock, createError, onAbort } from "../../base/index.ts";
import type { Progress } from "../../execute/index.ts";
import { guardProgress, type StatementOptions, thinProgress } from "./statement-options.ts";

/** One signal for all that can end a statement, and the end of the clock behind it. */
export interface StatementLimits {
	readonly signal: AbortSignal;
	/** Who is told how far it is. */
	readonly onProgress: ((progress: Progress) => void) | undefined;
	end(): void;
}

/** Ends a statement with the first of the signals, when it took too long (0 seconds are no limit), or when its own callback failed. */
export function limitStatement(
	timeoutSeconds: number,
	ends: readonly (AbortSignal | undefined)[],
	{ signal, onProgress }: StatementOptions,
	clock: Clock,
): StatementLimits {
	const listener = onProgress && guardProgress(thinProgress(onProgress, clock));
	// One of our own, for AbortSignal.any costs more than all else that a small statement does.
	const controller = new AbortController();
	const follow = (source: AbortSignal) => onAbort(source, () => controller.abort(source.reason));
	const stops = [...ends, signal, listener?.signal].filter((each) => each !== undefined).map(follow);
	const timer = startTimer(timeoutSeconds, () => {
		controller.abort(createError("statement_timeout", { seconds: timeoutSeconds }));
	});
	return {
		signal: controller.signal,
		onProgress: listener?.tell,
		end: () => {
			clearTimeout(timer);
			for (const stop of stops) stop();
		},
	};
}

// What a statement waits for keeps the process from ending, and nothing else does.
function startTimer(seconds: number, end: () => void): NodeJS.Timeout | undefined {
	return seconds > 0 ? setTimeout(end, seconds * 1000).unref() : undefined;
}
