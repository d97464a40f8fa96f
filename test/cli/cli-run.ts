/** Runs the command line inside the test, with everything around it made up, or as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { constants, tmpdir } from "node:os";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type Clock, createError, systemClock } from "../../src/base/index.ts";
import { runCommandLine } from "../../src/cli/index.ts";

export interface CliResult {
	readonly status: number | null;
	readonly output: string;
	readonly messages: string;
}

interface Around {
	readonly environment?: Record<string, string>;
	readonly input?: string;
	/** The current folder. */
	readonly folder?: string;
	/** Columns of a terminal; a pipe without. */
	readonly width?: number;
	/** The run is interrupted before it begins to write. */
	readonly isInterrupted?: boolean;
	/** Interrupts it as Ctrl-C does when it aborts. */
	readonly interruption?: AbortSignal;
	/** The clock of what is shown; the connection has its own. */
	readonly clock?: Clock;
}

export async function runInside(args: readonly string[], around: Around = {}): Promise<CliResult> {
	const written = { output: "", messages: "" };
	const collect = (to: keyof typeof written) => ({
		isTerminal: around.width !== undefined,
		width: around.width,
		write: (text: string) => {
			written[to] += text;
			return Promise.resolve();
		},
	});
	const { isInterrupted, interruption: given = new AbortController().signal } = around;
	const interruption = isInterrupted ? AbortSignal.abort(createError("cancelled", {})) : given;
	const status = await runCommandLine(args, {
		// What the person at this machine has set is not to be found.
		environment: { HOME: "/nonexistent", ...around.environment },
		workingFolder: around.folder ?? tmpdir(),
		terminal: undefined,
		programCall: "intercom-sql",
		openInput: () => Readable.from([Buffer.from(around.input ?? "")]),
		output: collect("output"),
		messages: collect("messages"),
		clock: around.clock ?? systemClock,
		signal: interruption,
		interruptedBy: () => (interruption.aborted ? "SIGTERM" : undefined),
		takeInterrupts: () => undefined,
		noteDeafThread: () => undefined,
	});
	return { status, ...written };
}

export interface CliProcess {
	readonly child: ChildProcess;
	/** Resolves when what it has written on standard output contains the text. */
	waitForOutput(text: string): Promise<string>;
	readonly end: Promise<CliResult>;
}

export function startProcess(args: readonly string[], environment: Record<string, string> = {}): CliProcess {
	const root = fileURLToPath(new URL("../..", import.meta.url));
	const { INTERCOM_SQL_CONNECTION: _, ...inherited } = process.env;
	const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
		cwd: root,
		env: { ...inherited, ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	let messages = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		output += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		messages += text;
	});
	const end = new Promise<CliResult>((resolve) => {
		child.once("close", (status, signal) => {
			// As shells tell it.
			resolve({ status: status ?? 128 + (signal ? constants.signals[signal] : 0), output, messages });
		});
	});
	return {
		child,
		end,
		waitForOutput: (text) =>
			new Promise((resolve, reject) => {
				const check = (): void => {
					if (output.includes(text)) resolve(output);
				};
				child.stdout.on("data", check);
				child.once("close", () => {
					reject(new Error(`it ended without "${text}": ${output}${messages}`));
				});
				check();
			}),
	};
}
