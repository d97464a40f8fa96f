import { parentPort, workerData } from "node:worker_threads";
import { copyError, createError, explainStrayError } from "../base/index.ts";
import { callServer } from "./local-channel.ts";
import { createSqliteServer } from "./sqlite-server.ts";
import type { Compilers, SqlFunction } from "./storage.ts";
import type { RowBatch, StorageServer } from "./storage-server.ts";
import { Interrupts, unheard, type WorkerAnswer, type WorkerCall, type WorkerStart } from "./worker-protocol.ts";

/**
 * Makes a worker thread serve storages. To be called by its script, once.
 * @param functions What statements can call.
 */
export function serveStorage(functions: readonly SqlFunction[], compilers: Compilers): void {
	if (!parentPort) throw createError("internal", { problem: "a storage is served by a worker thread only" });
	const port = parentPort;
	const interrupts = new Interrupts((workerData as WorkerStart).interrupts);
	const servers = new Map<number, StorageServer>();
	let current = 0;
	const isInterrupted = () => interrupts.has(current);
	const findServer = (number: number): StorageServer => {
		const known = servers.get(number);
		if (known) return known;
		const server = createSqliteServer(functions, isInterrupted, compilers);
		servers.set(number, server);
		return server;
	};
	port.on("message", (calls: readonly WorkerCall[]) => {
		let answers: WorkerAnswer[] = [];
		let sentAt = performance.now();
		for (const [call, number, method, values] of calls) {
			current = call;
			const answer = answerCall(call, () => {
				if (isInterrupted()) throw createError("cancelled", {});
				return callServer(findServer(number), method, values);
			});
			current = 0;
			if (method === "close") servers.delete(number);
			if (call !== unheard) answers.push(answer);
			if (answers.length === 0 || performance.now() - sentAt < heldBackMs) continue;
			port.postMessage(answers, listPacked(answers));
			answers = [];
			sentAt = performance.now();
		}
		if (answers.length > 0) port.postMessage(answers, listPacked(answers));
	});
}

/** So long an answer may wait for those to the other calls that came with its own. */
const heldBackMs = 1;

function answerCall(call: number, work: () => unknown): WorkerAnswer {
	try {
		return [call, work()];
	} catch (error) {
		return [call, undefined, copyError(explainStrayError(error))];
	}
}

// Bytes go over as they are, without a copy.
function listPacked(answers: readonly WorkerAnswer[]): ArrayBuffer[] {
	return answers.flatMap(([, value]) => {
		const bytes = (value as Partial<RowBatch> | null | undefined)?.packed?.bytes;
		return bytes ? [bytes.buffer as ArrayBuffer] : [];
	});
}
