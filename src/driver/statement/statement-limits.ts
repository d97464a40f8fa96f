import { type Clock, createError } from "../../base/index.ts";
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
	const deadline = new AbortController();
	const timer =
		timeoutSeconds > 0
			? setTimeout(() => {
					deadline.abort(createError("statement_timeout", { seconds: timeoutSeconds }));
				}, timeoutSeconds * 1000)
			: undefined;
	return {
		signal: AbortSignal.any([deadline.signal, closing, signal, listener?.signal].filter((each) => each !== undefined)),
		onProgress: listener?.tell,
		end: () => {
			clearTimeout(timer);
		},
	};
}
