import { readFileSync } from "node:fs";

// The path is that of the module after bundling too: this file stays as deep as the entries of the package.
const manifest = new URL("../../package.json", import.meta.url);

/**
 * The version of this package.
 * @example packageVersion() // "0.2.0"
 */
export function packageVersion(): string {
	return String((JSON.parse(readFileSync(manifest, "utf8")) as { version: unknown }).version);
}
