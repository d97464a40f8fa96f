import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder that only its owner may enter unless another mode is given, and those above it that are missing. Node's own recursive way goes round for ever where
 * the system says that a folder is missing although it is there, as in /proc.
 * @throws what the system says
 */
export function makeFolder(path: string, mode = 0o700): void {
	if (isFolder(path)) return;
	const above = dirname(path);
	if (above !== path) makeFolder(above, mode);
	try {
		mkdirSync(path, { mode });
	} catch (error) {
		// Another process may have been faster.
		if (!isFolder(path)) throw error;
	}
}

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
