// The script of the threads that storages are served by. Threads run no TypeScript: what runs from its source (tests, benchmarks, tsx)
// needs it built too.
import { join } from "node:path";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;

/**
 * Builds it, a tenth of a second. It shares no file with the package's other scripts: what they share would come with all that it is
 * made of, and most of that runs in no thread.
 * @param outfile Where to put it; by default where what runs from its source looks for it.
 */
export async function buildStorageWorker(outfile = join(root, ".cache/storage-worker.js")): Promise<void> {
	await build({
		entryPoints: [`${root}src/driver/storage-worker.ts`],
		outfile,
		bundle: true,
		packages: "external",
		platform: "node",
		target: "node20",
		format: "esm",
		logLevel: "error",
	});
}
