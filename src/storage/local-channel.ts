import { waitUnlessAborted } from "../base/index.ts";
import type { StorageChannel, StorageServer } from "./storage-server.ts";

/**
 * The way to a server in this thread, which it blocks while it computes.
 * @example openLocalChannel(new SqliteServer([]))
 */
export function openLocalChannel(server: StorageServer): StorageChannel {
	const call: StorageChannel["call"] = async (method, ...values) => {
		// As between threads, the answer never comes before the caller waits for it.
		await Promise.resolve();
		return callServer(server, method, values);
	};
	const callSoon: StorageChannel["callSoon"] = (method, ...values) => {
		call(method, ...values).catch(() => undefined);
	};
	return { call, callSoon, compute: (signal, method, ...values) => waitUnlessAborted(call(method, ...values), signal) };
}

/** Calls a server's method by its name. */
export function callServer<Method extends keyof StorageServer>(
	server: StorageServer,
	method: Method,
	values: Parameters<StorageServer[Method]>,
): ReturnType<StorageServer[Method]> {
	const run = server[method] as (...values: Parameters<StorageServer[Method]>) => ReturnType<StorageServer[Method]>;
	return run.apply(server, values);
}
