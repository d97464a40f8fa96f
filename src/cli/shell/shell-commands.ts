import { suggestName } from "../../base/index.ts";
import { readTextFile } from "../statement-source.ts";
import { commandsElsewhere } from "./commands-elsewhere.ts";
import { describeTable, listCatalogTables, listFunctionRows, tellCache, tellConnection } from "./listing-commands.ts";
import { formatNames, psetOptions, setLook, setOutput, setTiming, setVertical } from "./look-commands.ts";
import { createShellMistake } from "./shell-mistake.ts";
import type { ShellSession } from "./shell-state.ts";
import { editTyped, explainTyped, watchTyped } from "./statement-commands.ts";

/** A command of the shell itself. */
export interface ShellCommand {
	/** `\dt`, and `.tables` for who comes from sqlite3. */
	readonly names: readonly string[];
	readonly argument?: string;
	readonly summary: string;
	/** What completion offers behind it. */
	readonly completes?: "tables" | readonly string[];
	run(session: ShellSession, argument: string): Promise<void> | void;
}

/** Every command, in the order in which \? lists them. */
export const shellCommands: readonly ShellCommand[] = [
	{ names: ["\\q", ".quit", ".exit"], summary: "leave the shell", run: leave },
	{ names: ["\\?", ".help"], summary: "list these commands", run: printHelp },
	{
		names: ["\\d"],
		argument: "[table]",
		summary: "list tables and views, or the columns of one",
		completes: "tables",
		run: describeTable,
	},
	{
		names: [".describe"],
		argument: "<table>",
		summary: "list the columns of a table",
		completes: "tables",
		run: describeTable,
	},
	{
		names: ["\\dt", ".tables"],
		argument: "[pattern]",
		summary: "list tables",
		run: (s, pattern) => listCatalogTables(s, "table", pattern),
	},
	{
		names: ["\\dv"],
		argument: "[pattern]",
		summary: "list views",
		run: (s, pattern) => listCatalogTables(s, "view", pattern),
	},
	{ names: ["\\df"], argument: "[pattern]", summary: "list functions", run: listFunctionRows },
	{
		names: ["\\x"],
		argument: "[on|off]",
		summary: "show each row as a list of names and values",
		completes: ["on", "off"],
		run: setVertical,
	},
	{
		names: ["\\timing", ".timing"],
		argument: "[on|off]",
		summary: "tell rows, requests and time after each statement",
		completes: ["on", "off"],
		run: setTiming,
	},
	{
		names: ["\\pset"],
		argument: "[option value]",
		summary: `set how results look: ${psetOptions.join(", ")}`,
		completes: [...psetOptions, ...formatNames],
		run: setLook,
	},
	{
		names: [".format"],
		argument: "<format>",
		summary: "set the format of results",
		completes: formatNames,
		run: (s, name) => setLook(s, `format ${name}`),
	},
	{
		names: ["\\explain", ".explain"],
		argument: "[statement]",
		summary: "show the requests of a statement, or of the last one",
		run: explainTyped,
	},
	{
		names: ["\\o", ".output"],
		argument: "[file]",
		summary: "write results into a file, whose ending tells the format; alone: show them again",
		run: setOutput,
	},
	{
		names: ["\\i", ".read"],
		argument: "<file>",
		summary: "run the statements of a file",
		run: async (s, path) => s.readLines(await readTextFile(path)),
	},
	{
		names: ["\\e"],
		argument: "[file]",
		summary: "edit the statement in $EDITOR, and run it when it ends with ;",
		run: editTyped,
	},
	{
		names: ["\\p"],
		summary: "show the statement that is being typed",
		run: (s) => s.surroundings.output.write(`${s.buffer || s.lastSql}\n`),
	},
	{ names: ["\\r"], summary: "forget the statement that is being typed", run: forget },
	{
		names: ["\\watch"],
		argument: "[seconds]",
		summary: "run the last statement again and again, until Ctrl-C",
		run: watchTyped,
	},
	{ names: ["\\conninfo"], summary: "tell what the shell is connected to", run: tellConnection },
	{
		names: ["\\cache"],
		argument: "[table]",
		summary: "tell what the cache holds",
		completes: "tables",
		run: tellCache,
	},
];

/**
 * Runs a command.
 * @throws command_line (22023) for one that there is not, with a did-you-mean.
 */
export async function runShellCommand(session: ShellSession, line: string): Promise<void> {
	const [, name = "", argument = ""] = /^\s*(\S+)\s*([\s\S]*?)[\s;]*$/.exec(line) ?? [];
	// What + adds in psql is shown anyway.
	const plain = name.replace(/^(\\d[tvf]?)\+$/, "$1");
	const command = shellCommands.find(({ names }) => names.includes(plain));
	if (!command) throw createShellMistake(`there is no command ${name}`, adviseInstead(name));
	if (argument === "" && command.argument?.startsWith("<")) {
		throw createShellMistake(`${name} lacks its ${command.argument}`, `Write ${name} ${command.argument}`);
	}
	await command.run(session, argument.trim());
}

function adviseInstead(name: string): string {
	const known = shellCommands.flatMap(({ names }) => names);
	const otherwise = "\\? lists the commands; a statement ends with ;";
	return commandsElsewhere.get(name) ?? suggestName(name, known, otherwise);
}

function leave(session: ShellSession): void {
	session.isOver = true;
}

function forget(session: ShellSession): void {
	session.buffer = "";
}

async function printHelp({ surroundings }: ShellSession): Promise<void> {
	const rows = shellCommands.map(
		({ names, argument = "", summary }) => [`${names.join(", ")} ${argument}`.trim(), summary] as const,
	);
	const width = Math.max(...rows.map(([call]) => call.length));
	const lines = rows.map(([call, summary]) => `  ${call.padEnd(width)}  ${summary}`);
	await surroundings.output.write(
		`A statement ends with ; and may have several lines. Tab completes. Ctrl-C ends a statement, Ctrl-D the shell.\n\n${lines.join("\n")}\n`,
	);
}
