// The script of the threads that storages are served by, for what runs from its source: tests, benchmarks, tsx.
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;

/** Builds it; a tenth of a second. */
export async function buildStorageWorker(): Promise<void> {
	await build({
		entryPoints: [`${root}src/driver/storage-worker.ts`],
		outfile: `${root}.cache/storage-worker.js`,
		bundle: true,
		packages: "external",
		platform: "node",
		format: "esm",
		logLevel: "error",
	});
}
