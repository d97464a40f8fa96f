// What the package runs: its code, the script of its threads, the bundled profiles as JSON.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { listBundledProfiles, loadProfile } from "../src/profile/index.ts";
import { preparesGrammar } from "./prepared-grammar.ts";
import { buildStorageWorker } from "./storage-worker.ts";

const root = new URL("..", import.meta.url).pathname;
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
	dependencies: Record<string, string>;
};

/**
 * Bundles it.
 * @param folder Absolute, beside package.json and the profiles.
 */
export async function bundlePackage(folder: string): Promise<void> {
	await build({
		entryPoints: ["driver/index.ts", "cli/main.ts", "kysely/index.ts"].map((name) => join(root, "src", name)),
		outdir: folder,
		outbase: join(root, "src"),
		// As deep as the entries, so that paths from the module lead to the same place.
		chunkNames: "chunks/[name]-[hash]",
		bundle: true,
		splitting: true,
		format: "esm",
		platform: "node",
		target: "node20",
		// Hundreds of small modules, which take a second to load: what is used of them is taken in, with their licences beside it among the
		// dependencies. Whoever asks for a Kysely gets the one of their own program.
		external: Object.keys(dependencies).filter((name) => !["chevrotain", "kysely", "yaml", "zod"].includes(name)),
		// Of its two forms the one in ES modules, which can be taken in.
		alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
		plugins: [preparesGrammar],
		logLevel: "warning",
	});
	await buildStorageWorker(join(folder, "driver/storage-worker.js"));
	mkdirSync(join(folder, "profiles"));
	for (const name of await listBundledProfiles()) {
		writeFileSync(join(folder, "profiles", `${name}.json`), JSON.stringify(await loadProfile(name)));
	}
}
