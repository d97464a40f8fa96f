import { createHash, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import type { Clock, Log } from "../base/index.ts";
import { cacheSchema, createCache, localProcesses } from "../cache/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import { openStorage } from "../storage/index.ts";
import type { OpenCache } from "./session.ts";
import { sqlFunctions } from "./sql-functions.ts";

/** What tells one cache from another. */
export interface CacheOwner {
	readonly profile: string;
	readonly baseUrl: string;
	readonly version: string | undefined;
	/** Whose credential it is: the same grant may see what it read before. */
	readonly owner: string | undefined;
}

// Rows that were not used for longest make room; a workspace of some million conversations fits.
const largestCacheBytes = 16 * 1024 ** 3;

/** Opens the cache of a connection: its own file, or one that goes with the connection when AutoCache is off. */
export function openCache(
	options: ResolvedOptions,
	owner: CacheOwner,
	ports: { readonly clock: Clock; readonly log: Log; readonly warn: (message: string) => void },
): OpenCache {
	const fingerprint = makeFingerprint(owner);
	// Who may not ask the service has nothing but what was kept.
	const isKept = options.AutoCache || options.Offline;
	const location = isKept ? findLocation(options.CacheLocation, owner.profile, fingerprint) : makeTemporaryPath();
	const storage = openStorage(location, { functions: sqlFunctions, schema: cacheSchema, warn: ports.warn });
	const cache = createCache({
		storage,
		clock: ports.clock,
		log: ports.log,
		toleranceMs: options.CacheTolerance * 1000,
		isKept,
		variant: [fingerprint, owner.version ?? "", options.StartDate ?? ""].join(" ").trim(),
		processes: localProcesses,
		maxBytes: largestCacheBytes,
	});
	return {
		storage,
		cache,
		async close() {
			await cache.close();
			storage.close();
			if (!isKept) await removeDatabase(location);
		},
	};
}

// 64 bits tell owners apart.
function makeFingerprint({ profile, baseUrl, owner }: CacheOwner): string {
	const hash = createHash("sha256");
	for (const part of [profile, baseUrl, owner ?? ""]) hash.update(part).update("\0");
	return hash.digest("hex").slice(0, 16);
}

function findLocation(location: string | undefined, profile: string, fingerprint: string): string {
	if (location === undefined)
		return join(findCacheFolder(), "intercom-sql", `${profile.toLowerCase()}-${fingerprint}.sqlite`);
	return location === ":memory:" || isAbsolute(location) ? location : resolve(location);
}

function findCacheFolder(): string {
	if (process.platform === "win32") return process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
	if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
	// https://specifications.freedesktop.org/basedir-spec: a relative value is to be ignored.
	const configured = process.env["XDG_CACHE_HOME"];
	return configured !== undefined && isAbsolute(configured) ? configured : join(homedir(), ".cache");
}

function makeTemporaryPath(): string {
	return join(tmpdir(), `intercom-sql-${randomUUID()}.sqlite`);
}

async function removeDatabase(path: string): Promise<void> {
	await Promise.all(["", "-wal", "-shm"].map((suffix) => rm(path + suffix, { force: true })));
}
