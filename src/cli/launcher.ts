#!/usr/bin/env node
// What is installed as the command: it starts the program as it was compiled by an earlier run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { findCompiled, keepCompiled, readCompiled } from "./compiled-code.ts";

/** A mark of the program's text, which the build puts here. */
declare const programMark: string;

const url = new URL("program.cjs", import.meta.url);
const filename = fileURLToPath(url);
// Called alone, it is the shell.
const place = findCompiled(programMark, process.argv[2] ?? "shell");
const cachedData = place === undefined ? undefined : readCompiled(place);
const script = new Script(readFileSync(filename, "latin1"), {
	filename,
	cachedData,
});
if (place !== undefined && script.cachedDataRejected !== false) {
	// By then all that such a command needs is compiled.
	process.once("exit", (status) => {
		if (status === 0) keepCompiled(place, script.createCachedData());
	});
}
const start = script.runInThisContext() as (...surroundings: readonly unknown[]) => void;
start(
	createRequire(filename),
	url.href,
	(name: string) => import.meta.resolve(name),
	(name: string) => import(name) as Promise<unknown>,
);
