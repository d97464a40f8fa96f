import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import type Database from "better-sqlite3";
import type { CompiledQuery } from "kysely";
import { createError, type ProviderError, type StoredValue } from "../base/index.ts";
import { describeLooseAccess } from "./file-access.ts";
import { makeFolder } from "./folder.ts";
import { type ConnectionFunctions, openConnection } from "./sqlite-connection.ts";
import { isDamage } from "./sqlite-error.ts";
import { bindValue } from "./sqlite-value.ts";
import type { StorageSchema } from "./storage.ts";

/** "icsq" in ASCII: tells our files from other programs' databases (https://www.sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x69637371;

/** The location that means: no file. */
export const inMemory = ":memory:";

/** What a file is opened with. */
export interface FileOptions {
	readonly functions: ConnectionFunctions;
	readonly schema: StorageSchema;
	/** Told, in one sentence, when a file was set aside. */
	readonly warn: (message: string) => void;
}

/**
 * Opens the file for writing and sees to it that it has the schema; one of ours that is damaged or of an unknown version is set aside
 * first. A file that is not ours is neither moved nor changed.
 * @throws SqliteError, or cache_disk when the place cannot be written or the file is not ours
 */
export function openFile(path: string, options: FileOptions): Database.Database {
	if (path !== inMemory) claimPlace(path, options.warn);
	let reason = tryPrepare(path, options);
	// A second round is the rule after setting a file aside; a third is for two processes that do so at once.
	for (let round = 1; typeof reason === "string" && round < 3; round++) {
		setAside(path, reason, options.warn);
		reason = tryPrepare(path, options);
	}
	if (typeof reason !== "string") return reason;
	throw createError("cache_disk", {
		path,
		problem: `is ${reason}, again and again`,
		advice: "Set CacheLocation to another file.",
	});
}

/**
 * Leaves a note beside a file that proved damaged while in use, so that the next opening sets it aside. Where that cannot be done, the
 * damage is found again.
 */
export function markDamage(path: string): void {
	if (path === inMemory) return;
	try {
		closeSync(openSync(damageMark(path), "a", 0o600));
	} catch {
		// The error to report is the one that showed the damage.
	}
}

function damageMark(path: string): string {
	return `${path}.is-damaged`;
}

function claimPlace(path: string, warn: (message: string) => void): void {
	// A pipe or a device would be waited for, or filled.
	const found = findEntry(path);
	if (found && !found.isFile())
		throw createForeignError(path, found.isDirectory() ? "is a folder" : "is no regular file");
	createPrivateFile(path);
	if (existsSync(damageMark(path))) setAside(path, "damaged", warn);
	else refuseForeign(path);
	const loose = describeLooseAccess("cache file", path);
	if (loose !== undefined) warn(loose);
}

function findEntry(path: string): Stats | undefined {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch (cause) {
		throw createFileError(path, "cannot be opened", cause);
	}
}

function createPrivateFile(path: string): void {
	try {
		makeFolder(dirname(path));
		closeSync(openSync(path, "a", 0o600));
	} catch (cause) {
		throw createFileError(path, "cannot be opened for writing", cause);
	}
}

const pageBytes = 8192;

/** What every SQLite file begins with, and where it has its application id (https://www.sqlite.org/fileformat.html#the_database_header). */
const sqliteMagic = "SQLite format 3\0";
const headerLength = 100;
const applicationIdOffset = 68;

// An empty file is taken: nothing is lost with it, and another process may just be about to fill it.
function refuseForeign(path: string): void {
	const untilMs = performance.now() + patienceMs;
	for (let header = readHeader(path); header.length > 0; header = readHeader(path)) {
		if (header.length < headerLength || header.toString("latin1", 0, sqliteMagic.length) !== sqliteMagic)
			throw createForeignError(path, "is no cache file: it holds something else");
		const owner = header.readUInt32BE(applicationIdOffset);
		if (owner === applicationId) return;
		// It may be one of ours that another process is beginning: the id is written last.
		if (owner !== 0 || performance.now() > untilMs) throw createForeignError(path, "is a database of another program");
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
	}
}

