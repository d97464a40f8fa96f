import { createError } from "../base/index.ts";
import type { FlagRow } from "./command.ts";

/** A flag that takes a whole number within bounds. @example countFlag("--port", "port on 127.0.0.1", 0, 65_535).flags // "--port <number>" */
export function countFlag(name: string, summary: string, least: number, most: number): FlagRow {
	return { flags: `${name} <number>`, summary, parse: readNumberFlag(name, least, most) };
}

/** Reads the number of a flag; what is none, or out of bounds, is refused with command_line (22023). */
export function readNumberFlag(flag: string, least: number, most: number): (text: string) => number {
	return (text) => {
		const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
		if (number >= least && number <= most) return number;
		throw createError("command_line", {
			problem: `${flag} ${text} is not a number that it can be`,
			advice: `Give an integer from ${String(least)} to ${String(most)}.`,
		});
	};
}

/** Waits until the person or the system wants the program to end. */
export function waitForEnd(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener("abort", () => {
			resolve();
		});
	});
}
