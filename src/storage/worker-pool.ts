import { StorageWorker } from "./storage-worker.ts";

/** So many threads wait for the next storage: to start one takes longer than to open a file. */
const mostIdle = 4;

const idle: StorageWorker[] = [];

/** Gives a thread that nobody uses, or starts one. */
export function takeWorker(script: URL): StorageWorker {
	const place = findFree(script);
	const [worker] = place < 0 ? [] : idle.splice(place, 1);
	return worker ?? startWorker(script);
}

/** Starts a thread for a storage that is about to be opened, while the caller does something else. */
export function startThread(script: URL): void {
	if (findFree(script) < 0) idle.push(startWorker(script));
}

/** Takes a thread back whose servers are closed. */
export function keepWorker(worker: StorageWorker): void {
	for (const broken of idle.filter(({ isBroken }) => isBroken)) idle.splice(idle.indexOf(broken), 1);
	if (worker.isBroken || idle.length >= mostIdle) void worker.stop();
	else idle.push(worker);
}

/** Ends the threads that wait for a storage. */
export async function endIdleThreads(): Promise<void> {
	await Promise.all(idle.splice(0).map((worker) => worker.stop()));
}

function startWorker(script: URL): StorageWorker {
	return new StorageWorker(script, () => {
		if (findFree(script) < 0) idle.push(startWorker(script));
	});
}

function findFree(script: URL): number {
	return idle.findIndex((worker) => worker.script.href === script.href && !worker.isBroken);
}
