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
	return readArgument(file ?? argument, openInput, signal);
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
	return argument === "-" ? readAll(openInput(), signal) : argument.replace(/^\uFEFF/, "");
}

async function readAll(input: Readable, signal: AbortSignal): Promise<string> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of addAbortSignal(signal, input)) chunks.push(Buffer.from(chunk as Uint8Array));
	} catch (cause) {
		if (signal.aborted) throw createError("cancelled", {}, { cause });
		throw createUnreadableError("standard input", cause);
	}
	return decodeText(Buffer.concat(chunks), "standard input");
}

/**
 * Reads a file that the command line names, without the mark that editors on Windows put before the first character.
 * @throws command_line (22023) when it cannot be read, or is not UTF-8
 */
export async function readTextFile(path: string): Promise<string> {
	const place = `the file ${path}`;
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw createUnreadableError(place, cause);
	});
	return decodeText(bytes, place);
}

// What no decoder knows would be a replacement character in a statement that writes it.
function decodeText(bytes: Buffer, place: string): string {
	if (isWide(bytes)) {
		throw createError("command_line", {
			problem: `cannot read ${place}: it is UTF-16`,
			advice: "Save it as UTF-8: iconv -f UTF-16 -t UTF-8, or in PowerShell Out-File -Encoding utf8 instead of >.",
		});
	}
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (cause) {
		const problem = `cannot read ${place}: line ${findOddLine(bytes)} is not UTF-8`;
		const advice = "Save it as UTF-8; a file of an older Windows program: iconv -f WINDOWS-1252 -t UTF-8.";
		throw createError("command_line", { problem, advice }, { cause });
	}
}

// Of UTF-16, Windows writes the mark FF FE first; without it, one of the first two bytes of a statement is 0.
function isWide(bytes: Buffer): boolean {
	const [first, second] = bytes;
	if (first === undefined || second === undefined) return false;
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0) !== (second === 0);
}

// No byte of a longer character is that of an end of line, so that each line is decoded on its own.
function findOddLine(bytes: Buffer): number {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let line = 1;
	for (let start = 0; ; line++) {
		const end = bytes.indexOf(0x0a, start);
		try {
			decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
		} catch {
			return line;
		}
		if (end < 0) return line;
		start = end + 1;
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
