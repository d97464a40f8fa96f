import { buildStorageWorker } from "./storage-worker.ts";

/** Before the tests. */
export async function setup(): Promise<void> {
	await buildStorageWorker();
}
