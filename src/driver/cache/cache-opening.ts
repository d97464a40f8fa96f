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
	/** Undefined as long as it is not open, and once its thread was lost. */
	readonly opened: OpenCache | undefined;
	/**
	 * Opens it, or waits for whoever does; after a failure the next one tries again.
	 * @throws connection_closed (08003) once it was closed, also to those who waited then; what opening throws
	 */
	open(start: () => Promise<OpenCache>): Promise<OpenCache>;
	/** Closes it, also when it is only just being opened. */
	close(): Promise<void>;
}

/**
 * Begins without having opened anything.
 * @param onLost Told when a place whose rows were in memory, and are lost, is opened anew.
 */
export function createOpening(onLost: () => void = () => undefined): CacheOpening {
	let opened: OpenCache | undefined;
	let opening: Promise<OpenCache> | undefined;
	let isClosed = false;

	// The ledger went with the rows: all of it begins anew.
	const leaveLost = (): void => {
		if (!opened?.storage.isLost) return;
		opened.close().catch(() => undefined);
		// Of a file, the thread alone is gone.
		if (!opened.storage.hasSnapshots) onLost();
		opened = undefined;
		opening = undefined;
	};

	return {
		get opened() {
			return opened?.storage.isLost ? undefined : opened;
		},
		async open(start) {
			refuseClosed(isClosed);
			leaveLost();
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
			// What was lost cannot be tidied up.
			await place?.close().catch((error: unknown) => {
				if (!place.storage.isLost) throw error;
			});
		},
	};
}

function refuseClosed(isClosed: boolean): void {
	if (isClosed) throw createError("connection_closed", {});
}
