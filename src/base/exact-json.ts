/**
 * A number of JSON that no double prints back as it was written: `1.0`, `1e400`, `-0`, `0.1000000000000000055`.
 * It is written by {@link formatJson}, never by JSON.stringify.
 */
export class NumberText {
	readonly #text: string;

	/** Keeps the number as it stands in JSON. */
	constructor(text: string) {
		this.#text = text;
	}

	/** The number as it was written. */
	toString(): string {
		return this.#text;
	}

	/** The nearest double; infinite beyond 1.8e308. */
	valueOf(): number {
		return Number(this.#text);
	}

	/** The number marked, so that formatJson finds it. */
	toJSON(): string {
		return numberMark + this.#text;
	}
}

// No string of a service begins so: U+0000 is replaced where JSON is parsed.
const numberMark = "\u0000number ";
const markedNumberPattern = /"\\u0000number (-?[\d.eE+-]+)"/g;

/** How numbers that a double does not hold are given: `exact` as {@link NumberText}, `nearest` as doubles, those out of range as text. */
export type JsonNumbers = "exact" | "nearest";

// What JavaScript may not print back as it is; a match inside a string costs time only. Doubles keep 15 digits whatever they are.
const oddNumberPattern =
	/(?:[[:,]\s*|^\s*)(?:-0(?![\d.])|-?(?:\d{16}|[\d.]{17}|\d+\.\d*0(?!\d)|0\.0{6}|\d+(?:\.\d+)?[eE]))/;
const numberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
// A whole string or a whole number, with the colon that makes it a name: neither can begin inside the other.
const stringOrNumberPattern = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(\s*:)?/g;

/**
 * Parses JSON without losing digits: an integer beyond ±(2^53 − 1) becomes a bigint, any other number that a double does not print
 * back becomes a {@link NumberText}. U+0000 and lone surrogates, also in names, become U+FFFD: no text of SQL holds the one
 * (https://www.postgresql.org/docs/current/datatype-character.html), and UTF-8 not the other.
 * @param mayHaveOddNumbers What is known of that beforehand; absent: it is looked for.
 * @throws SyntaxError when the text is not JSON.
 * @example parseJson('{"id": 12345678901234567890}') // { id: 12345678901234567890n }
 */
export function parseJson(text: string, numbers: JsonNumbers = "exact", mayHaveOddNumbers?: boolean): unknown {
	const clean = replaceUnstorable(text);
	if (!(mayHaveOddNumbers ?? oddNumberPattern.test(clean))) return JSON.parse(clean);
	// The parser of Node 20 does not show a number's digits, so odd numbers pass through it as strings that begin with "n",
	// and every string value gets an "s" before it, so that the two cannot be confused.
	const marked = clean.replace(
		stringOrNumberPattern,
		(token: string, content?: string, colon?: string, number?: string, numberColon?: string) => {
			if (content !== undefined) return colon === undefined ? `"s${content}"` : token;
			return number !== undefined && numberColon === undefined && isOddNumber(number) ? `"n${number}"` : token;
		},
	);
	return JSON.parse(marked, (_, value: unknown) => {
		if (typeof value !== "string") return value;
		return value.startsWith("n") ? readOddNumber(value.slice(1), numbers) : value.slice(1);
	});
}

function isOddNumber(token: string): boolean {
	if (!numberPattern.test(token)) return false;
	const number = Number(token);
	return String(number) !== token || isUnsafeInteger(token);
}

function readOddNumber(text: string, numbers: JsonNumbers): unknown {
	if (isUnsafeInteger(text)) return BigInt(text);
	if (numbers === "exact") return new NumberText(text);
	const number = Number(text);
	return Number.isFinite(number) ? number : text;
}

function isUnsafeInteger(text: string): boolean {
	return /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text));
}

const unstorablePattern = /\\u(?:0000|[dD][89a-fA-F])/;
const escapePattern =
	/\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u0000|u[dD][89a-fA-F][\da-fA-F]{2}|.)/gs;

function replaceUnstorable(text: string): string {
	// Few texts have any such escape, and to look for a fixed text is ten times as fast as for a pattern.
	if (!text.includes("\\u") || !unstorablePattern.test(text)) return text;
	// A pair of surrogates has twelve characters, any other escape that is matched but the unstorable two.
	return text.replace(escapePattern, (found) => (found.length === 6 ? "\\ufffd" : found));
}

/**
 * Writes JSON in which bigints and {@link NumberText} stand with all their digits; the inverse of {@link parseJson}.
 * @throws TypeError when the value has no JSON form (undefined, a cycle).
 * @example formatJson({ id: 12345678901234567890n }) // '{"id":12345678901234567890}'
 */
export function formatJson(value: unknown, indent?: number): string {
	const marked = stringify(value, indent);
	if (marked === undefined) throw new TypeError("the value has no JSON form");
	return marked.includes('"\\u0000number ') ? marked.replace(markedNumberPattern, "$1") : marked;
}

function stringify(value: unknown, indent: number | undefined): string | undefined {
	try {
		return JSON.stringify(value, undefined, indent);
	} catch {
		// A bigint is in it, which is rare; looking for one first would take twice as long.
		const mark = (_: string, item: unknown) =>
			typeof item === "bigint" ? new NumberText(String(item)).toJSON() : item;
		return JSON.stringify(value, mark, indent);
	}
}

/** Whether a text is a JSON document. @example isJson("[1]") // true */
export function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** True for what {@link parseJson} gives for a number. */
export function isJsonNumber(value: unknown): value is number | bigint | NumberText {
	return typeof value === "number" || typeof value === "bigint" || value instanceof NumberText;
}

/** True for what JSON writes in braces. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}

/**
 * A number of JSON in one form for all ways to write it, to compare numbers by.
 * @example normaliseNumber("120.0") === normaliseNumber("1.2e2") // true
 */
export function normaliseNumber(number: number | bigint | NumberText): string {
	const [, sign = "", whole = "", fraction = "", exponent = "0"] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(number)) ?? [];
	const digits = (whole + fraction).replace(/^0+/, "");
	const significant = digits.replace(/0+$/, "");
	if (significant === "") return "0";
	return `${sign}${significant}e${String(Number(exponent) - fraction.length + digits.length - significant.length)}`;
}
