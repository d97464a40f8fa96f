import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { findConfigFolder, type PlaceNames } from "../storage/index.ts";
import { createFileTokenStore } from "./token-file.ts";
import { createMemoryTokenStore } from "./token-memory.ts";
import type { StorePorts, TokenStore } from "./token-store.ts";

const memoryPrefix = "memory://";

/**
 * Opens the store that OAuthSettingsLocation names: a path (`~/` and `%APPDATA%` are expanded) or `memory://id`;
 * undefined is the per-user default.
 * @example openTokenStore("memory://reports", ports).location // "memory://reports"
 */
export function openTokenStore(
	location: string | undefined,
	ports: StorePorts,
	place: PlaceNames = { platform: process.platform, env: process.env, home: homedir() },
): TokenStore {
	if (location?.startsWith(memoryPrefix)) return createMemoryTokenStore(location.slice(memoryPrefix.length));
	return createFileTokenStore(
		location ? expandPath(location, place) : join(findConfigFolder(place), "intercom-sql", "oauth-settings.json"),
		ports,
	);
}

function expandPath(location: string, place: PlaceNames): string {
	const expanded = location
		.replace(/^~(?=[/\\]|$)/, () => place.home)
		.replace(/^%APPDATA%/i, () => findConfigFolder(place));
	return isAbsolute(expanded) ? expanded : resolve(expanded);
}
