import { ProviderError } from "../base/index.ts";
import { buildPath } from "../http/index.ts";

/**
 * Fills the slots of a path with keys.
 * @returns undefined for a text that cannot stand in a path, such as an empty one: it is nobody's key.
 * @example buildRowAddress("/contacts/{id}", { id: "63a0" }) // "/contacts/63a0"
 */
export function buildRowAddress(template: string, keys: Readonly<Record<string, string>>): string | undefined {
	try {
		return buildPath(template, keys);
	} catch (error) {
		if (error instanceof ProviderError && error.code === "invalid_argument") return undefined;
		throw error;
	}
}
