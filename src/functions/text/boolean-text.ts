/**
 * Reads a boolean as PostgreSQL does: true, yes, on, 1 and their beginnings.
 * @example parseBoolean("t") // true
 */
export function parseBoolean(text: string): boolean | undefined {
	const word = text.trim().toLowerCase();
	if (word === "") return undefined;
	if ("true".startsWith(word) || "yes".startsWith(word) || word === "on" || word === "1") return true;
	if ("false".startsWith(word) || "no".startsWith(word) || word === "off" || word === "of" || word === "0")
		return false;
	return undefined;
}
