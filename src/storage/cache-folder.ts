import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where programs of this person keep what they can make again.
 * @returns Absolute: `/home/ada/.cache`.
 */
export function findCacheFolder(): string {
	if (process.platform === "win32") return process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
	if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
	// https://specifications.freedesktop.org/basedir-spec: a relative value is to be ignored.
	const configured = process.env["XDG_CACHE_HOME"];
	return configured !== undefined && isAbsolute(configured) ? configured : join(homedir(), ".cache");
}
