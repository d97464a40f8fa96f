import { checkTextLength, createError } from "../../base/index.ts";
import { compilePattern } from "../text/text-pattern.ts";
import { define, type RegisteredFunction, strict } from "./registered-function.ts";

/** Text functions in JavaScript: those where SQLite knows only ASCII, or nothing at all. */
export const registeredTextFunctions: readonly RegisteredFunction[] = [
	strict("lower", 1, (text) => toLower(String(text))),
	strict("upper", 1, (text) => toUpper(String(text))),
	strict("initcap", 1, (text) =>
		toLower(String(text)).replace(/[\p{L}\p{N}]+/gu, (word) => {
			const [first = "", ...rest] = word;
			return toUpper(first) + rest.join("");
		}),
	),
	define("substring_from", -1, (...values) => {
		const [text, start, length] = values;
		if (values.includes(null) || text === undefined || start === undefined) return null;
		return substringFrom(String(text), Number(start), length === undefined ? undefined : Number(length));
	}),
	strict("left_part", 2, (text, count) => {
		const characters = [...String(text)];
		return characters
			.slice(0, Number(count) < 0 ? Math.max(0, characters.length + Number(count)) : Number(count))
			.join("");
	}),
	strict("right_part", 2, (text, count) => {
		const characters = [...String(text)];
		return characters
			.slice(Number(count) < 0 ? -Number(count) : Math.max(0, characters.length - Number(count)))
			.join("");
	}),
	strict("find_from", 3, (part, text, start) => {
		const first = Math.max(1, Number(start));
		const rest = [...String(text)].slice(first - 1).join("");
		const place = rest.indexOf(String(part));
		return place < 0 ? 0n : BigInt([...rest.slice(0, place)].length + first);
	}),
	strict("split_part", 3, (text, separator, index) => {
		if (Number(index) === 0) {
			throw createError("invalid_argument", {
				problem: "field position must not be zero",
				advice: "Count the pieces from 1, or from -1 at the end.",
			});
		}
		const pieces = separator === "" ? [String(text)] : String(text).split(String(separator));
		return pieces.at(Number(index) > 0 ? Number(index) - 1 : Number(index)) ?? "";
	}),
	strict("character_of", 1, (code) => characterOf(Number(code))),
	strict("repeat_text", 2, (text, count) => {
		checkTextLength(String(text).length * Math.max(0, Number(count)));
		return String(text).repeat(Math.max(0, Number(count)));
	}),
	strict("reverse_text", 1, (text) => [...String(text)].reverse().join("")),
	define("lpad", -1, (...values) => pad(values, (text, filling) => filling + text)),
	define("rpad", -1, (...values) => pad(values, (text, filling) => text + filling)),
	define("regexp_matches_text", 3, (text, pattern, flags) => {
		if (text === null || pattern === null) return null;
		return compilePattern(String(pattern), String(flags ?? "")).test(String(text)) ? 1n : 0n;
	}),
	strict("similar_to", 3, (text, pattern, escaping) =>
		compilePattern(translateSimilar(String(pattern), String(escaping)), "").test(String(text)) ? 1n : 0n,
	),
];

// A text has no U+0000, and no half of a pair.
function characterOf(code: number): string {
	const problem =
		code < 0
			? "the number of a character must not be negative"
			: code === 0
				? "U+0000 is not allowed in a text"
				: code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)
					? `${String(code)} is the number of no character`
					: undefined;
	if (problem === undefined) return String.fromCodePoint(code);
	throw createError(code < 0 ? "invalid_argument" : "no_character", { problem, advice: "Give a number of Unicode." });
}

// Letter by letter, as PostgreSQL has it from the C library: ß has no capital of its own, and a sigma looks at no neighbour.
const beyondAscii = /[\u{80}-\u{10ffff}]/u;

function toUpper(text: string): string {
	if (!beyondAscii.test(text)) return text.toUpperCase();
	return Array.from(text, (letter) => keepOne(letter.toUpperCase()) ?? letter).join("");
}

function toLower(text: string): string {
	if (!beyondAscii.test(text)) return text.toLowerCase();
	// İ becomes i and a dot above it, of which the dot is left out.
	return Array.from(text, (letter) => Array.from(letter.toLowerCase())[0]).join("");
}

function keepOne(letters: string): string | undefined {
	return Array.from(letters).length === 1 ? letters : undefined;
}

// Positions may lie before the first character: they use up the length but give nothing.
function substringFrom(text: string, start: number, length: number | undefined): string {
	if (length !== undefined && length < 0) {
		throw createError("execution_failed", {
			sqlState: "22011",
			problem: "negative substring length not allowed",
			advice: "Give a length of 0 or more.",
		});
	}
	const characters = [...text];
	const from = Math.max(0, start - 1);
	return characters.slice(from, length === undefined ? undefined : Math.max(from, start - 1 + length)).join("");
}

function pad(values: readonly unknown[], join: (text: string, filling: string) => string): string | null {
	const [text, length, fill = " "] = values;
	if (values.some((value) => value === null)) return null;
	const characters = [...String(text)];
	const size = Math.max(0, Number(length));
	checkTextLength(size);
	if (characters.length >= size) return characters.slice(0, size).join("");
	const filling = [...String(fill)];
	if (filling.length === 0) return String(text);
	const missing = size - characters.length;
	const rest = filling.slice(0, missing % filling.length).join("");
	return join(String(text), filling.join("").repeat(Math.floor(missing / filling.length)) + rest);
}

// SQL's regular expressions: % and _ as in LIKE, | * + ? {} () [] as usual, the whole text has to match.
function translateSimilar(pattern: string, escaping: string): string {
	let [translated, isEscaped, isInBrackets] = ["", false, false];
	for (const character of pattern) {
		const literal = character.replace(/[$()*+.?[\\\]^{|}/]/gu, "\\$&");
		if (isEscaped) translated += literal;
		else if (character === escaping) {
			isEscaped = true;
			continue;
		} else if (isInBrackets) translated += character === "\\" ? "\\\\" : character;
		else if (character === "%") translated += ".*";
		else if (character === "_") translated += ".";
		else translated += ".^$\\".includes(character) ? literal : character;
		isEscaped = false;
		if (character === "[") isInBrackets = true;
		if (character === "]") isInBrackets = false;
	}
	return `^(?:${translated})$`;
}
