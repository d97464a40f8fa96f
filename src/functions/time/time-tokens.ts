import { findMonth, isIgnoredWord } from "./time-words.ts";

/** One piece of the text of a time: a number, a word, digits joined by a sign of dates, a clock, or an offset from UTC. */
export interface TimeToken {
	readonly kind: "number" | "word" | "date" | "clock" | "offset";
	readonly text: string;
}

// Words that digits may follow at once; any other word with digits or signs behind it is a date, or the name of a zone.
const plainWords: ReadonlySet<string> = new Set(["t", "j", "jd", "julian", "am", "pm", "ad", "bc"]);

const tokenTable: readonly (readonly [kind: TimeToken["kind"], pattern: RegExp])[] = [
	["clock", /\d+:[\d:.]*/y],
	["date", /\d+([-/.])(?:\d+\1[\d\-/.]*|[a-z-/.][a-z\d\-/.]*)|\d+[-/]\d+/y],
	["number", /\d+(?:\.\d*)?/y],
	["offset", /[+-]\s*\d[\d:]*/y],
	["word", /[+-]\s*[a-z]+/y],
];

/**
 * Cuts the text of a time into its pieces, in small letters; what stands between them is dropped.
 * Source: https://www.postgresql.org/docs/current/datetime-input-rules.html.
 * @returns undefined for a sign that no time has.
 * @example scanTime("5 Jan 2024") // [{ kind: "number", text: "5" }, { kind: "word", text: "jan" }, …]
 */
export function scanTime(text: string): readonly TimeToken[] | undefined {
	const lowered = text.toLowerCase();
	const tokens: TimeToken[] = [];
	let from = 0;
	while (from < lowered.length) {
		const token = readWord(lowered, from) ?? readToken(lowered, from);
		if (token) tokens.push(token.token);
		else if (!/[\s!-/:-@[-`{-~]/.test(lowered[from] ?? "") || /[+-]/.test(lowered[from] ?? "")) return undefined;
		from = token?.end ?? from + 1;
	}
	return tokens;
}

interface Found {
	readonly token: TimeToken;
	readonly end: number;
}

function readToken(text: string, from: number): Found | undefined {
	for (const [kind, pattern] of tokenTable) {
		pattern.lastIndex = from;
		const found = pattern.exec(text);
		if (found) return { token: { kind, text: found[0].replaceAll(/\s/g, "") }, end: pattern.lastIndex };
	}
	return undefined;
}

function readWord(text: string, from: number): Found | undefined {
	const word = /^[a-z]+/.exec(text.slice(from))?.[0];
	if (word === undefined) return undefined;
	const end = from + word.length;
	const next = text[end] ?? "";
	const isKnown = plainWords.has(word) || isIgnoredWord(word) || findMonth(word) !== undefined;
	const isLong = /[-/.]/.test(next) || (!isKnown && /[+\d_]/.test(next));
	if (!isLong) return { token: { kind: "word", text: word }, end };
	const whole = /^[a-z\d+\-/_.:]+/.exec(text.slice(from))?.[0] ?? word;
	return { token: { kind: "date", text: whole }, end: from + whole.length };
}
