import { createError } from "../../base/index.ts";
import type { Cache } from "../../cache/index.ts";
import type { Storage } from "../../storage/index.ts";

/** The rows' place, opened when the first statement needs it. */
export interface OpenCache {
	readonly storage: Storage;
	readonly cache: Cache;
	/** Closes both, and removes what was only for this connection. */
	close(): Promise<void>;
}

/** A place that is opened once for all statements of a connection, and closed with it. */
export interface CacheOpening {
	/** Undefined as long as it is not open. */
	readonly opened: OpenCache | undefined;
	/**
	 * Opens it, or waits for whoever does; after a failure the next one tries again.
	 * @throws connection_closed (08003) once it was closed, also to those who waited then; what opening throws
	 */
	open(start: () => Promise<OpenCache>): Promise<OpenCache>;
	/** Closes it, also when it is only just being opened. */
	close(): Promise<void>;
}

/** Begins without having opened anything. */
export function createOpening(): CacheOpening {
	let opened: OpenCache | undefined;
	let opening: Promise<OpenCache> | undefined;
	let isClosed = false;

	return {
		get opened() {
			return opened;
		},
		async open(start) {
			refuseClosed(isClosed);
			opening ??= start();
			const awaited = opening;
			try {
				opened = await awaited;
			} catch (error) {
				if (opening === awaited) opening = undefined;
				throw error;
			}
			refuseClosed(isClosed);
			return opened;
		},
		async close() {
			isClosed = true;
			// Whoever waits for an opening that fails is told so.
			const place = await opening?.catch(() => undefined);
			await place?.close();
		},
	};
}

function refuseClosed(isClosed: boolean): void {
	if (isClosed) throw createError("connection_closed", {});
}
