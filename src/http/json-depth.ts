/** How deep the JSON of an answer may be nested: what SQLite's JSON functions read too (JSON_MAX_DEPTH in https://www.sqlite.org/src/file/src/json.c). */
export const maxJsonDepth = 1000;

/**
 * Tells whether a JSON text, as bytes of UTF-8, is nested deeper than {@link maxJsonDepth}, without parsing it.
 * @example isTooDeep(new TextEncoder().encode("[".repeat(1001) + "]".repeat(1001))) // true
 */
export function isTooDeep(bytes: Uint8Array): boolean {
	// Brackets in strings are counted first, because few texts have so many; then the strings are left out.
	return measure(bytes) > maxJsonDepth && measure(stripStrings(bytes)) > maxJsonDepth;
}

// In UTF-8 no part of another character looks like one of ASCII, so that bytes need not be decoded to be counted.
function measure(bytes: Uint8Array): number {
	let [depth, deepest] = [0, 0];
	// By number, as the page of a large table has half a million of them.
	for (let index = 0; index < bytes.length; index++) {
		const code = bytes[index];
		if (code === 0x5b || code === 0x7b) {
			depth++;
			if (depth > deepest) deepest = depth;
		} else if (code === 0x5d || code === 0x7d) depth--;
	}
	return deepest;
}

function stripStrings(bytes: Uint8Array): Uint8Array {
	return new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(/"(?:[^"\\]|\\.)*"/g, ""));
}
