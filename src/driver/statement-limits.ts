import { createError } from "../base/index.ts";

/** One signal for all that can end a statement, and the end of the clock behind it. */
export interface StatementLimits {
	readonly signal: AbortSignal;
	end(): void;
}

/** Ends a statement with the first of the signals, or when it took too long; 0 seconds are no limit. */
export function limitStatement(timeoutSeconds: number, signals: readonly AbortSignal[]): StatementLimits {
	const deadline = new AbortController();
	const timer =
		timeoutSeconds > 0
			? setTimeout(() => {
					deadline.abort(createError("statement_timeout", { seconds: timeoutSeconds }));
				}, timeoutSeconds * 1000)
			: undefined;
	return {
		signal: AbortSignal.any([deadline.signal, ...signals]),
		end: () => {
			clearTimeout(timer);
		},
	};
}
