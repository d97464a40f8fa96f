import { ProviderError } from "../base/index.ts";
import { buildPath } from "../http/index.ts";

/**
 * Fills the one slot of a path with a key.
 * @returns undefined for a text that cannot stand in a path, such as an empty one: it is nobody's key.
 * @example buildRowAddress("/contacts/{id}", "id", "63a0") // "/contacts/63a0"
 */
export function buildRowAddress(template: string, slot: string, key: string): string | undefined {
	try {
		return buildPath(template, { [slot]: key });
	} catch (error) {
		if (error instanceof ProviderError && error.code === "invalid_argument") return undefined;
		throw error;
	}
}