const patienceMs = 500;

function readHeader(path: string): Buffer {
	const header = Buffer.alloc(headerLength);
	let file: number | undefined;
	try {
		file = openSync(path, "r");
		return header.subarray(0, readSync(file, header, 0, headerLength, 0));
	} catch (cause) {
		throw createFileError(path, "cannot be read", cause);
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

function createFileError(path: string, problem: string, cause: unknown): ProviderError {
	const reason = cause instanceof Error ? cause.message : "unknown reason";
	const advice = "Set CacheLocation to a file that can be written, or to :memory:.";
	return createError("cache_disk", { path, problem: `${problem} (${reason})`, advice }, { cause });
}

const incremental = 2;

// Gives the connection, or why the file must be set aside.
function tryPrepare(path: string, options: FileOptions): Database.Database | "damaged" | "of another version" {
	let connection: Database.Database | undefined;
	try {
		connection = openConnection(path, options.functions, false);
		// Heeded only while the file is empty; lets dropped tables give their space back (https://www.sqlite.org/pragma.html#pragma_auto_vacuum).
		// Asked for again, it is written again.
		if (Number(connection.pragma("auto_vacuum", { simple: true })) !== incremental)
			connection.pragma(`auto_vacuum = ${incremental}`);
		// Rows of a kilobyte and more are written with a sixth less of the processor than in the usual 4096.
		connection.pragma(`page_size = ${pageBytes}`);
		const isReady = prepareSchema(connection, path, options.schema);
		if (isReady) {
			connection.pragma("journal_mode = WAL");
			return connection;
		}
		connection.close();
		return "of another version";
	} catch (error) {
		closeQuietly(connection);
		if (isDamage(error)) return "damaged";
		throw error;
	}
}

// What failed before is the error to report.
function closeQuietly(connection: Database.Database | undefined): void {
	try {
		connection?.close();
	} catch {
		return;
	}
}

function prepareSchema(connection: Database.Database, path: string, schema: StorageSchema): boolean {
	const prepare = () => {
		const version = Number(connection.pragma("user_version", { simple: true }));
		const owner = Number(connection.pragma("application_id", { simple: true }));
		const tableCount = Number(connection.prepare("SELECT count(*) FROM sqlite_schema").pluck().get());
		// What another program wrote may stand in its log only.
		if (owner !== applicationId && tableCount > 0) throw createForeignError(path, "is a database of another program");
		if (owner === applicationId || version !== 0) return version === schema.version;
		for (const query of schema.create) runQuery(connection, query);
		connection.pragma(`application_id = ${applicationId}`);
		connection.pragma(`user_version = ${schema.version}`);
		return true;
	};
	// The write lock, so that of several processes that find an empty file only one fills it.
	return connection.transaction(prepare).immediate();
}

function createForeignError(path: string, problem: string): ProviderError {
	const advice = "It was left as it is. Set CacheLocation to a file that is not there yet, or to an empty one.";
	return createError("cache_disk", { path, problem, advice });
}

function runQuery(connection: Database.Database, query: CompiledQuery): void {
	connection.prepare(query.sql).run(...query.parameters.map((value) => bindValue(value as StoredValue)));
}

function setAside(path: string, reason: string, warn: (message: string) => void): void {
	const target = findFreeName(`${path}.${reason.replaceAll(" ", "-")}`);
	try {
		// The log goes first: left behind, SQLite would play it into the new file.
		if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${target}-wal`);
		rmSync(`${path}-shm`, { force: true });
		if (existsSync(path)) renameSync(path, target);
		rmSync(damageMark(path), { force: true });
	} catch (cause) {
		throw createFileError(path, `is ${reason} and cannot be set aside`, cause);
	}
	createPrivateFile(path);
	warn(`The cache file ${path} is ${reason}. It was renamed to ${target}, and a new one is begun.`);
}

function findFreeName(stem: string): string {
	for (let number = 1; ; number++) {
		if (!existsSync(`${stem}-${number}`)) return `${stem}-${number}`;
	}
}
