import { createInterface } from "node:readline";
import { createError } from "../../base/index.ts";
import type { Connection } from "../../driver/index.ts";
import { cutTypedText } from "../../sql/index.ts";
import { ReportedFailure } from "../reported-error.ts";
import type { Surroundings, Terminal } from "../surroundings.ts";
import { createCompleter } from "./complete-line.ts";
import { highlightSql, wantsColours } from "./highlight.ts";
import { openHistory } from "./history-file.ts";
import { type LineReader, openLineReader } from "./line-reader.ts";
import { closeOutput } from "./look-commands.ts";
import { runShellCommand, shellCommands } from "./shell-commands.ts";
import { createShellRunner, type ShellRunner } from "./shell-runner.ts";
import type { ShellSession } from "./shell-state.ts";

/**
 * Takes lines and runs what they say, until \q or the end of input.
 * @throws ReportedFailure at the end, where the input was no terminal and something failed.
 */
export async function runShell(connection: Connection, surroundings: Surroundings): Promise<void> {
	const { terminal } = surroundings;
	await (terminal ? talk(connection, surroundings, terminal) : readScript(connection, surroundings));
}

async function talk(connection: Connection, surroundings: Surroundings, terminal: Terminal): Promise<void> {
	const { environment } = surroundings;
	const history = openHistory(environment);
	const interrupt = (): void => {
		if (!runner.interrupt()) {
			session.buffer = "";
			reader.drop();
		}
	};
	const reader: LineReader = openLineReader(terminal, {
		history: history.entries,
		colour: wantsColours(environment) ? highlightSql : undefined,
		onInterrupt: interrupt,
		complete: createCompleter({
			connection,
			before: () => session.buffer,
			commands: shellCommands.flatMap(({ names }) => names),
			listArguments: (name) => shellCommands.find(({ names }) => names.includes(name))?.completes,
		}),
	});
	const runner = createShellRunner(connection, surroundings, { terminal: terminal.output, reader });
	const session = createShellSession(connection, surroundings, runner, (entry) => {
		reader.remember(entry);
		history.add(entry);
	});
	surroundings.takeInterrupts(interrupt);
	try {
		await surroundings.output.write("\\? lists the commands, \\q leaves. A statement ends with ;\n");
		while (!session.isOver) {
			const line = await reader.read(makePrompt(connection, session.buffer));
			if (line === undefined) break;
			if (line !== null) await session.take(line);
		}
		await closeOutput(runner.settings, surroundings);
	} finally {
		surroundings.takeInterrupts(undefined);
		reader.close();
	}
}

async function readScript(connection: Connection, surroundings: Surroundings): Promise<void> {
	const runner = createShellRunner(connection, surroundings, undefined);
	const session = createShellSession(connection, surroundings, runner, () => undefined);
	const lines = createInterface({ input: surroundings.openInput(), crlfDelay: Number.POSITIVE_INFINITY });
	for await (const line of lines) {
		await session.take(line);
		if (session.isOver || surroundings.signal.aborted) break;
	}
	lines.close();
	if (!session.isOver && session.buffer !== "") await session.run(session.buffer);
	await closeOutput(runner.settings, surroundings);
	if (surroundings.signal.aborted) throw createError("cancelled", {});
	if (runner.failures[0]) throw new ReportedFailure(runner.failures[0]);
}

interface TypedSession extends ShellSession {
	/** Takes a line: a command of the shell, or a part of a statement. */
	take(line: string): Promise<void>;
}

function createShellSession(
	connection: Connection,
	surroundings: Surroundings,
	runner: ShellRunner,
	remember: (entry: string) => void,
): TypedSession {
	const files = { depth: 0, isTooDeep: false };
	const session: TypedSession = {
		connection,
		settings: runner.settings,
		surroundings,
		buffer: "",
		lastSql: "",
		isOver: false,
		async run(text) {
			const { statements, rest } = cutTypedText(text);
			for (const sql of rest === "" ? statements : [...statements, rest]) {
				session.lastSql = sql;
				if (!(await runner.run(sql))) return false;
			}
			return true;
		},
		async readLines(text) {
			if (files.depth === mostFiles) {
				files.isTooDeep = true;
				const problem = `files read each other more than ${String(mostFiles)} deep`;
				throw createError("command_line", {
					problem,
					advice: "Take out the \\i by which a file comes back to itself.",
				});
			}
			files.depth++;
			try {
				for (const line of text.split(/\r\n|\r|\n/)) {
					await session.take(line);
					if (session.isOver || runner.isInterrupted() || files.isTooDeep) return;
				}
			} finally {
				files.depth--;
				if (files.depth === 0) files.isTooDeep = false;
			}
		},
		show: (print) => runner.page(print),
		openProgram: (command) => runner.openProgram(command),
		wait: (ms) => runner.wait(ms),
		async take(line) {
			runner.begin();
			if (isCommand(line, session.buffer)) {
				remember(line);
				await runner.guard(() => runShellCommand(session, nameCommand(line)));
				return;
			}
			if (session.buffer === "" && line.trim() === "") return;
			const text = session.buffer === "" ? line : `${session.buffer}\n${line}`;
			const { statements, rest } = cutTypedText(text);
			session.buffer = statements.length === 0 ? text : rest;
			if (statements.length === 0) return;
			remember(text.slice(0, text.length - rest.length).trimEnd());
			for (const sql of statements) {
				session.lastSql = sql;
				if (!(await runner.run(sql))) return;
			}
			// As in `SELECT 1; \x`.
			if (!isCommand(rest, "")) return;
			session.buffer = "";
			await runner.guard(() => runShellCommand(session, nameCommand(rest)));
		},
	};
	return session;
}

// Within a string or a comment a line is what it is.
function isCommand(line: string, buffer: string): boolean {
	if (buffer === "") return /^\s*(?:[\\.][a-z?]|(?:quit|exit|help)\s*;?\s*$)/i.test(line);
	const { open } = cutTypedText(buffer);
	return /^\s*\\[a-z?]/i.test(line) && (open === undefined || open === "parenthesis");
}

// As psql takes them.
function nameCommand(line: string): string {
	return line.replace(/^\s*(?:quit|exit)\b.*/i, "\\q").replace(/^\s*help\b.*/i, "\\?");
}

const openSigns = { string: "'", name: '"', comment: "*", parenthesis: "(" } as const;

function makePrompt({ options }: Connection, buffer: string): string {
	const name = options.DSN ?? options.Profile.replace(/^.*[\\/]|\.apip$/g, "").toLowerCase();
	if (buffer === "") return `${name}=> `;
	const { open } = cutTypedText(buffer);
	return `${name}${open === undefined ? "-" : openSigns[open]}> `;
}

// A file that reads itself would never end.
const mostFiles = 20;
