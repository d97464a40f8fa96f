import { linkSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { createAbortError } from "../base/index.ts";
import type { StorePorts } from "./token-store.ts";

/** A holder that has not shown itself for this long is taken for dead. */
const expiryMs = 30_000;
const heartbeatMs = 5_000;
const pollMs = 40;
/** After this long a person who waits is told why. */
const noticeMs = 3_000;

/**
 * Runs the work while this process holds the lock file, and waits for it as long as another holder lives.
 * A holder that died is noticed at once on the same machine, and after 30 s elsewhere.
 * @throws cancelled, and the file system's errors where the folder cannot be written
 */
export async function withLockFile<T>(
	path: string,
	ports: StorePorts,
	work: () => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	const holder = JSON.stringify({ pid: process.pid, machine: nameMachine(), nonce: createNonce(ports) });
	for (let waitedMs = 0; !tryAcquire(path, holder, ports); waitedMs += pollMs) {
		if (signal?.aborted) throw createAbortError(signal);
		if (waitedMs === noticeMs) ports.notify(`Waiting for another program that is obtaining the token (${path}).`);
		await ports.clock.sleep(pollMs, signal);
	}
	const end = new AbortController();
	const heart = beat(path, holder, ports, end.signal);
	try {
		return await work();
	} finally {
		end.abort();
		await heart;
		if (readHolder(path) === holder) rmSync(path, { force: true });
	}
}

function createNonce(ports: StorePorts): string {
	return Buffer.from(ports.random(12)).toString("hex");
}

function tryAcquire(path: string, holder: string, ports: StorePorts): boolean {
	if (createLock(path, holder, ports)) return true;
	if (!isAbandoned(path, ports)) return false;
	// Of several that find the lock abandoned, one may remove it: whoever holds the second lock and still finds it so.
	const guard = `${path}.takeover`;
	if (!createLock(guard, holder, ports)) {
		if (isAbandoned(guard, ports)) rmSync(guard, { force: true });
		return false;
	}
	try {
		if (!isAbandoned(path, ports)) return false;
		rmSync(path, { force: true });
		return createLock(path, holder, ports);
	} finally {
		rmSync(guard, { force: true });
	}
}

// A link appears whole or not at all, so nobody ever reads half a lock.
function createLock(path: string, holder: string, ports: StorePorts): boolean {
	const draft = `${path}.${createNonce(ports)}.tmp`;
	try {
		writeFileSync(draft, holder, { flag: "wx", mode: 0o600 });
		touch(draft, ports);
		linkSync(draft, path);
		return true;
	} catch (error) {
		if (readCode(error) === "EEXIST") return false;
		// Some file systems have no links: there the exclusive creation must do.
		if (readCode(error) === "EPERM" || readCode(error) === "ENOTSUP") return createExclusively(path, holder);
		throw error;
	} finally {
		rmSync(draft, { force: true });
	}
}

function createExclusively(path: string, holder: string): boolean {
	try {
		writeFileSync(path, holder, { flag: "wx", mode: 0o600 });
		return true;
	} catch (error) {
		if (readCode(error) === "EEXIST") return false;
		throw error;
	}
}

function isAbandoned(path: string, ports: StorePorts): boolean {
	let changedAtMs: number;
	try {
		changedAtMs = statSync(path).mtimeMs;
	} catch {
		return false;
	}
	if (Math.abs(ports.clock.now() - changedAtMs) > expiryMs) return true;
	const holder = parseHolder(readHolder(path));
	return holder !== undefined && holder.machine === nameMachine() && !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return readCode(error) !== "ESRCH";
	}
}

// Containers may share a host name, but then not the numbering of processes.
function nameMachine(): string {
	try {
		return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
	} catch {
		return hostname();
	}
}

async function beat(path: string, holder: string, ports: StorePorts, end: AbortSignal): Promise<void> {
	while (!end.aborted) {
		try {
			await ports.clock.sleep(heartbeatMs, end);
			if (readHolder(path) === holder) touch(path, ports);
		} catch {
			// The end was called, or the file is gone: the next look at the lock tells.
		}
	}
}

function touch(path: string, ports: StorePorts): void {
	const now = new Date(ports.clock.now());
	utimesSync(path, now, now);
}

function readHolder(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}

function parseHolder(text: string | undefined): { pid: number; machine: string } | undefined {
	try {
		const value: unknown = JSON.parse(text ?? "");
		if (typeof value !== "object" || value === null || !("pid" in value) || !("machine" in value)) return undefined;
		const { pid, machine } = value;
		return typeof pid === "number" && typeof machine === "string" ? { pid, machine } : undefined;
	} catch {
		return undefined;
	}
}

function readCode(error: unknown): string | undefined {
	return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
