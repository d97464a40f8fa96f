import { resolve } from "node:path";
import { openLocalChannel } from "./local-channel.ts";
import { inMemory } from "./sqlite-file.ts";
import { createSqliteServer } from "./sqlite-server.ts";
import type { Storage, StorageOptions } from "./storage.ts";
import { createStorageClient, type StorageChannels } from "./storage-client.ts";
import type { StorageServer } from "./storage-server.ts";
import { openWorkerChannels } from "./worker-channels.ts";
import { findWriteLock, WriteLock } from "./write-lock.ts";

/**
 * Opens the tables in a file, which is created with its folder when it is missing, or in memory.
 * A damaged file, or one of an unknown schema version, is renamed, reported through `warn`, and begun anew.
 * @param location A path, or ":memory:".
 * @throws cache_disk when the file cannot be opened for writing
 */
export async function openStorage(
	location: string,
	{ server, schema, warn, hasOneThread }: StorageOptions,
): Promise<Storage> {
	const channels =
		server instanceof URL
			? openWorkerChannels(location, server, hasOneThread)
			: openLocalChannels(
					location,
					createSqliteServer(server, () => false),
				);
	try {
		for (const warning of await channels.writer.call("open", location, schema)) warn(warning);
	} catch (error) {
		await channels.close();
		throw error;
	}
	return createStorageClient(
		location,
		channels,
		location === inMemory ? new WriteLock() : findWriteLock(resolve(location)),
	);
}

function openLocalChannels(location: string, server: StorageServer): StorageChannels {
	const channel = openLocalChannel(server);
	return {
		writer: channel,
		isShared: location === inMemory,
		isLost: () => false,
		canCompile: false,
		takeReader: () => ({ channel, isBroken: () => false, letGo: () => undefined }),
		close: () => channel.call("close"),
	};
}
