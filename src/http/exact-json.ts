// An unquoted number can only follow one of these; ids in quotes, which are common, do not take the slow path.
const longIntegerPattern = /(?:^|[[:,\s])-?\d{16}/;
// A whole string, with the colon that makes it a name, or a whole number: neither can begin inside the other.
const stringOrNumberPattern = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON without losing digits: an integer beyond ±(2^53 − 1) becomes a bigint.
 * @throws SyntaxError when the text is not JSON.
 * @example parseJson('{"id": 12345678901234567890}') // { id: 12345678901234567890n }
 */
export function parseJson(text: string): unknown {
	if (!longIntegerPattern.test(text)) return JSON.parse(text);
	// The parser of Node 20 does not show a number's digits, so long integers pass through it as strings that begin with "i",
	// and every string value gets an "s" before it, so that the two cannot be confused.
	const marked = text.replace(stringOrNumberPattern, (token: string, content?: string, colon?: string) => {
		if (content === undefined) return isUnsafeInteger(token) ? `"i${token}"` : token;
		return colon === undefined ? `"s${content}"` : token;
	});
	return JSON.parse(marked, (_, value: unknown) => {
		if (typeof value !== "string") return value;
		return value.startsWith("i") ? BigInt(value.slice(1)) : value.slice(1);
	});
}

function isUnsafeInteger(token: string): boolean {
	return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

/**
 * Writes JSON in which a bigint stands with all its digits; the inverse of {@link parseJson}.
 * @throws TypeError when the value has no JSON form (undefined, a cycle).
 * @example formatJson({ id: 12345678901234567890n }) // '{"id":12345678901234567890}'
 */
export function formatJson(value: unknown): string {
	const bigints: bigint[] = [];
	const plain = JSON.stringify(value, (_, item: unknown) => {
		if (typeof item !== "bigint") return item;
		bigints.push(item);
		return null;
	}) as string | undefined;
	if (plain === undefined) throw new TypeError("the value has no JSON form");
	if (bigints.length === 0) return plain;
	const marked = JSON.stringify(value, (_, item: unknown) => {
		if (typeof item === "bigint") return `i${item}`;
		return typeof item === "string" ? `s${item}` : item;
	});
	return marked.replace(stringOrNumberPattern, (token: string, content?: string, colon?: string) => {
		if (content === undefined || colon !== undefined) return token;
		return content.startsWith("i") ? content.slice(1) : `"${content.slice(1)}"`;
	});
}
