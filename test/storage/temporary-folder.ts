import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test is over. */
export function makeTemporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-storage-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
