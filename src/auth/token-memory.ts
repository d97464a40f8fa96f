import { waitForLock } from "./lock-wait.ts";
import { printTokenKey, type StoredToken, type TokenKey, type TokenStore } from "./token-store.ts";

interface MemoryRoom {
	readonly tokens: Map<string, StoredToken>;
	/** The end of the queue for each key. */
	readonly queues: Map<string, Promise<unknown>>;
}

const rooms = new Map<string, MemoryRoom>();

/**
 * A store that lives as long as the process and is shared by all connections that name the same id.
 * @example createMemoryTokenStore("reports").location // "memory://reports"
 */
export function createMemoryTokenStore(id: string): TokenStore {
	const room = rooms.get(id) ?? { tokens: new Map<string, StoredToken>(), queues: new Map<string, Promise<unknown>>() };
	rooms.set(id, room);
	return {
		location: `memory://${id}`,
		read: (key) => Promise.resolve(room.tokens.get(printTokenKey(key))),
		write(key, token) {
			room.tokens.set(printTokenKey(key), token);
			return Promise.resolve();
		},
		remove(key) {
			room.tokens.delete(printTokenKey(key));
			return Promise.resolve();
		},
		withLock: (key, work, signal) => waitForLock((begun) => queueWork(room, key, begun), work, signal),
	};
}

async function queueWork<T>(room: MemoryRoom, key: TokenKey, work: () => Promise<T>): Promise<T> {
	const name = printTokenKey(key);
	const before = room.queues.get(name) ?? Promise.resolve();
	const turn = before.then(work);
	const settled = turn.catch(() => undefined);
	room.queues.set(name, settled);
	try {
		return await turn;
	} finally {
		if (room.queues.get(name) === settled) room.queues.delete(name);
	}
}
