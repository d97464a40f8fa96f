import { mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { onTestFinished } from "vitest";
import { storageWorkerScript } from "../src/driver/storage-worker-script.ts";

/**
 * Bundles a program of the tests so that it starts in a fraction of the time that it takes tsx to read it.
 * @returns The path of a file that node can run, until the test is over.
 */
export async function buildProcess(path: string): Promise<string> {
	// As deep as src/<room>/, from where profiles and package.json are found.
	const folder = mkdtempSync(join(import.meta.dirname, ".built-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const outfile = join(folder, basename(path).replace(/\.ts$/, ".js"));
	await build({
		entryPoints: [path],
		outfile,
		bundle: true,
		packages: "external",
		platform: "node",
		format: "esm",
		logLevel: "error",
		plugins: [usesBuiltWorker],
	});
	return outfile;
}

const usesBuiltWorker: Plugin = {
	name: "uses-built-worker",
	setup(bundling) {
		bundling.onLoad({ filter: /\/src\/driver\/storage-worker-script\.ts$/ }, () => ({
			contents: `export const storageWorkerScript = new URL(${JSON.stringify(storageWorkerScript.href)});`,
		}));
	},
};
