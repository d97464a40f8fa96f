import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { describeLooseAccess, findCacheFolder, makeFolder } from "../storage/index.ts";

/** What nobody made anew for so long is of a version that is gone. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Finds where the compiled code of a program is kept: what V8 makes of its text, with the functions that one of its commands needs. Others
 * compile other functions, so each command has its own.
 * @param mark Of the program's text.
 * @param command The first argument.
 * @returns Undefined where none is to be kept: the first argument is no command, or Node.js is asked not to
 * (https://nodejs.org/api/cli.html#node_disable_compile_cache1), or to count what runs.
 */
export function findCompiled(mark: string, command: string | undefined): string | undefined {
	if (process.env["NODE_DISABLE_COMPILE_CACHE"] || process.env["NODE_V8_COVERAGE"]) return undefined;
	if (command === undefined || !/^[a-z]{1,12}$/.test(command)) return undefined;
	const { version, arch } = process;
	return join(findCacheFolder(), "intercom-sql", "code", `${command}-${mark}-${version}-${arch}.bin`);
}

/**
 * Reads compiled code.
 * @returns Undefined where there is none, or where others could have put it there: it would run as the program.
 */
export function readCompiled(path: string): Buffer | undefined {
	try {
		const isOwn = statSync(path).uid === (process.getuid?.() ?? 0);
		return isOwn && describeLooseAccess("code", path) === undefined ? readFileSync(path) : undefined;
	} catch {
		return undefined;
	}
}

/** Keeps compiled code, and removes what is old. Where that cannot be done, the next run compiles anew. */
export function keepCompiled(path: string, code: Buffer): void {
	const unfinished = `${path}.${process.pid}`;
	try {
		makeFolder(dirname(path));
		writeFileSync(unfinished, code, { mode: 0o600 });
		// Another process may read it at this moment.
		renameSync(unfinished, path);
		removeOld(dirname(path));
	} catch {
		// A disk that is full has room for its beginning only, which is removed when it is old.
	}
}

function removeOld(folder: string): void {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { force: true });
	}
}
