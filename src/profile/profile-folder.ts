import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createError } from "../base/index.ts";
import { createProfileError } from "./mistake.ts";

/** One file of a profile, as text. */
export interface ProfileText {
	/** How errors call it: `Intercom.apip/tables/tags.yaml`. */
	readonly place: string;
	/** The table's name; undefined for `profile.yaml`. */
	readonly table: string | undefined;
	readonly text: string;
}

// Beside src/ and dist/ alike: both are two floors below the package's root.
const bundledFolder = fileURLToPath(new URL("../../profiles/", import.meta.url));

// `npm run build` writes them beside the code; there are none where the sources run.
const builtFolder = fileURLToPath(new URL("../profiles/", import.meta.url));

/**
 * The profiles that come with the package, by name.
 * @example await listBundledProfiles() // ["Hello", "Intercom"]
 */
export async function listBundledProfiles(): Promise<readonly string[]> {
	const entries = await readdir(bundledFolder);
	return entries.flatMap((entry) => (entry.endsWith(".apip") ? [basename(entry, ".apip")] : [])).sort();
}

/**
 * Reads a bundled profile as the build left it.
 * @returns JSON of a Profile, or undefined for a path, an unknown name, or where nothing was built.
 */
export async function readBuiltProfile(reference: string): Promise<string | undefined> {
	if (isPath(reference) || !existsSync(builtFolder)) return undefined;
	const name = await findBundled(reference);
	return name === undefined ? undefined : readFile(join(builtFolder, `${name}.json`), "utf8");
}

/**
 * Reads the files of a profile: `profile.yaml` first, then the tables in the order of their names.
 * @param reference A bundled name in any case, or the path of a folder, relative to the working directory.
 * @throws `profile_not_found`; `profile_invalid` when the folder is no profile.
 */
export async function readProfileFolder(reference: string): Promise<readonly ProfileText[]> {
	const folder = await findFolder(reference);
	const names = await readdir(folder.path).catch((cause: unknown) => rejectReference(reference, cause));
	if (!names.includes("profile.yaml")) {
		throw createProfileError(
			{
				place: folder.name,
				problem: "there is no profile.yaml in it",
				advice: "A profile is a folder with profile.yaml and tables/<table>.yaml; profiles/Hello.apip is one to copy.",
			},
			[],
		);
	}
	const inTables = await readdir(join(folder.path, "tables")).catch((): string[] => []);
	const tableFiles = inTables.filter((name) => /\.ya?ml$/i.test(name)).sort();
	if (tableFiles.length === 0) {
		const advice = "Write one file for each table, named <table>.yaml.";
		throw createProfileError({ place: `${folder.name}/tables`, problem: "there are no tables", advice }, []);
	}
	const service = await readText(folder, "profile.yaml", undefined);
	const tables = tableFiles.map((name) => readText(folder, `tables/${name}`, name.replace(/\.yaml$/, "")));
	return [service, ...(await Promise.all(tables))];
}

async function findFolder(reference: string): Promise<{ path: string; name: string }> {
	if (isPath(reference)) {
		return { path: resolve(reference), name: reference.replace(/[/\\]+$/, "") };
	}
	const name = await findBundled(reference);
	if (name === undefined) return rejectReference(reference, undefined);
	return { path: join(bundledFolder, `${name}.apip`), name: `${name}.apip` };
}

function isPath(reference: string): boolean {
	return /[/\\]|\.apip$/i.test(reference);
}

async function findBundled(reference: string): Promise<string | undefined> {
	const wanted = reference.trim().toLowerCase();
	return (await listBundledProfiles()).find((bundled) => bundled.toLowerCase() === wanted);
}

async function rejectReference(reference: string, cause: unknown): Promise<never> {
	const bundled = await listBundledProfiles();
	const first = bundled.includes("Intercom") ? "Intercom" : (bundled[0] ?? "");
	throw createError("profile_not_found", { profile: reference, bundled: bundled.join(", "), first }, { cause });
}

async function readText(
	folder: { path: string; name: string },
	name: string,
	table: string | undefined,
): Promise<ProfileText> {
	const place = `${folder.name}/${name}`;
	try {
		return { place, table, text: await readFile(join(folder.path, name), "utf8") };
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown fault";
		const problem = `the file cannot be read (${code})`;
		throw createProfileError({ place, problem, advice: "Check that it is a file that you may read." }, []);
	}
}
