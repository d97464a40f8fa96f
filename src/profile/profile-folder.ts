import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createError, type ProviderError } from "../base/index.ts";
import { createProfileError } from "./mistake.ts";

/** One file of a profile, as text. */
export interface ProfileText {
	/** How errors call it: `Intercom.apip/tables/tags.yaml`. */
	readonly place: string;
	/** What it describes: the service in `profile.yaml`, a table, a view or a procedure. */
	readonly kind: "service" | "table" | "view" | "procedure";
	/** The name of the table, view or procedure. */
	readonly name: string;
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

/** Where a profile is. */
export interface ProfilePlace {
	readonly path: string;
	/** How errors call it: `Intercom.apip`. */
	readonly name: string;
	/** The name of a bundled one. */
	readonly bundled?: string;
}

/**
 * Finds the folder that a reference means: of a bundled name in any case, or the path itself, relative to the working directory.
 * Paths to profiles are copied from machine to machine: where there is nothing, and the last name of the path is a bundled
 * profile's, it means that one.
 * @param warn Told when the bundled one stands in.
 * @throws `profile_not_found`; `profile_invalid` for a file.
 * @example await (await findProfilePlace("C:\\profiles\\Intercom.apip", () => undefined)).bundled // "Intercom"
 */
export async function findProfilePlace(reference: string, warn: (message: string) => void): Promise<ProfilePlace> {
	const isPath = /[/\\]|\.apip$/i.test(reference);
	if (isPath) {
		const path = resolve(reference);
		const kind = lookAt(path, reference);
		if (kind === "folder") return { path, name: reference.replace(/[/\\]+$/, "") };
		if (kind === "file") throw createFileError(reference);
	}
	const last = reference.replace(/[/\\\s]+$/, "").replace(/^.*[/\\]/, "");
	const wanted = (isPath ? last.replace(/\.apip$/i, "") : reference.trim()).toLowerCase();
	const all = await listBundledProfiles();
	const bundled = all.find((name) => name.toLowerCase() === wanted);
	if (bundled === undefined) throw createMissingError(reference, all);
	if (isPath)
		warn(`there is no folder "${reference}", so the bundled profile ${bundled} is used: write Profile=${bundled}`);
	return { path: join(bundledFolder, `${bundled}.apip`), name: `${bundled}.apip`, bundled };
}

/**
 * Reads a bundled profile as the build left it.
 * @returns JSON of a Profile, or undefined for another one, or where nothing was built.
 */
export async function readBuiltProfile({ bundled }: ProfilePlace): Promise<string | undefined> {
	if (bundled === undefined || !existsSync(builtFolder)) return undefined;
	return readFile(join(builtFolder, `${bundled}.json`), "utf8");
}

/**
 * Reads the files of a profile: `profile.yaml` first, then the tables, the views and the procedures in the order of their names.
 * @throws `profile_invalid` when the folder is no profile.
 */
export async function readProfileFolder(folder: ProfilePlace): Promise<readonly ProfileText[]> {
	const names = await readdir(folder.path).catch((cause: unknown) => rejectFolder(folder, cause));
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
	const list = async (inner: string): Promise<readonly string[]> => {
		const found = names.includes(inner) ? await readdir(join(folder.path, inner)) : [];
		return found.filter((name) => /\.ya?ml$/i.test(name)).sort();
	};
	const [viewFiles, procedureFiles] = await Promise.all([list("views"), list("procedures")]);
	return Promise.all([
		readText(folder, "profile.yaml", "service"),
		...tableFiles.map((name) => readText(folder, `tables/${name}`, "table")),
		...viewFiles.map((name) => readText(folder, `views/${name}`, "view")),
		...procedureFiles.map((name) => readText(folder, `procedures/${name}`, "procedure")),
	]);
}

function lookAt(path: string, reference: string): "folder" | "file" | undefined {
	try {
		return statSync(path).isDirectory() ? "folder" : "file";
	} catch (cause) {
		// What may not be looked at may well be there, and is not to be replaced by another profile.
		if (["EACCES", "EPERM", "ELOOP"].includes(nameFault(cause))) return rejectFolder({ name: reference }, cause);
		return undefined;
	}
}

function createMissingError(reference: string, bundled: readonly string[]): ProviderError {
	const first = bundled.includes("Intercom") ? "Intercom" : (bundled[0] ?? "");
	return createError("profile_not_found", { profile: reference, bundled: bundled.join(", "), first });
}

function createFileError(reference: string): ProviderError {
	return createProfileError(
		{
			place: reference,
			problem: "this is a file, and a profile is a folder",
			advice:
				"Name the folder with profile.yaml and tables/<table>.yaml, or a bundled profile by its name, as in Profile=Intercom.",
		},
		[],
	);
}

function rejectFolder({ name }: Pick<ProfilePlace, "name">, cause: unknown): never {
	const problem = `the folder cannot be read (${nameFault(cause)})`;
	throw createProfileError({ place: name, problem, advice: "Check that it is a folder that you may read." }, []);
}

function nameFault(cause: unknown): string {
	return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown fault";
}

async function readText(folder: ProfilePlace, file: string, kind: ProfileText["kind"]): Promise<ProfileText> {
	const place = `${folder.name}/${file}`;
	try {
		const text = await readFile(join(folder.path, file), "utf8");
		return { place, kind, name: basename(file, ".yaml"), text };
	} catch (cause) {
		const problem = `the file cannot be read (${nameFault(cause)})`;
		throw createProfileError({ place, problem, advice: "Check that it is a file that you may read." }, []);
	}
}
