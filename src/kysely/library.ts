import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type * as Kysely from "kysely";

/**
 * The library, loaded where it is first used: it is two hundred modules, and most programs build no query with it.
 * @returns The module that `import` gives too, so that `instanceof` means the same in the caller's program; the package's other form where
 * Node is told not to require modules (--no-experimental-require-module).
 */
export function loadKysely(): typeof Kysely {
	const require = createRequire(import.meta.url);
	const path = process.features.require_module ? fileURLToPath(import.meta.resolve("kysely")) : "kysely";
	return require(path) as typeof Kysely;
}
