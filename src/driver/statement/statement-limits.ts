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
	closing: AbortSignal,
	{ signal, onProgress }: StatementOptions,
	clock: Clock,
): StatementLimits {
	const listener = onProgress && guardProgress(thinProgress(onProgress, clock));
	// One of our own, for AbortSignal.any costs more than all else that a small statement does.
	const controller = new AbortController();
	const follow = (source: AbortSignal) => onAbort(source, () => controller.abort(source.reason));
	const stops = [closing, signal, listener?.signal].filter((each) => each !== undefined).map(follow);
	const timer =
		timeoutSeconds > 0
			? setTimeout(() => {
					controller.abort(createError("statement_timeout", { seconds: timeoutSeconds }));
				}, timeoutSeconds * 1000)
			: undefined;
	return {
		signal: controller.signal,
		onProgress: listener?.tell,
		end: () => {
			clearTimeout(timer);
			for (const stop of stops) stop();
		},
	};
}
