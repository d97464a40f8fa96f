// What the package runs: its code, the script of its threads, the bundled profiles as JSON.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { listBundledProfiles, loadProfile } from "../src/profile/index.ts";
import { packageEntries } from "./declarations.ts";
import { preparesGrammar } from "./prepared-grammar.ts";
import { buildStorageWorker } from "./storage-worker.ts";

const root = new URL("..", import.meta.url).pathname;
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
	dependencies: Record<string, string>;
};

/** Hundreds of small modules, which take a second to load: what is used of them is taken in, with their licences beside it. */
export const takenIn: readonly string[] = ["chevrotain", "kysely", "yaml", "zod"];

const shared = {
	bundle: true,
	platform: "node",
	target: "node20",
	// Of its two forms the one in ES modules, which can be taken in.
	alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
	plugins: [preparesGrammar],
	logLevel: "warning",
} satisfies BuildOptions;

/**
 * Bundles it.
 * @param folder Absolute, beside package.json and the profiles.
 */
export async function bundlePackage(folder: string): Promise<void> {
	await bundleModules(folder);
	await bundleCommand(join(folder, "cli"));
	await buildStorageWorker(join(folder, "driver/storage-worker.js"));
	mkdirSync(join(folder, "profiles"));
	for (const name of await listBundledProfiles()) {
		writeFileSync(join(folder, "profiles", `${name}.json`), JSON.stringify(await loadProfile(name)));
	}
}

async function bundleModules(folder: string): Promise<void> {
	await build({
		...shared,
		entryPoints: [...packageEntries.keys()].map((name) => join(root, "src", name)),
		outdir: folder,
		outbase: join(root, "src"),
		// As deep as the entries, so that paths from the module lead to the same place.
		chunkNames: "chunks/[name]-[hash]",
		splitting: true,
		format: "esm",
		// Whoever asks for a Kysely gets the one of their own program.
		external: listOthers(takenIn),
	});
}

/** One script, for what V8 makes of a script can be kept, and of ES modules only from Node 22 on. What starts it stands beside it. */
async function bundleCommand(folder: string): Promise<void> {
	const program = join(folder, "program.cjs");
	await build({
		...shared,
		entryPoints: [join(root, "src/cli/main.ts")],
		outfile: program,
		format: "cjs",
		minifyWhitespace: true,
		// The launcher reads a sign a byte.
		charset: "ascii",
		external: listOthers([...takenIn, "commander", "string-width"]),
		define: { "import.meta.url": "moduleUrl", "import.meta.resolve": "resolveModule" },
		banner: { js: "(function (require, moduleUrl, resolveModule, importModule) {" },
		footer: { js: "})" },
	});
	writeFileSync(program, passImports(readFileSync(program, "latin1")), "latin1");
	const programMark = createHash("sha256").update(readFileSync(program)).digest("hex").slice(0, 16);
	await build({
		...shared,
		entryPoints: [join(root, "src/cli/launcher.ts")],
		outfile: join(folder, "main.js"),
		format: "esm",
		define: { programMark: JSON.stringify(programMark) },
	});
}

// A script that V8 compiled in an earlier run imports nothing by itself; what starts it does that.
function passImports(text: string): string {
	const passed = listOthers([]).reduce(
		(rest, name) => rest.replaceAll(`import("${name}")`, `importModule("${name}")`),
		text,
	);
	const left = /\bimport\(/.exec(passed);
	if (left)
		throw new Error(`the command imports what nobody passes to it: ${passed.slice(left.index, left.index + 80)}`);
	return passed;
}

function listOthers(within: readonly string[]): string[] {
	return Object.keys(dependencies).filter((name) => !within.includes(name));
}
