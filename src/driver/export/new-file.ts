import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, open, realpath, rename, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createError, ProviderError } from "../../base/index.ts";
import { type ExportPlace, isInside, refuseExport } from "./export-place.ts";
import { describeFileFault } from "./file-fault-table.ts";

/** A file that is being written; it is whole or it is not there. */
export interface NewFile {
	/** Its absolute path, without links. */
	readonly path: string;
	write(text: string): Promise<void>;
	/** Ends it. */
	keep(): Promise<void>;
	/** Takes back what was written; after keep it does nothing. */
	discard(): Promise<void>;
}

/**
 * Creates a file on disk. What replaces another file takes its place, and its mode, at the end.
 * @throws export_refused (42501): a link leads out of the folder. file_write (58030): it exists and is not to be replaced, or is no regular file;
 * its folder is missing; the disk is full.
 */
export async function createFileOnDisk(place: ExportPlace, isReplaced: boolean): Promise<NewFile> {
	const parent = await findParent(place);
	const path = join(parent, basename(place.path));
	const replaced = await findReplaced(path, isReplaced);
	const written = isReplaced ? join(parent, `.${randomUUID()}.part`) : path;
	// O_EXCL creates it or fails, and O_NOFOLLOW sees to it that no link stands in for it.
	const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
	const file: FileHandle = await attempt(path, () => open(written, flags, replaced ? 0o600 : 0o666));
	let isDone = false;
	const newFile: NewFile = {
		path,
		write: (text) => attempt(path, () => file.appendFile(text)),
		keep: () =>
			attempt(path, async () => {
				if (replaced) await file.chmod(replaced.mode & 0o777);
				await file.close();
				if (isReplaced) {
					await findReplaced(path, isReplaced);
					await rename(written, path);
				}
				isDone = true;
			}),
		async discard() {
			if (isDone) return;
			isDone = true;
			try {
				await file.close();
				if (await isSame(opened, written)) await unlink(written);
			} catch {
				// What made the statement fail says more than this.
			}
		},
	};
	const opened = await attempt(path, () => file.stat());
	try {
		// A folder that was changed into a link since it was looked at would have led elsewhere.
		const isThere = (await findParent(place)) === parent && (await isSame(opened, written));
		if (!isThere) throw refuseExport(place.written, "its folder was changed into another one meanwhile");
		return newFile;
	} catch (error) {
		await newFile.discard();
		throw error;
	}
}

async function findParent({ written, folder, path }: ExportPlace): Promise<string> {
	const root = await attempt(folder, () => realpath(folder));
	const parent = await attempt(path, () => realpath(dirname(path)));
	if (!isInside(parent, root)) throw refuseExport(written, "a link leads out of its folder");
	return parent;
}

/** What is to be replaced; undefined where there is nothing. */
async function findReplaced(path: string, isReplaced: boolean): Promise<Stats | undefined> {
	const found = await attempt(path, () => lstat(path).catch(ignoreMissing));
	if (!found) return undefined;
	if (!found.isFile()) throw explain(path, found.isDirectory() ? "EISDIR" : "", nameKind(found));
	if (!isReplaced) throw explain(path, "EEXIST");
	return found;
}

function nameKind(found: Stats): string {
	return found.isSymbolicLink()
		? "it is a link, which is not followed"
		: "it is a device, a pipe or a socket; only a regular file is replaced";
}

async function isSame(opened: Stats, path: string): Promise<boolean> {
	const found = await lstat(path).catch(ignoreMissing);
	return found?.ino === opened.ino && found.dev === opened.dev;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
	if (error.code !== "ENOENT") throw error;
}

async function attempt<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
	try {
		return await act();
	} catch (cause) {
		if (cause instanceof ProviderError) throw cause;
		const { code = "", message } = cause as NodeJS.ErrnoException;
		throw explain(path, code, message, cause);
	}
}

function explain(path: string, code: string, otherwise = "", cause?: unknown): ProviderError {
	const [problem, advice] = describeFileFault(code, otherwise);
	return createError("file_write", { path, problem, advice }, { cause });
}
