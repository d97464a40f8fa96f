import type { Progress } from "../driver/index.ts";
import { type ProgressPace, printProgress } from "./progress-line.ts";
import type { Surroundings } from "./surroundings.ts";

/** Shows how far something is, in one line of a terminal that is written again and again; elsewhere nothing. */
export interface ProgressDisplay {
	show(progress: Progress): void;
	/** Takes the line away; what comes next begins anew. */
	clear(): void;
}

// More often than this nobody can read it.
const redrawMs = 100;

const clearLine = "\r\u001B[K";

/**
 * Makes a display on standard error.
 * @param afterMs What takes no longer is not shown, in milliseconds.
 */
export function createProgressDisplay(
	{ messages, clock, environment }: Surroundings,
	{ afterMs }: { readonly afterMs: number },
): ProgressDisplay {
	const { width } = messages;
	// Terminals of machines that build software keep every line, and a dumb one knows no way back.
	const isReader = !environment["CI"] && environment["TERM"] !== "dumb";
	if (!messages.isTerminal || width === undefined || !isReader)
		return { show: () => undefined, clear: () => undefined };
	let startedAt = clock.now();
	let drawnAt = Number.NEGATIVE_INFINITY;
	let drawnTable: string | undefined;
	const firsts = new Map<string, { readonly share: number | undefined; readonly at: number }>();
	const write = (text: string) => {
		// Whoever closed standard error does not want to see it.
		messages.write(text).catch(() => undefined);
	};
	return {
		show(progress) {
			const now = clock.now();
			const first = firsts.get(progress.table) ?? { share: progress.share, at: now };
			// Before the first page nothing can be measured against.
			if (progress.rows > 0) firsts.set(progress.table, first);
			if (now - startedAt < afterMs || (progress.table === drawnTable && now - drawnAt < redrawMs)) return;
			drawnAt = now;
			drawnTable = progress.table;
			const pace: ProgressPace = {
				elapsedMs: now - startedAt,
				firstShare: first.share,
				sinceFirstMs: now - first.at,
			};
			// The last column is left free: some terminals go to the next line when it is filled.
			write(`${clearLine}${printProgress(progress, pace, (messages.width ?? width) - 1)}`);
		},
		clear() {
			startedAt = clock.now();
			firsts.clear();
			if (drawnTable !== undefined) write(clearLine);
			drawnTable = undefined;
		},
	};
}
