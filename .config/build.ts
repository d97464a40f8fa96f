// `npm run build`: declarations by tsc, code by esbuild, the bundled profiles as JSON, all in dist/.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { listBundledProfiles, loadProfile } from "../src/profile/index.ts";
import { buildStorageWorker } from "./storage-worker.ts";

const root = new URL("..", import.meta.url).pathname;
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
	dependencies: Record<string, string>;
};

process.chdir(root);
rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", ".config/tsconfig.build.json"], {
	stdio: "inherit",
});
await build({
	entryPoints: ["src/driver/index.ts", "src/cli/main.ts", "src/kysely/index.ts", "src/driver/storage-worker.ts"],
	outdir: "dist",
	outbase: "src",
	// As deep as the entries, so that paths from the module lead to the same place.
	chunkNames: "chunks/[name]-[hash]",
	bundle: true,
	splitting: true,
	format: "esm",
	platform: "node",
	target: "node20",
	// Chevrotain comes as 700 modules, and a third of a second to load them: it is taken in, with its licence beside it
	// among the dependencies.
	external: Object.keys(dependencies).filter((name) => name !== "chevrotain"),
	logLevel: "warning",
});
await buildStorageWorker();
mkdirSync("dist/profiles");
for (const name of await listBundledProfiles()) {
	writeFileSync(`dist/profiles/${name}.json`, JSON.stringify(await loadProfile(name)));
}
chmodSync("dist/cli/main.js", 0o755);
