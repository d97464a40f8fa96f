import { inspect } from "node:util";
import { CommanderError } from "commander";
import { createError } from "../base/index.ts";
import { loadCommands } from "./command-table.ts";
import { findExitStatus } from "./exit-status.ts";
import { escapeSigns } from "./formats/hidden-signs.ts";
import { OutputClosed } from "./output.ts";
import { buildProgram, type SpokenText } from "./program.ts";
import { ReportedFailure } from "./reported-error.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Runs one command line.
 * @param given The arguments after the program's name.
 * @returns The exit status: 0 done, 1 what was asked failed, 2 it was asked wrongly, 128 and more when a signal ended it.
 */
export async function runCommandLine(given: readonly string[], surroundings: Surroundings): Promise<number> {
	const args = namesNoCommand(given) && surroundings.terminal ? ["shell", ...given] : given;
	const { output, messages } = surroundings;
	const spoken: SpokenText = { output: "", messages: "" };
	try {
		try {
			const program = buildProgram(await loadCommands(args), () => loadCommands([]), surroundings, spoken);
			await program.parseAsync(args, { from: "user" });
			return 0;
		} catch (error) {
			if (!(error instanceof CommanderError)) throw error;
			await output.write(spoken.output);
			await messages.write(spoken.messages);
			if (error.exitCode === 0) return 0;
			// Called without a command, commander has printed the help; there is nothing to add.
			if (spoken.messages !== "") return 2;
			throw explainMistake(error, args);
		}
	} catch (error) {
		if (error instanceof OutputClosed) return 0;
		if (!(error instanceof ReportedFailure)) await report(error, surroundings);
		return findExitStatus(error, surroundings.interruptedBy());
	}
}

// Only what there is to connect to is said, if anything.
function namesNoCommand(args: readonly string[]): boolean {
	for (let index = 0; index < args.length; index++) {
		const arg = args[index] ?? "";
		if (/^(-c|--connection|--dsn)$/.test(arg)) index++;
		else if (!/^(-c|--connection=|--dsn=)/.test(arg)) return false;
	}
	return true;
}

// Commander writes "error: unknown option '--fromat'\n(Did you mean --format?)", or "error: … is invalid. Allowed choices are …".
function explainMistake({ code, message }: CommanderError, args: readonly string[]): Error {
	const [problem = "", suggestion] = message.replace(/^error: /, "").split(/\n|\. (?=Allowed choices)/);
	const command = args.find((arg) => !arg.startsWith("-")) ?? "";
	const isQuery = code === "commander.excessArguments" && command === "query";
	const advice = isQuery
		? "Put the whole statement in quotes."
		: (suggestion?.replace(/^\((.*)\)$/, "$1") ?? `See: intercom-sql ${findHelp(code, command)}`);
	return createError("command_line", { problem: problem.replace(/\.$/, ""), advice });
}

function findHelp(code: string, command: string): string {
	return code === "commander.unknownCommand" || command === "" ? "--help" : `${command} --help`;
}

async function report(error: unknown, { environment, messages }: Surroundings): Promise<void> {
	const trace = environment["INTERCOM_SQL_DEBUG"] ? `${escapeSigns(inspect(error), "text")}\n` : "";
	const { printError } = await import("./error-text.ts");
	try {
		await messages.write(printError(error, messages.width) + trace);
	} catch {
		// Standard error is closed: there is nobody left to tell, and the exit status still says it.
	}
}
