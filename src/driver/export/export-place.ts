import { isAbsolute, relative, resolve, sep } from "node:path";
import { createError, type ProviderError } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";

/** Where SELECT … INTO is to write. */
export interface ExportPlace {
	/** The path as the statement has it. */
	readonly written: string;
	/** The absolute path of the folder that it must stay in. */
	readonly folder: string;
	/** The absolute path of the file. */
	readonly path: string;
}

// Windows has its own words for "elsewhere". They are refused on every system, so that a statement means the same on each.
const faults: readonly (readonly [pattern: RegExp, problem: string])[] = [
	[/\0/, "it holds a character U+0000"],
	[/^[\\/]/, "it is an absolute path"],
	[/^[a-z]:/i, "it begins with the letter of a drive"],
	[/(?:^|[\\/]) *\.\.[. ]*(?:[\\/]|$)/, "it leads out of its folder with .."],
	[/(?:^|[\\/])\.?$/, "it names a folder"],
];

/**
 * Finds the place of a file that SELECT … INTO names; the disk is not looked at.
 * @throws read_only (25006); export_refused (42501) without ExportFolder, or for a path that leads out of it
 * @example locateExport("a/b.csv", { ExportFolder: "/exports", Readonly: false }).path // "/exports/a/b.csv"
 */
export function locateExport(
	written: string,
	{ ExportFolder, Readonly }: Pick<ResolvedOptions, "ExportFolder" | "Readonly">,
): ExportPlace {
	if (Readonly) throw createError("read_only", { statement: "SELECT … INTO" });
	const [, problem] = faults.find(([pattern]) => pattern.test(written)) ?? [];
	if (problem !== undefined) throw refuseExport(written, problem);
	if (ExportFolder === undefined) {
		const advice = "Set ExportFolder to the folder in which files may be written, and name the file relative to it.";
		throw createError("export_refused", { path: written, problem: "no ExportFolder is set", advice });
	}
	const folder = resolve(ExportFolder);
	return { written, folder, path: resolve(folder, written) };
}

/** The error about a path that leads out of ExportFolder; it is returned, not thrown. */
export function refuseExport(written: string, problem: string): ProviderError {
	const advice = "Name a file inside of ExportFolder, relative to it, such as INTO [csv://reports/march.csv].";
	return createError("export_refused", { path: written, problem, advice });
}

/**
 * Whether a folder is another one or lies somewhere below it; both paths are real ones, without links.
 * @example isInside("/exports/a", "/exports") // true
 */
export function isInside(folder: string, root: string): boolean {
	const way = relative(root, folder);
	return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
