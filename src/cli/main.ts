#!/usr/bin/env node
import { basename, relative } from "node:path";
import process from "node:process";
import { createError, systemClock } from "../base/index.ts";
import { runCommandLine } from "./command-line.ts";
import { createOutput } from "./output.ts";
import { type InterruptSignal, interruptStatuses } from "./surroundings.ts";

// Where the system allows it, this takes the arguments, which may hold a token, out of the list of processes.
if (process.platform !== "win32") process.title = "intercom-sql";

const interruption = new AbortController();
let interruptedBy: InterruptSignal | undefined;
for (const name of Object.keys(interruptStatuses) as InterruptSignal[]) {
	process.on(name, () => {
		// Whoever asks twice does not want to wait for the tidying up.
		if (interruptedBy) process.exit(interruptStatuses[name]);
		interruptedBy = name;
		interruption.abort(createError("cancelled", {}));
	});
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
	environment: process.env,
	programCall: describeCall(),
	openInput: () => process.stdin,
	output: createOutput(process.stdout),
	messages: createOutput(process.stderr),
	clock: systemClock,
	signal: interruption.signal,
	interruptedBy: () => interruptedBy,
});

function describeCall(): string {
	const path = process.argv[1] ?? "";
	if (basename(path) === "intercom-sql")
		return process.env["npm_command"] === "exec" ? "npx intercom-sql" : "intercom-sql";
	return ["node", ...process.execArgv, relative(process.cwd(), path)].join(" ");
}
