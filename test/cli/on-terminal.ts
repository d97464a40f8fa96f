/** Runs the command line on a terminal, in which somebody types. */
import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export type Step =
	| readonly ["wait", string]
	| readonly ["send", string]
	| readonly ["signal", string]
	| readonly ["resize", readonly [number, number]];

export interface TerminalRun {
	/** All that the terminal was sent. */
	readonly output: string;
	readonly status: number;
	/** What was waited for and never came. */
	readonly missing: string | null;
}

interface TerminalSettings {
	readonly size?: [number, number];
	readonly environment?: Record<string, string>;
	/** What is run; by default the command line from its sources. */
	readonly program?: readonly string[];
}

const fromSources = [process.execPath, "--import", "tsx", "src/cli/main.ts"];

/** A terminal is made by Python. */
export const hasTerminal = spawnSync("python3", ["-c", "import pty"]).status === 0;

const root = fileURLToPath(new URL("../..", import.meta.url));

export async function runOnTerminal(
	args: readonly string[],
	steps: readonly Step[],
	{ size = [100, 30], environment = {}, program = fromSources }: TerminalSettings = {},
): Promise<TerminalRun> {
	const command = [...program, ...args];
	const plan = {
		size,
		steps,
		command,
		environment: { TERM: "xterm", CI: "", NO_COLOR: "", ...environment },
		seconds: 60,
	};
	const { INTERCOM_SQL_CONNECTION: _, ...inherited } = process.env;
	const script = fileURLToPath(new URL("on-terminal.py", import.meta.url));
	const options = { cwd: root, env: inherited, maxBuffer: 10_000_000 };
	const { stdout } = await promisify(execFile)("python3", [script, JSON.stringify(plan)], options);
	return JSON.parse(stdout) as TerminalRun;
}

/** What a person reads: without the commands to the terminal. */
export function readShown(output: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
	return output.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[=>]/g, "").replaceAll("\r\n", "\n");
}
