import type { Clock } from "../base/index.ts";
import { type ProgressPace, printProgress, type TableProgress } from "./progress-line.ts";
import type { Output } from "./surroundings.ts";

/** Shows how far something is, in one line of a terminal that is written again and again; elsewhere nothing. */
export interface ProgressDisplay {
	show(progress: TableProgress): void;
	/** Takes the line away. */
	clear(): void;
}

// More often than this nobody can read it.
const redrawMs = 100;

const clearLine = "\r\u001B[K";

/** Makes a display on an output. */
export function createProgressDisplay(output: Output, clock: Clock): ProgressDisplay {
	const { width } = output;
	if (!output.isTerminal || width === undefined) return { show: () => undefined, clear: () => undefined };
	let table: string | undefined;
	let startedAt = clock.now();
	let drawnAt = Number.NEGATIVE_INFINITY;
	let first: { readonly share: number | undefined; readonly at: number } | undefined;
	const write = (text: string) => {
		// Whoever closed standard error does not want to see it.
		output.write(text).catch(() => undefined);
	};
	return {
		show(progress) {
			const now = clock.now();
			if (progress.table !== table) {
				table = progress.table;
				first = { share: progress.share, at: now };
				drawnAt = Number.NEGATIVE_INFINITY;
			}
			if (now - drawnAt < redrawMs) return;
			drawnAt = now;
			const pace: ProgressPace = {
				elapsedMs: now - startedAt,
				firstShare: first?.share,
				sinceFirstMs: now - (first?.at ?? now),
			};
			// The last column is left free: some terminals go to the next line when it is filled.
			write(`${clearLine}${printProgress(progress, pace, (output.width ?? width) - 1)}`);
		},
		clear() {
			startedAt = clock.now();
			if (table !== undefined) write(clearLine);
			table = undefined;
		},
	};
}
