import { basename, relative } from "node:path";
import process from "node:process";
import { isatty } from "node:tty";
import { createError, systemClock } from "../base/index.ts";
import { runCommandLine } from "./command-line.ts";
import { createOutput } from "./output.ts";
import { endAtOnce } from "./process-end.ts";
import { type InterruptSignal, interruptStatuses } from "./surroundings.ts";

// Where the system allows it, this takes the arguments, which may hold a token, out of the list of processes.
if (process.platform !== "win32") process.title = "intercom-sql";

const seen: { hasDeafThread: boolean; taker: (() => void) | undefined } = { hasDeafThread: false, taker: undefined };
const interruption = new AbortController();
let interruptedBy: InterruptSignal | undefined;
for (const name of Object.keys(interruptStatuses) as InterruptSignal[]) {
	process.on(name, () => {
		if (name === "SIGINT" && seen.taker) {
			seen.taker();
			return;
		}
		// Whoever asks twice does not want to wait for the tidying up, nor for threads.
		if (interruptedBy) raise(name);
		interruptedBy = name;
		interruption.abort(createError("cancelled", {}));
	});
}

const findInterrupt = () => interruptedBy;
// A script, as which this is built, cannot wait at its top.
void run();

async function run(): Promise<void> {
	const status = await runCommandLine(process.argv.slice(2), {
		environment: process.env,
		workingFolder: process.cwd(),
		programCall: describeCall(),
		openInput: () => process.stdin,
		get terminal() {
			// Opened only when it is asked for: an open input keeps the process alive.
			return isatty(0) && process.stdout.isTTY ? { input: process.stdin, output: process.stdout } : undefined;
		},
		output: createOutput(process.stdout),
		messages: createOutput(process.stderr),
		clock: systemClock,
		signal: interruption.signal,
		interruptedBy: findInterrupt,
		takeInterrupts: (taker) => {
			seen.taker = taker;
		},
		noteDeafThread: () => {
			seen.hasDeafThread = true;
		},
	});
	// All that was written has been taken by then.
	if (seen.hasDeafThread) {
		const interrupt = findInterrupt();
		if (interrupt) raise(interrupt);
		else endAtOnce(status);
	}
	process.exitCode = status;
}

// The system ends the process with that, whatever its threads do; shells see the same status as of an exit with 128 and the number.
function raise(name: InterruptSignal): void {
	process.removeAllListeners(name);
	process.kill(process.pid, name);
}

function describeCall(): string {
	const path = process.argv[1] ?? "";
	if (basename(path) === "intercom-sql")
		return process.env["npm_command"] === "exec" ? "npx intercom-sql" : "intercom-sql";
	return ["node", ...process.execArgv, relative(process.cwd(), path)].join(" ");
}
