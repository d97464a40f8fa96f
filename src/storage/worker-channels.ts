import { inMemory } from "./sqlite-file.ts";
import type { StorageChannels } from "./storage-client.ts";
import type { StorageChannel } from "./storage-server.ts";
import { patienceMs, type StorageWorker } from "./storage-worker.ts";
import { keepWorker, takeWorker } from "./worker-pool.ts";

/** So many threads read for one storage; further readers share them. */
const mostReadingThreads = 4;

/** In memory the rows go with the thread: it is left as much time as a quarter of a second has, for all together. */
const patienceInMemoryMs = 200;

interface ReadingThread {
	readonly worker: StorageWorker;
	readonly channel: StorageChannel;
	readers: number;
}

/** The number of a server is one of the process, so that no two storages meet in a thread. */
let lastServer = 0;

/**
 * Takes threads for a storage: one that writes, and as many as there are readers at once, up to four.
 * @param script Of the threads.
 * @param hasOneThread Readers use the thread that writes; their connections are their own.
 */
export function openWorkerChannels(location: string, script: URL, hasOneThread = false): StorageChannels {
	const server = ++lastServer;
	const writing = takeWorker(script);
	const isShared = location === inMemory;
	const writer = writing.openChannel(server, isShared ? patienceInMemoryMs : patienceMs);
	const reading: ReadingThread[] = [];

	function findThread(): ReadingThread {
		for (const broken of reading.filter(({ worker }) => worker.isBroken)) reading.splice(reading.indexOf(broken), 1);
		const least = reading.reduce<ReadingThread | undefined>(
			(best, each) => (best && best.readers <= each.readers ? best : each),
			undefined,
		);
		if (least && (least.readers === 0 || reading.length >= mostReadingThreads)) return least;
		const worker = takeWorker(script);
		const thread = { worker, channel: worker.openChannel(server), readers: 0 };
		reading.push(thread);
		return thread;
	}

	return {
		writer,
		isShared,
		isLost: () => (isShared || hasOneThread) && writing.isBroken,
		canCompile: true,
		takeReader() {
			if (isShared || hasOneThread)
				return { channel: writer, isBroken: () => writing.isBroken, letGo: () => undefined };
			const thread = findThread();
			thread.readers++;
			return {
				channel: thread.channel,
				isBroken: () => thread.worker.isBroken,
				letGo: () => {
					thread.readers--;
				},
			};
		},
		async close() {
			const threads = reading.splice(0);
			// A thread that was given up has nothing to close.
			await Promise.all(threads.map(({ channel }) => channel.call("close").catch(() => undefined)));
			// Last, so that it is the writer that moves the log into the file and removes it.
			await writer.call("close").catch(() => undefined);
			for (const { worker } of [...threads, { worker: writing }]) keepWorker(worker);
		},
	};
}
