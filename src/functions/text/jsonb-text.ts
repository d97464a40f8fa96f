import { isJsonNumber, isJsonObject } from "../../base/index.ts";

/**
 * Writes JSON as PostgreSQL's jsonb does: names by length and then by bytes, a blank after each colon and comma, numbers without exponent.
 * Source: https://www.postgresql.org/docs/current/datatype-json.html#JSON-TYPE-MAPPING-TABLE, the text about jsonb above it.
 * @param indent How many blanks each level is moved in, on lines of its own; all on one line when absent.
 * @example formatJsonb({ bb: 1, a: [2, null] }) // '{"a": [2, null], "bb": 1}'
 */
export function formatJsonb(value: unknown, indent?: number, level = 0): string {
	const isList = Array.isArray(value);
	if (!isList && !isJsonObject(value)) return formatScalar(value);
	const items = isList
		? value.map((item) => formatJsonb(item, indent, level + 1))
		: sortNames(value).map((name) => `${JSON.stringify(name)}: ${formatJsonb(value[name], indent, level + 1)}`);
	const [open, close] = isList ? "[]" : "{}";
	if (indent === undefined) return `${open}${items.join(", ")}${close}`;
	const margin = (depth: number) => `\n${" ".repeat(indent * depth)}`;
	const lines = items.map((item) => margin(level + 1) + item).join(",");
	return `${open}${lines}${margin(level)}${close}`;
}

/**
 * A text by whose bytes values of jsonb are equal, and in PostgreSQL's order: null, texts, numbers, booleans, arrays, objects; more items after fewer.
 * Source: https://www.postgresql.org/docs/current/datatype-json.html#JSON-INDEXING, the order of the btree.
 * @example keyOfJsonb([2]) < keyOfJsonb([10]) // true
 */
export function keyOfJsonb(value: unknown): string {
	// An empty array comes before everything, but not inside of another value: so it has been from the first days of jsonb.
	return Array.isArray(value) && value.length === 0 ? "0" : keyOf(value);
}

function keyOf(value: unknown): string {
	if (value === null) return "1";
	if (typeof value === "string") return `2${endText(value)}`;
	if (isJsonNumber(value)) return `3${keyOfNumber(String(value))}`;
	if (typeof value === "boolean") return value ? "5" : "4";
	if (Array.isArray(value)) return `6${keyOfCount(value.length)}${value.map(keyOf).join("")}`;
	if (!isJsonObject(value)) return "1";
	const names = sortNames(value);
	return `7${keyOfCount(names.length)}${names.map((name) => `2${endText(name)}${keyOf(value[name])}`).join("")}`;
}

/**
 * A text by whose bytes numbers are in their order, however they are written.
 * @example keyOfNumber("1.0") === keyOfNumber("1") // true
 */
export function keyOfNumber(number: string): string {
	const { sign, digits, power } = splitNumber(number);
	if (digits === "") return "1";
	// Far more than the exponent of any number that JSON or a double holds.
	const key = String(power + 5_000_000).padStart(8, "0") + digits;
	// What is longer comes later, whatever follows: 12 after 10 in [10, 3] and [12, 3].
	if (sign === "") return `2${key}!`;
	// The larger, the earlier; what is longer comes first among negative numbers with the same beginning.
	return `0${[...key].map((digit) => String(9 - Number(digit))).join("")}~`;
}

/** A text and its end, so that the beginning of another text comes before that one. */
export function endText(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: U+0001 ends the text, and is hidden inside of it.
	return `${text.replace(/[\u0001\u0002]/g, (sign) => `\u0002${sign}`)}\u0001`;
}

function keyOfCount(count: number): string {
	return String(count).padStart(9, "0");
}

/** The names of an object in the order of jsonb. @example sortNames({ bb: 1, a: 2 }) // ["a", "bb"] */
export function sortNames(value: object): readonly string[] {
	return Object.keys(value).sort((left, right) => {
		const [first, second] = [Buffer.from(left), Buffer.from(right)];
		return first.length - second.length || Buffer.compare(first, second);
	});
}

function formatScalar(value: unknown): string {
	if (!isJsonNumber(value)) return JSON.stringify(value);
	const text = String(value);
	return /e|^-0/i.test(text) ? expandNumber(text) : text;
}

// Digits of numeric are limited: https://www.postgresql.org/docs/current/datatype-numeric.html. What has more is left as it is written.
const mostDigits = 16_383;

function expandNumber(number: string): string {
	const [mantissa = "", exponent = "0"] = number.toLowerCase().split("e");
	const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(mantissa) ?? [];
	const power = Number(exponent);
	if (Math.abs(power) > mostDigits) return number;
	const digits = whole + fraction;
	const point = whole.length + power;
	const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
	const split = Math.max(point, 1);
	const before = padded.slice(0, split).replace(/^0+(?=\d)/, "");
	const after = padded.slice(split);
	const isZero = /^0*$/.test(before + after);
	return `${isZero ? "" : sign}${before}${after === "" ? "" : `.${after}`}`;
}

// 0.00120 is the digits 12 and the power −2: 0.12 × 10 ^ −2.
function splitNumber(number: string): { sign: string; digits: string; power: number } {
	const [, sign = "", whole = "", fraction = "", exponent = "0"] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
	const all = whole + fraction;
	const kept = all.replace(/^0+/, "");
	return { sign, digits: kept.replace(/0+$/, ""), power: Number(exponent) + whole.length - (all.length - kept.length) };
}
