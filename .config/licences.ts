// The licences of what the package brings along, and of what it depends on.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { takenIn } from "./bundle.ts";

/** A package that is installed with this one. */
export interface InstalledPackage {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
}

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
}

/** Lists the packages that `npm install intercom-sql` brings, those of others' dependencies too, by name. */
export function listInstalled(root: string): readonly InstalledPackage[] {
	const found = new Map<string, InstalledPackage>();
	const visit = (folder: string): void => {
		for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
			const place = findPackage(root, folder, name);
			if (found.has(place)) continue;
			const { version, license } = readManifest(place);
			found.set(place, { name, version, licence: license ?? "unknown" });
			visit(place);
		}
	};
	visit(root);
	return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The texts of the licences of what the bundle takes in. */
export function describeLicences(root: string): string {
	const texts = takenIn.map((name) => {
		const folder = join(root, "node_modules", name);
		const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
		const { version, license } = readManifest(folder);
		const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
		return `${name} ${version} (${license})\n\n${text}`;
	});
	return `Parts of these packages are in the code beside this file.\n\n${texts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

// As Node.js looks for it: beside whoever asks, then further up.
function findPackage(root: string, folder: string, name: string): string {
	const own = join(folder, "node_modules", name);
	return existsSync(own) ? own : join(root, "node_modules", name);
}
