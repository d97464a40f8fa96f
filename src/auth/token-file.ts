import { createHash } from "node:crypto";
import {
	closeSync,
	fsyncSync,
	openSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { createError, ProviderError } from "../base/index.ts";
import { makeFolder } from "../storage/index.ts";
import { type LockPatience, withLockFile } from "./lock-file.ts";
import { parseTokenFile, printTokenFile, type TokenTable } from "./token-file-text.ts";
import { printTokenKey, type StorePorts, type TokenKey, type TokenStore } from "./token-store.ts";

// A person in the browser has OAuthTimeout=300 s, and the request after it a minute.
const keyPatience: LockPatience = { patienceMs: 600_000 };
// The file is rewritten in no time.
const filePatience: LockPatience = { patienceMs: 30_000 };

/**
 * A store in one JSON file that only its owner can read, shared safely by several processes.
 * A file that cannot be understood, or that belongs to somebody else, is never overwritten.
 * @throws token_store from its methods
 */
export function createFileTokenStore(path: string, ports: StorePorts): TokenStore {
	// One warning is enough for one connection.
	let hasWarned = false;
	const readTable = (): TokenTable => {
		const isPrivate = checkOwner(path);
		if (!isPrivate && !hasWarned) {
			hasWarned = true;
			ports.notify(`Warning: other users may read the token store ${path}. Run: chmod 600 ${path}`);
		}
		return readTokenFile(path);
	};
	const update = (edit: (table: TokenTable) => TokenTable): Promise<void> =>
		// The token's own lock may be held for minutes by a person in the browser; this one only while the file is rewritten.
		runLocked(path, `${path}.lock`, ports, filePatience, () => {
			writeTokenFile(path, printTokenFile(edit(readTable())), ports);
			return Promise.resolve();
		});
	return {
		location: path,
		read: (key) => Promise.resolve().then(() => readTable().get(printTokenKey(key))?.token),
		write: (key, token) => update((table) => new Map(table).set(printTokenKey(key), { key, token })),
		async remove(key) {
			if (!readTable().has(printTokenKey(key))) return;
			await update((table) => {
				const rest = new Map(table);
				rest.delete(printTokenKey(key));
				return rest;
			});
		},
		withLock: (key, work, signal) => runLocked(path, `${path}.${hashKey(key)}.lock`, ports, keyPatience, work, signal),
	};
}

function hashKey(key: TokenKey): string {
	return createHash("sha256").update(printTokenKey(key)).digest("hex").slice(0, 12);
}

async function runLocked<T>(
	path: string,
	lockPath: string,
	ports: StorePorts,
	patience: LockPatience,
	work: () => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	// What the work throws is its own; only the lock's troubles are the store's.
	const settle = (): Promise<{ value: T } | { failure: unknown }> =>
		work().then(
			(value) => ({ value }),
			(failure: unknown) => ({ failure }),
		);
	let outcome: { value: T } | { failure: unknown };
	try {
		makeFolder(dirname(path));
		outcome = await withLockFile(lockPath, ports, patience, settle, signal);
	} catch (error) {
		throw describeFileError(path, error, "cannot be written");
	}
	if ("failure" in outcome) throw outcome.failure;
	return outcome.value;
}

// Whether nobody else may read it; a file that is not there is private.
function checkOwner(path: string): boolean {
	const userId = process.getuid?.();
	const stat = statFile(path);
	if (userId === undefined || !stat) return true;
	if (stat.uid === userId) return (stat.mode & 0o077) === 0;
	throw createError("token_store", {
		path,
		problem: "belongs to another user",
		advice: "Nothing was read or overwritten. Set OAuthSettingsLocation to a file of your own.",
	});
}

function statFile(path: string): Stats | undefined {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch (error) {
		throw describeFileError(path, error, "cannot be read");
	}
}

function readTokenFile(path: string): TokenTable {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch (error) {
		if (readCode(error) === "ENOENT") return new Map();
		throw describeFileError(path, error, "cannot be read");
	}
	const table = parseTokenFile(text);
	if (typeof table !== "string") return table;
	throw createError("token_store", {
		path,
		problem: table,
		advice:
			"Nothing was overwritten. Move the file away and authorize again, or set OAuthSettingsLocation to another path.",
	});
}

function writeTokenFile(path: string, text: string, ports: StorePorts): void {
	const target = resolveLink(path);
	const draft = `${target}.${Buffer.from(ports.random(9)).toString("hex")}.tmp`;
	try {
		const file = openSync(draft, "wx", 0o600);
		try {
			writeSync(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(draft, target);
	} catch (error) {
		throw describeFileError(path, error, "cannot be written");
	} finally {
		rmSync(draft, { force: true });
	}
}

// A store that is a link keeps being one: the file behind it is replaced.
function resolveLink(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

function describeFileError(path: string, error: unknown, problem: string): unknown {
	if (error instanceof ProviderError) return error;
	// SQLite's module that is missing has no code, only words.
	const code = readCode(error) ?? (error instanceof Error ? error.message.split("\n")[0] : String(error));
	return createError(
		"token_store",
		{
			path,
			problem: `${problem} (${code})`,
			advice:
				"Give this user read and write access to the file and its folder, or set OAuthSettingsLocation to another path.",
		},
		{ cause: error },
	);
}

function readCode(error: unknown): string | undefined {
	return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
