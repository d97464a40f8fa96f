import { existsSync, readdirSync, statfsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Clock, Log } from "../../base/index.ts";
import { cacheSchema, createCache, listVariants, localProcesses } from "../../cache/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import { findCacheFolder, openStorage, type Storage } from "../../storage/index.ts";
import { storageWorkerScript } from "../storage-worker-script.ts";
import type { OpenCache } from "./cache-opening.ts";
import { type CacheOwner, nameOwner, pickOnly } from "./cache-owner.ts";
import { makeTemporaryPath, removeDatabase, removeLeftBehind } from "./temporary-file.ts";

// A workspace of some million conversations fits.
const largestCacheBytes = 16 * 1024 ** 3;

/** What a cache is opened with. */
interface CachePorts {
	readonly clock: Clock;
	readonly log: Log;
	readonly warn: (message: string) => void;
	/** One thread does all that the connection asks of it. */
	readonly hasOneThread?: boolean | undefined;
}

/** Opens the cache of a connection: its own file, or one that goes with the connection when AutoCache is off. */
export async function openCache(
	options: ResolvedOptions,
	owner: CacheOwner,
	catalog: Catalog,
	ports: CachePorts,
): Promise<OpenCache> {
	// Who may not ask the service has nothing but what was kept.
	const isKept = options.AutoCache || options.Offline;
	if (!isKept) await removeLeftBehind();
	const location = isKept ? findLocation(options.CacheLocation, owner) : makeTemporaryPath();
	const { warn, hasOneThread } = ports;
	const storage = await openStorage(location, { server: storageWorkerScript, schema: cacheSchema, warn, hasOneThread });
	const closeStorage = async (): Promise<void> => {
		await storage.close();
		if (!isKept) await removeDatabase(location);
	};
	try {
		const cache = await createCache({
			storage,
			clock: ports.clock,
			log: ports.log,
			toleranceMs: options.CacheTolerance * 1000,
			fullRefreshMs: options.FullRefreshInterval * 1000,
			tables: catalog.tables.filter(({ type }) => type === "table"),
			isKept,
			isOffline: options.Offline,
			variant: await chooseVariant(storage, options, owner),
			processes: localProcesses,
			maxBytes: await measureRoom(location, storage),
		});
		return {
			storage,
			cache,
			async close() {
				await cache.close();
				await closeStorage();
			},
		};
	} catch (error) {
		await closeStorage();
		throw error;
	}
}

async function chooseVariant(
	storage: Storage,
	{ StartDate, DisplayAs }: ResolvedOptions,
	owner: CacheOwner,
): Promise<string> {
	const display = DisplayAs === "html" ? "" : DisplayAs;
	const reading = ["", owner.version ?? "", StartDate ?? "", display].join(" ").trimEnd();
	if (owner.isOwned && owner.owner === undefined) {
		const variants = await listVariants(storage);
		const kept = pickOnly(
			variants.filter((variant) => variant.replace(/^[^ ]*/, "") === reading),
			owner,
		);
		if (kept !== undefined) return kept;
	}
	return nameOwner(owner) + reading;
}

function findLocation(location: string | undefined, owner: CacheOwner): string {
	if (location !== undefined) return location === ":memory:" || isAbsolute(location) ? location : resolve(location);
	const folder = join(findCacheFolder(), "intercom-sql");
	const profile = `${owner.profile.toLowerCase()}-`;
	if (!owner.isOwned || owner.owner !== undefined) return join(folder, `${profile}${nameOwner(owner)}.sqlite`);
	const only = pickOnly(listFiles(folder), owner, profile);
	return only === undefined ? ":memory:" : join(folder, only);
}

function listFiles(folder: string): readonly string[] {
	return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".sqlite")) : [];
}

/** Half of what the disk could give; rows that were not used for longest make room for others. */
async function measureRoom(location: string, storage: Storage): Promise<number> {
	if (location === ":memory:") return largestCacheBytes;
	const { bavail, bsize } = statfsSync(dirname(location));
	return Math.min(largestCacheBytes, ((await storage.countBytes()) + bavail * bsize) / 2);
}
