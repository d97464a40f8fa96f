import { type BigIntStats, rmSync, statSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { createError, throwIfAborted } from "../base/index.ts";
import type { StorePorts } from "./token-store.ts";

/** After this long a person who waits is told why: others refresh in less, and who takes longer is in the browser. */
const noticeMs = 3_000;
const pollMs = 40;
const latePollMs = 1_000;

/** How long a lock is waited for, in milliseconds. */
export interface LockPatience {
	readonly patienceMs: number;
}

/**
 * Runs the work while this process holds the lock, and waits for it as long as another holds it: the lock is SQLite's on an
 * empty file, so that the system itself frees it when its holder ends, however that ends. A holder that is only paused keeps
 * it: to go on beside it could spend one refresh token twice.
 * @throws token_store when the lock was not free in time; the signal's reason, cancelled, and the errors of SQLite
 */
export async function withLockFile<T>(
	path: string,
	ports: StorePorts,
	{ patienceMs }: LockPatience,
	work: () => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	let waitedMs = 0;
	let release = tryAcquire(path);
	while (!release) {
		throwIfAborted(signal);
		if (waitedMs >= patienceMs) throw createBusyError(path, patienceMs);
		if (waitedMs === noticeMs) ports.notify(`Waiting for another program that is obtaining the token (${path}).`);
		const pauseMs = waitedMs < noticeMs ? pollMs : latePollMs;
		await ports.clock.sleep(pauseMs, signal);
		waitedMs += pauseMs;
		release = tryAcquire(path);
	}
	try {
		return await work();
	} finally {
		release();
	}
}

// Beyond its creation nothing here may open the file but SQLite: a process that closes any descriptor of a file loses its
// locks on it (fcntl).
function tryAcquire(path: string): (() => void) | undefined {
	createEmpty(path);
	const before = look(path);
	let database: Database.Database | undefined;
	try {
		database = new Database(path, { timeout: 0, fileMustExist: true });
		// Nothing is written, and so there is nothing to keep a journal of beside the file.
		database.pragma("journal_mode = MEMORY");
		database.exec("BEGIN IMMEDIATE");
		const locked = database;
		// Its last holder may have removed the file meanwhile: then this lock is one that nobody else sees.
		if (isSame(before, look(path))) return () => free(path, locked);
	} catch (error) {
		// What fails because the file went in between is tried again.
		if (!isBusy(error) && isSame(before, look(path))) {
			database?.close();
			throw error;
		}
	}
	database?.close();
	return undefined;
}

function createEmpty(path: string): void {
	try {
		writeFileSync(path, "", { flag: "wx", mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
	}
}

// Removed before it is free, so that whoever waits never locks what the next one removes.
function free(path: string, database: Database.Database): void {
	try {
		rmSync(path, { force: true });
	} catch {
		// Windows keeps files that are open; an empty one more does no harm.
	}
	database.close();
}

function look(path: string): BigIntStats | undefined {
	return statSync(path, { throwIfNoEntry: false, bigint: true });
}

// The number of a removed file is soon given to another, so its birth counts too.
function isSame(one: BigIntStats | undefined, other: BigIntStats | undefined): boolean {
	const isKnown = one !== undefined && other !== undefined;
	return isKnown && one.ino === other.ino && one.dev === other.dev && one.birthtimeNs === other.birthtimeNs;
}

function isBusy(error: unknown): boolean {
	return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function createBusyError(path: string, patienceMs: number): Error {
	return createError("token_store", {
		path,
		problem: `has been locked for ${Math.round(patienceMs / 1000)} s by another program`,
		advice:
			"It is obtaining the token, or was paused meanwhile. Let it go on or end it, then try again; nothing has to be removed.",
	});
}
