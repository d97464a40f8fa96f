import { readFileSync } from "node:fs";
import { Argument, Command, Option } from "commander";
import { createError } from "../base/index.ts";
import type { CommandRow, FlagRow } from "./command.ts";
import { connectionFlags, connectionNotes } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import type { Surroundings } from "./surroundings.ts";

/** What commander wants to say: help and version for standard output, help in place of a missing command for the other. */
export interface SpokenText {
	output: string;
	messages: string;
}

/**
 * Builds the reader of the command line.
 * @param commands What can be called.
 * @param listCommands Loads all that could be.
 * @param spoken Collects what is to be printed; mistakes are thrown instead, as CommanderError.
 */
export function buildProgram(
	commands: readonly CommandRow[],
	listCommands: () => Promise<readonly CommandRow[]>,
	surroundings: Surroundings,
	spoken: SpokenText,
): Command {
	const program = new Command("intercom-sql");
	prepareCommand(program, surroundings, spoken);
	program
		.description("Query Intercom as SQL tables.")
		.version(readVersion(), "-V, --version", "print the version")
		.helpCommand("help [command]", "explain a command")
		.addHelpText("after", programNotes());
	for (const flag of connectionFlags) program.addOption(makeOption(flag));
	for (const row of commands) addCommand(program, row, listCommands, surroundings, spoken);
	return program;
}

function prepareCommand(command: Command, { output, messages }: Surroundings, spoken: SpokenText): void {
	command
		.exitOverride()
		.helpOption("-h, --help", "print this")
		.configureOutput({
			writeOut: (text) => {
				spoken.output += text;
			},
			writeErr: (text) => {
				spoken.messages += text;
			},
			// The mistake is thrown as well, and reported like every other error.
			outputError: () => undefined,
			getOutHelpWidth: () => output.width ?? standardHelpWidth,
			getErrHelpWidth: () => messages.width ?? standardHelpWidth,
			getOutHasColors: () => false,
			getErrHasColors: () => false,
		});
}

const standardHelpWidth = 100;

function readVersion(): string {
	const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
	return String((JSON.parse(text) as { version: unknown }).version);
}

function programNotes(): string {
	return `
${connectionNotes}

Exit status: 0 = done, 1 = the statement failed, 2 = the command line or the connection string is wrong.

Examples:
  intercom-sql init                               asks its way to a connection, and keeps it
  intercom-sql demo                               a tour that needs no Intercom account
  intercom-sql sandbox                            a local Intercom look-alike to try things on
  intercom-sql tables
  intercom-sql query "SELECT state, count(*) FROM conversations GROUP BY state"
`;
}

function addCommand(
	program: Command,
	row: CommandRow,
	listCommands: () => Promise<readonly CommandRow[]>,
	surroundings: Surroundings,
	spoken: SpokenText,
): void {
	const command = program.command(row.name);
	prepareCommand(command, surroundings, spoken);
	command.summary(row.summary).description(`${row.summary[0]?.toUpperCase() ?? ""}${row.summary.slice(1)}.`);
	for (const { name, summary } of row.arguments) command.addArgument(new Argument(name, summary));
	for (const flag of row.takesConnection ? [...connectionFlags, ...row.flags] : row.flags) {
		command.addOption(makeOption(flag));
	}
	command.addHelpText("after", commandNotes(row));
	command.action(async () => {
		const flags = command.optsWithGlobals<ConnectionFlags>();
		if (!row.takesConnection && (flags.connection ?? flags.dsn) !== undefined) {
			throw createError("command_line", {
				problem: `${row.name} takes no connection string`,
				advice: "Leave --connection and --dsn out.",
			});
		}
		await row.run({ arguments: command.args, flags, surroundings, listCommands });
	});
}

function makeOption({ flags, summary, choices, parse }: FlagRow): Option {
	const option = new Option(flags, summary);
	if (choices) option.choices(choices);
	if (parse) option.argParser(parse);
	return option;
}

function commandNotes({ notes = [], examples }: CommandRow): string {
	const lines = [...notes, ...(notes.length > 0 ? [""] : []), "Examples:"];
	return `\n${[...lines, ...examples.map((example) => `  intercom-sql ${example}`)].join("\n")}\n`;
}
