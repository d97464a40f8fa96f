/** How deep the JSON of an answer may be nested: what SQLite's JSON functions read too (JSON_MAX_DEPTH in https://www.sqlite.org/src/file/src/json.c). */
export const maxJsonDepth = 1000;

/**
 * Tells whether a JSON text is nested deeper than {@link maxJsonDepth}, without parsing it.
 * @example isTooDeep("[".repeat(1001) + "]".repeat(1001)) // true
 */
export function isTooDeep(text: string): boolean {
	// Brackets in strings are counted first, because few texts have so many; then the strings are left out.
	return measure(text) > maxJsonDepth && measure(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "")) > maxJsonDepth;
}

function measure(text: string): number {
	let [depth, deepest] = [0, 0];
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === 0x5b || code === 0x7b) {
			depth++;
			if (depth > deepest) deepest = depth;
		} else if (code === 0x5d || code === 0x7d) depth--;
	}
	return deepest;
}
