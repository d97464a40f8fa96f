import { createError } from "../../base/index.ts";

/** The error about a command of the shell that says what cannot be; it is returned, not thrown. */
export function createShellMistake(problem: string, advice: string): Error {
	return createError("command_line", { problem, advice });
}
