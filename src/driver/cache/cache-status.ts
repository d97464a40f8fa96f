import type { CachedResult } from "../../cache/index.ts";
import type { Catalog } from "../../catalog/index.ts";
import { findTable } from "../catalog/catalog-listing.ts";
import type { Session } from "../session.ts";

/** What the cache holds. */
export interface CacheStatus {
	readonly location: string;
	/** The size of the file. */
	readonly bytes: number;
	readonly scans: readonly CachedResult[];
}

/**
 * Tells what the cache holds of some tables, or of all.
 * @throws unknown_table (42P01) with a did-you-mean
 */
export async function readCacheStatus(
	session: Session,
	tables: readonly string[] | undefined,
	signal: AbortSignal,
): Promise<CacheStatus> {
	const names = nameTables(session.catalog, tables);
	const { cache, storage } = await session.open(signal);
	// What a cancelled statement left is known when its reads have ended.
	await cache.settle();
	const scans = (await cache.list()).filter(({ table }) => names?.includes(table) ?? true);
	return { location: storage.location, bytes: await cache.countBytes(), scans };
}

/**
 * Forgets what the cache holds of some tables, or of all.
 * @returns How many scans that was.
 * @throws unknown_table (42P01) with a did-you-mean
 */
export async function clearTables(
	session: Session,
	tables: readonly string[] | undefined,
	signal: AbortSignal,
): Promise<number> {
	const names = nameTables(session.catalog, tables);
	const { cache } = await session.open(signal);
	return cache.clear(names);
}

// Scans go by the name that the catalog has: conversation_parts, whatever ConversationParts was typed.
function nameTables(catalog: Catalog, tables: readonly string[] | undefined): readonly string[] | undefined {
	return tables?.map((name) => findTable(catalog, name).name);
}
