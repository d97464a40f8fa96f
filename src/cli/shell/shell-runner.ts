import { spawn } from "node:child_process";
import { once } from "node:events";
import { createError } from "../../base/index.ts";
import type { Connection } from "../../driver/index.ts";
import { printError } from "../error-text.ts";
import { OutputClosed } from "../output.ts";
import { createResultWriter } from "../result-writer.ts";
import { describeCost, runStatement } from "../statement-run.ts";
import type { Surroundings } from "../surroundings.ts";
import { findPager, openPagedOutput, type PagerPlace } from "./pager.ts";
import type { ShellSettings } from "./shell-state.ts";

/** Runs statements for the shell, which goes on whatever becomes of them. */
export interface ShellRunner {
	readonly settings: ShellSettings;
	/** What failed so far. */
	readonly failures: readonly unknown[];
	/** Shows the result, or the error; false where it failed or was interrupted. */
	run(sql: string): Promise<boolean>;
	/** Does something else, and shows its error. */
	guard(act: () => Promise<void>): Promise<boolean>;
	/** Shows what fits the width, and is paged where it is long. */
	page(print: (surroundings: Surroundings) => Promise<void>): Promise<void>;
	/** Ends what is under way; false where nothing is. */
	interrupt(): boolean;
	isInterrupted(): boolean;
	/** Forgets an interruption. */
	begin(): void;
	/** Waits; true where it was interrupted. */
	wait(ms: number): Promise<boolean>;
	openProgram(command: string): Promise<void>;
}

/** Makes a runner; `place` is the terminal, where there is one. */
export function createShellRunner(
	connection: Connection,
	surroundings: Surroundings,
	place: Pick<PagerPlace, "terminal" | "reader"> | undefined,
): ShellRunner {
	const { environment, messages, output, clock } = surroundings;
	const pager = findPager(environment);
	const failures: unknown[] = [];
	let current: AbortController | undefined;
	let wasInterrupted = false;
	const settings: ShellSettings = {
		format: output.isTerminal ? "table" : "csv",
		nullText: "",
		border: 1,
		hasPager: place !== undefined && pager !== undefined,
		hasTiming: place !== undefined,
		file: undefined,
	};
	const scope = (): Surroundings => {
		const controller = new AbortController();
		current = controller;
		return {
			...surroundings,
			signal: AbortSignal.any([surroundings.signal, controller.signal]),
			interruptedBy: () => surroundings.interruptedBy() ?? (controller.signal.aborted ? "SIGINT" : undefined),
		};
	};
	const guard = async (act: () => Promise<void>): Promise<boolean> => {
		try {
			await act();
			return true;
		} catch (error) {
			// Who has left the pager has seen enough.
			if (error instanceof OutputClosed && place) return true;
			if (error instanceof OutputClosed) throw error;
			failures.push(error);
			await messages.write(printError(error, messages.width));
			return false;
		} finally {
			current = undefined;
		}
	};
	const openPager = (isFitted: boolean) =>
		settings.hasPager && place !== undefined && pager !== undefined
			? openPagedOutput(output, pager, { ...place, environment, isFitted })
			: undefined;
	const show = async (sql: string): Promise<void> => {
		const startMs = clock.now();
		const scoped = scope();
		const paged = settings.file === undefined ? openPager(false) : undefined;
		const { format, nullText, border } = settings;
		// The table of a terminal is the default, which shows plans in their own way.
		const look = { format: format === "table" && output.isTerminal ? undefined : format, nullText, border };
		const writer = settings.file?.writer ?? createResultWriter(look, paged ?? output, scoped);
		try {
			const { rowCount, stats } = await runStatement(connection, { sql, writer, goesOn: true }, scoped);
			if (!settings.file) await writer.end();
			await paged?.end();
			if (settings.hasTiming) await messages.write(`${describeCost(rowCount, stats, clock.now() - startMs)}\n`);
		} finally {
			await paged?.end();
		}
	};
	return {
		settings,
		failures,
		run: (sql) => guard(() => show(sql)),
		guard,
		async page(print) {
			const paged = openPager(true);
			await print({ ...surroundings, output: paged ?? output });
			await paged?.end();
		},
		interrupt() {
			wasInterrupted = true;
			current?.abort(createError("cancelled", {}));
			return current !== undefined;
		},
		isInterrupted: () => wasInterrupted || surroundings.signal.aborted,
		begin() {
			wasInterrupted = false;
		},
		async wait(ms) {
			if (wasInterrupted) return true;
			const { signal } = scope();
			await Promise.race([new Promise((resolve) => setTimeout(resolve, ms).unref()), once(signal, "abort")]);
			current = undefined;
			return signal.aborted;
		},
		async openProgram(command) {
			if (!place) throw createError("command_line", { problem: "there is no terminal", advice: "Use \\i <file>." });
			await place.reader.lend(() => once(spawn(command, { shell: true, stdio: "inherit" }), "close"));
		},
	};
}
