import { randomUUID } from "node:crypto";
import { type FileHandle, open, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createError } from "../base/index.ts";
import { makeFolder } from "../storage/index.ts";
import type { Output } from "./surroundings.ts";

/** A file that takes what else goes to standard output. */
export interface OutputFile extends Output {
	/** Ends it; until then a file of the name that was there before is untouched. */
	keep(): Promise<void>;
	/** Takes back what was written; after keep it does nothing. */
	discard(): Promise<void>;
}

/**
 * Opens a file to be written, or replaced. What is no regular file, such as a pipe or a device, is written at once.
 * @throws output_failed (58030)
 */
export async function openOutputFile(path: string): Promise<OutputFile> {
	return attempt(path, async () => {
		const found = await stat(path).catch(ignoreMissing);
		if (found && !found.isFile()) return wrapFile(path, await open(path, "w"), undefined);
		const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
		const file = await open(unfinished, "wx", found ? found.mode & 0o777 : 0o666);
		return wrapFile(path, file, unfinished);
	});
}

/**
 * Makes a folder for files, where there is none.
 * @throws output_failed (58030)
 */
export async function makeOutputFolder(path: string): Promise<void> {
	await attempt(path, () => Promise.resolve().then(() => makeFolder(path, 0o777)));
}

function wrapFile(path: string, file: FileHandle, unfinished: string | undefined): OutputFile {
	let isDone = false;
	return {
		isTerminal: false,
		width: undefined,
		write: (text) => attempt(path, () => file.appendFile(text)),
		keep: () =>
			attempt(path, async () => {
				await file.close();
				if (unfinished !== undefined) await rename(unfinished, path);
				isDone = true;
			}),
		async discard() {
			if (isDone) return;
			isDone = true;
			await file.close().catch(() => undefined);
			// What made the statement fail says more than a file that cannot be removed.
			if (unfinished !== undefined) await unlink(unfinished).catch(() => undefined);
		},
	};
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
	if (error.code !== "ENOENT") throw error;
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: "its folder does not exist",
	ENOTDIR: "its folder is a file",
	EEXIST: "it is a file",
	EISDIR: "it is a folder",
	EACCES: "the system does not permit it",
	EPERM: "the system does not permit it",
	EROFS: "the disk cannot be written",
	ENOSPC: "the disk is full",
	EDQUOT: "the disk is full",
	EPIPE: "nobody reads it any more",
};

async function attempt<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
	try {
		return await act();
	} catch (cause) {
		const { code = "", message } = cause as NodeJS.ErrnoException;
		throw createError("output_failed", { reason: `${path}: ${reasons[code] ?? message}` }, { cause });
	}
}
