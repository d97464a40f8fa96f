/** The script of the threads that storages are served by. Threads run no TypeScript: from its source, too, the package has one that was built. */
export const storageWorkerScript = new URL(
	import.meta.url.endsWith(".ts") ? "../../.cache/storage-worker.js" : "../driver/storage-worker.js",
	import.meta.url,
);
