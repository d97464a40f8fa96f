import type { Connection, Progress } from "../driver/index.ts";
import { describeKept } from "./kept-rows.ts";
import { createProgressDisplay } from "./progress-display.ts";
import type { Surroundings } from "./surroundings.ts";

/** Follows the reading of tables: shows how far it is, and what is kept of one that was ended. */
export interface ProgressWatch {
	show(progress: Progress): void;
	/** Takes away what is shown. */
	clear(): void;
	/** Says what is kept when the person or the system ended the reading, and else when something is. */
	tellEnd(): Promise<void>;
}

/** Begins to watch; what takes no longer than `afterMs` is not shown. With `goesOn`, this process runs other statements afterwards. */
export function watchProgress(
	connection: Connection,
	surroundings: Surroundings,
	{ afterMs, goesOn = false }: { readonly afterMs: number; readonly goesOn?: boolean },
): ProgressWatch {
	const { clock, messages, interruptedBy } = surroundings;
	const display = createProgressDisplay(surroundings, { afterMs });
	const tables = new Set<string>();
	const startMs = clock.now();
	return {
		show(progress) {
			tables.add(progress.table);
			display.show(progress);
		},
		clear: () => display.clear(),
		async tellEnd() {
			display.clear();
			if (!interruptedBy() && tables.size === 0) return;
			const sentence = await describeKept(connection, { startMs, tables, goesOn });
			if (sentence === undefined) return;
			await messages.write(`${sentence}\n`);
		},
	};
}
