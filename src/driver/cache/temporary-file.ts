import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localProcesses } from "../../cache/index.ts";

/** Of a process that cannot be asked after, a file that nobody touched for so long is left behind. */
const untouchedMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes up the path of a file that goes with a connection. It names the process, so that others know when nobody needs it any more.
 * @example makeTemporaryPath().replace(/[0-9a-f-]{36}/, "…").endsWith("-….sqlite") // true
 */
export function makeTemporaryPath(): string {
	return join(tmpdir(), `intercom-sql-${process.pid}-${findMark()}-${randomUUID()}.sqlite`);
}

/** Removes a file with what SQLite has beside it. */
export async function removeDatabase(path: string): Promise<void> {
	await Promise.all(["", "-wal", "-shm"].map((suffix) => rm(path + suffix, { force: true })));
}

/** Removes temporary files of processes that were killed. What cannot be removed, or belongs to somebody else, stays. */
export async function removeLeftBehind(): Promise<void> {
	const folder = tmpdir();
	const mark = findMark();
	const names = await readdir(folder).catch((): string[] => []);
	const removing = names.map(async (name) => {
		const [, processId, ofWhere] = temporaryName.exec(name) ?? [];
		if (processId === undefined) return;
		const path = join(folder, name);
		const isLeft = ofWhere === mark ? !localProcesses.isAlive(Number(processId)) : await isUntouched(path);
		if (isLeft) await rm(path, { force: true });
	});
	await Promise.allSettled(removing);
}

const temporaryName = /^intercom-sql-(\d+)-([0-9a-f]*)-[0-9a-f-]{36}\.sqlite(?:-wal|-shm)?$/;

async function isUntouched(path: string): Promise<boolean> {
	return Date.now() - (await stat(path)).mtimeMs > untouchedMs;
}

// Where the numbers of processes mean the same: since the machine began, and within one container
// (https://man7.org/linux/man-pages/man7/pid_namespaces.7.html). Other systems do not tell.
function findMark(): string {
	try {
		const machine = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").slice(0, 8);
		const container = Number(/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0]).toString(16);
		return machine + container;
	} catch {
		return "";
	}
}
