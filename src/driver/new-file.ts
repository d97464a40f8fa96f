import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { resolve } from "node:path";
import { createError } from "../base/index.ts";

/** A file that is being written; it is whole or it is not there. */
export interface NewFile {
	/** Its absolute path. */
	readonly path: string;
	write(text: string): Promise<void>;
	/** Ends it. */
	keep(): Promise<void>;
	/** Takes back what was written; after keep it does nothing. */
	discard(): Promise<void>;
}

/** Creates a file, or replaces one where that is wanted. */
export type FileCreator = (path: string, isReplaced: boolean) => Promise<NewFile>;

/**
 * Creates a file on disk, relative to the working directory. What replaces another file takes its place at the end.
 * @throws file_write (58030): it exists and is not to be replaced, its folder is missing, the disk is full.
 */
export const createFileOnDisk: FileCreator = async (written, isReplaced) => {
	const path = resolve(written);
	const place = isReplaced ? `${path}.${String(process.pid)}.part` : path;
	let file: FileHandle | undefined = await attempt(path, () => open(place, "wx"));
	const close = async (): Promise<void> => {
		const handle = file;
		file = undefined;
		await handle?.close();
	};
	return {
		path,
		write: (text) => attempt(path, async () => void (await file?.appendFile(text))),
		keep: () =>
			attempt(path, async () => {
				await close();
				if (isReplaced) await rename(place, path);
			}),
		async discard() {
			if (!file) return;
			await close();
			await unlink(place);
		},
	};
};

const explanations: Readonly<Record<string, readonly [problem: string, advice: string]>> = {
	EEXIST: ["it exists already", "Remove it, name another file, or add ;overwrite=true after the path."],
	ENOENT: ["its folder does not exist", "Create the folder first."],
	ENOTDIR: ["its folder is a file", "Name another folder."],
	EISDIR: ["it is a folder", "Name a file."],
	EACCES: ["the system does not permit it", "Name a file that you may write."],
	EPERM: ["the system does not permit it", "Name a file that you may write."],
	EROFS: ["the disk cannot be written", "Name a file on another disk."],
	ENOSPC: ["the disk is full", "Make room, or name a file on another disk."],
};

async function attempt<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
	try {
		return await act();
	} catch (cause) {
		const { code = "", message } = cause as NodeJS.ErrnoException;
		const [problem, advice] = explanations[code] ?? [message, "Name another file."];
		throw createError("file_write", { path, problem, advice }, { cause });
	}
}
