import { createError, formatJson } from "../../base/index.ts";
import { formatText } from "../text/format-text.ts";
import { quoteLiteral, quoteName, splitName } from "../text/quoted-text.ts";
import { compilePattern, type PatternMatch } from "../text/text-pattern.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";
import { keepFlags } from "./registered-regexp-functions.ts";

/** Regular expressions and text editing in JavaScript. */
export const registeredPatternFunctions: readonly RegisteredFunction[] = [
	strict("regexp_groups", 3, (text, pattern, flags) => {
		const match = findFirst(String(text), String(pattern), keepFlags(String(flags)));
		return match ? formatJson(match.groups.length > 1 ? match.groups.slice(1) : match.groups) : null;
	}),
	strict("patindex", 2, (pattern, text) => {
		const inner = [...String(pattern).replace(/^%/, "").replace(/%$/, "")].map(translateLike).join("");
		const start = String(pattern).startsWith("%") ? "" : "^";
		const end = String(pattern).endsWith("%") ? "" : "$";
		const match = findFirst(String(text), start + inner + end, "");
		return asInteger(match ? [...String(text).slice(0, match.index)].length + 1 : 0);
	}),
	strict("translate", 3, (text, from, to) => {
		const [source, target] = [[...String(from)], [...String(to)]];
		return [...String(text)]
			.map((character) => (source.includes(character) ? (target[source.indexOf(character)] ?? "") : character))
			.join("");
	}),
	strict("stuff_text", 4, (text, from, count, by) => {
		const characters = [...String(text)];
		const start = Math.max(0, Number(from) - 1);
		return (
			characters.slice(0, start).join("") + String(by) + characters.slice(start + Math.max(0, Number(count))).join("")
		);
	}),
	strict("overlay_text", 4, (text, by, from, count) => {
		const characters = [...String(text)];
		const [start, length] = [Number(from), Number(count)];
		if (start <= 0) {
			const problem = "the part that overlay replaces begins before the text";
			throw createError("execution_failed", { sqlState: "22011", problem, advice: "Characters count from 1." });
		}
		// A count below nought shows characters twice.
		const rest = characters.slice(Math.max(0, start - 1 + length));
		return characters.slice(0, start - 1).join("") + String(by) + rest.join("");
	}),
	define("format_text", -1, (template = null, ...values) =>
		template === null ? null : formatText(String(template), values),
	),
	strict("parse_ident", 2, (text, isStrict) => JSON.stringify(splitName(String(text), Number(isStrict) !== 0))),
	strict("quote_ident", 1, (text) => quoteName(String(text))),
	strict("quote_text", 1, (text) => quoteLiteral(String(text))),
	strict("normalize_text", 2, (text, form) => {
		const name = String(form).toUpperCase();
		if (name === "NFC" || name === "NFD" || name === "NFKC" || name === "NFKD") return String(text).normalize(name);
		throw createError("invalid_argument", {
			problem: `"${String(form)}" is no Unicode normal form`,
			advice: "Use NFC, NFD, NFKC or NFKD.",
		});
	}),
	strict("mask_text", 4, (text, character, first, last) => {
		const characters = [...String(text)];
		return characters
			.map((own, index) =>
				index < Number(first) || index >= characters.length - Number(last) ? own : String(character),
			)
			.join("");
	}),
	strict("levenshtein", 2, (left, right) => asInteger(countEdits([...String(left)], [...String(right)]))),
	strict("sound_difference", 2, (left, right) => {
		const [first, second] = [soundOf(String(left)), soundOf(String(right))];
		return asInteger([...first].filter((character, index) => character === second[index]).length);
	}),
];

function findFirst(text: string, pattern: string, flags: string): PatternMatch | undefined {
	const [first] = takeFirst(compilePattern(pattern, flags).matchAll(text));
	return first;
}

function* takeFirst(matches: Generator<PatternMatch>): Generator<PatternMatch> {
	for (const match of matches) {
		yield match;
		return;
	}
}

function translateLike(character: string): string {
	if (character === "%") return ".*";
	return character === "_" ? "." : character.replace(/[$()*+.?\\^{|}/]/gu, "\\$&");
}

function countEdits(left: readonly string[], right: readonly string[]): number {
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (const [row, own] of left.entries()) {
		const current = [row + 1];
		for (const [column, other] of right.entries()) {
			const replaced = (previous[column] ?? 0) + (own === other ? 0 : 1);
			current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
		}
		previous = current;
	}
	return previous.at(-1) ?? 0;
}

const soundCodes: Readonly<Record<string, string>> = Object.fromEntries(
	["BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"].flatMap((letters, index) =>
		[...letters].map((letter) => [letter, String(index + 1)]),
	),
);

function soundOf(word: string): string {
	const letters = [...word.toUpperCase().replaceAll(/[^A-Z]/g, "")];
	let [code, last] = [letters[0] ?? "", soundCodes[letters[0] ?? ""]];
	for (const letter of letters.slice(1)) {
		const own = soundCodes[letter];
		if (own !== undefined && own !== last) code += own;
		if (letter !== "H" && letter !== "W") last = own;
	}
	return code.padEnd(4, "0").slice(0, 4);
}
