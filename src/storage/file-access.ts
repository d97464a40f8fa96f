import { statSync } from "node:fs";

/** Who else there is, and the bits of a file's mode that let them read and write it. */
const others = [
	{ who: "its group", read: 0o040, write: 0o020 },
	{ who: "everybody", read: 0o004, write: 0o002 },
] as const;

/**
 * Says who besides its owner may read or change a file, and how to mend it.
 * @param what The file in the sentence: "cache file".
 * @returns Undefined where nobody else may, where there is no such file, and on Windows, where modes say nothing.
 * @example describeLooseAccess("cache file", "/nowhere/c.sqlite") // undefined
 */
export function describeLooseAccess(what: string, path: string): string | undefined {
	if (process.platform === "win32") return undefined;
	const mode = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
	const loosest = others.findLast(({ read, write }) => (mode & (read | write)) !== 0);
	if (!loosest) return undefined;
	const { who, read, write } = loosest;
	const acts = [...((mode & read) === 0 ? [] : ["read"]), ...((mode & write) === 0 ? [] : ["changed"])].join(" and ");
	const octal = mode.toString(8).padStart(4, "0");
	return `The ${what} ${path} can be ${acts} by ${who} on this machine (mode ${octal}). Make it private with: chmod 600 ${path}`;
}
