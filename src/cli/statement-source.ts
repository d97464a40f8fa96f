import { readFile } from "node:fs/promises";
import { addAbortSignal, type Readable } from "node:stream";
import { createError } from "../base/index.ts";

/** Where statements may stand: in an argument, or in a file; `-` is standard input in both. */
export interface StatementSource {
	readonly argument: string | undefined;
	readonly file: string | undefined;
	readonly openInput: () => Readable;
	readonly signal: AbortSignal;
}

/**
 * Reads the statement from the one place that was named.
 * @throws command_line (22023) when there is none or more than one, or the file cannot be read; cancelled.
 */
export async function readStatement({ argument, file, openInput, signal }: StatementSource): Promise<string> {
	if (argument !== undefined && file !== undefined) {
		throw createError("command_line", {
			problem: "the statement is given twice, as an argument and with --file",
			advice: "Keep one of them.",
		});
	}
	if (file !== undefined && file !== "-") return readTextFile(file);
	return dropMark(await readArgument(file ?? argument, openInput, signal));
}

// Editors on Windows put a mark before the first character.
function dropMark(text: string): string {
	return text.replace(/^\uFEFF/, "");
}

async function readArgument(
	argument: string | undefined,
	openInput: () => Readable,
	signal: AbortSignal,
): Promise<string> {
	if (argument === undefined) {
		throw createError("command_line", {
			problem: "no statement is given",
			advice: 'Pass it in quotes: intercom-sql query "SELECT …". - reads standard input, -f, --file <path> a file.',
		});
	}
	return argument === "-" ? readAll(openInput(), signal) : argument;
}

async function readAll(input: Readable, signal: AbortSignal): Promise<string> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of addAbortSignal(signal, input)) chunks.push(Buffer.from(chunk as Uint8Array));
	} catch (cause) {
		if (signal.aborted) throw createError("cancelled", {}, { cause });
		throw createUnreadableError("standard input", cause);
	}
	return Buffer.concat(chunks).toString("utf8");
}

/**
 * Reads a file that the command line names.
 * @throws command_line (22023) when it cannot be read
 */
export async function readTextFile(path: string): Promise<string> {
	try {
		return dropMark(await readFile(path, "utf8"));
	} catch (cause) {
		throw createUnreadableError(`the file ${path}`, cause);
	}
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: "it does not exist",
	EISDIR: "it is a folder",
	EACCES: "this user may not read it",
};

function createUnreadableError(place: string, cause: unknown): Error {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	return createError(
		"command_line",
		{
			problem: `cannot read ${place}: ${reasons[code] ?? (code || "reading failed")}`,
			advice: "Check the path, or pass what it holds in quotes.",
		},
		{ cause },
	);
}
