import { createError, type StoredValue } from "../../base/index.ts";
import { compilePattern, type PatternMatch } from "../text/text-pattern.ts";
import { asInteger, type RegisteredFunction, strict } from "./registered-function.ts";

/**
 * Functions of regular expressions that begin at a character and look for the n-th match.
 * Source: https://www.postgresql.org/docs/15/functions-string.html, regexp_count to regexp_substr.
 */
export const registeredRegexpFunctions: readonly RegisteredFunction[] = [
	strict("regexp_matches_flags", 3, (text, pattern, flags) =>
		compilePattern(String(pattern), readFlags("regexp_like", flags)).test(String(text)) ? 1n : 0n,
	),
	strict("regexp_count", 4, (text, pattern, start, flags) =>
		asInteger([...matchesFrom(["regexp_count", text, pattern, start, flags])].length),
	),
	strict("regexp_instr", 7, (text, pattern, start, count, end, flags, group) => {
		checkNumber("n", count, 1);
		if (end !== 0 && end !== 1) throw badNumber("endoption", end);
		checkNumber("subexpr", group, 0);
		const match = takeNth(matchesFrom(["regexp_instr", text, pattern, start, flags]), Number(count));
		const [from, length] = placeOf(match, Number(group));
		if (from === undefined) return asInteger(0);
		return asInteger([...String(text).slice(0, end === 1 ? from + length : from)].length + 1);
	}),
	strict("regexp_substr", 6, (text, pattern, start, count, flags, group) => {
		checkNumber("n", count, 1);
		checkNumber("subexpr", group, 0);
		const match = takeNth(matchesFrom(["regexp_substr", text, pattern, start, flags]), Number(count));
		return match?.groups[group === 1 && match.groups.length === 1 ? 0 : Number(group)] ?? null;
	}),
	strict("regexp_replace_nth", 6, (text, pattern, by, start, count, flags) => {
		checkNumber("n", count, 0);
		const matches = matchesFrom(["", text, pattern, start, flags]);
		return replaceMatches(String(text), matches, String(by), Number(count));
	}),
	strict("regexp_replace_text", 4, (text, pattern, by, flags) => {
		// A number is where to begin: it is converted to text, for most give flags there.
		if (/^-?\d+$/.test(String(flags)))
			return replaceMatches(String(text), matchesFrom(["", text, pattern, Number(flags), ""]), String(by), 1);
		const matches = compilePattern(String(pattern), keepFlags(String(flags))).matchAll(String(text));
		return replaceMatches(String(text), matches, String(by), String(flags).includes("g") ? 0 : 1);
	}),
];

/**
 * The flags of a regular expression as they are given.
 * @throws invalid_argument (22023) for one that PostgreSQL does not know.
 */
export function keepFlags(flags: string): string {
	const unknown = [...flags].find((flag) => !"gimsnpqwxec".includes(flag));
	if (unknown === undefined) return flags;
	throw createError("invalid_argument", {
		problem: `"${unknown}" is no flag of a regular expression`,
		advice: "Use g, i, n, p, q, s, w or x.",
	});
}

function readFlags(name: string, given: string | number | undefined): string {
	const flags = keepFlags(String(given));
	if (name === "" || !flags.includes("g")) return flags;
	const advice = "Leave g out; regexp_matches finds all matches.";
	throw createError("invalid_argument", { problem: `${name}() does not support the flag g`, advice });
}

type Value = string | number | undefined;

function matchesFrom([name, text, pattern, start, flags]: readonly [string, Value, Value, Value, Value]) {
	checkNumber("start", start, 1);
	const compiled = compilePattern(String(pattern), readFlags(name, flags));
	const characters = [...String(text)];
	// Behind the last character there is nothing, not even for a pattern that matches the empty text.
	if (Number(start) > characters.length + 1) return [];
	const from = characters.slice(0, Number(start) - 1).join("").length;
	return compiled.matchAll(String(text), from);
}

function checkNumber(parameter: string, value: Value, least: number): void {
	if (Number(value) < least) throw badNumber(parameter, value);
}

function badNumber(parameter: string, value: Value): Error {
	const advice = "Characters, matches and groups count from 1.";
	const problem = `invalid value for parameter "${parameter}": ${String(value)}`;
	return createError("invalid_argument", { problem, advice });
}

function takeNth(matches: Iterable<PatternMatch>, count: number): PatternMatch | undefined {
	let place = 0;
	for (const match of matches) if (++place === count) return match;
	return undefined;
}

// Where a match or one of its groups begins, and how long it is. A pattern without groups has one: the whole of it.
function placeOf(match: PatternMatch | undefined, group: number): readonly [from: number | undefined, length: number] {
	if (!match) return [undefined, 0];
	if (group === 0 || (group === 1 && match.groups.length === 1)) return [match.index, match.end - match.index];
	const place = match.findGroup(group);
	return place ? [place[0], place[1] - place[0]] : [undefined, 0];
}

// \1 is a group, \& the whole match, \\ a backslash. https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-POSIX-REGEXP
// Of the matches the n-th is replaced, or all where that is 0.
function replaceMatches(text: string, matches: Iterable<PatternMatch>, by: string, count: number): StoredValue {
	let replaced = "";
	let from = 0;
	let place = 0;
	for (const { index, end, groups } of matches) {
		if (++place < count) continue;
		const filled = by.replace(/\\([1-9&\\])/g, (_, sign: string) =>
			sign === "\\" ? "\\" : (groups[sign === "&" ? 0 : Number(sign)] ?? ""),
		);
		replaced += text.slice(from, index) + filled;
		from = end;
		if (count > 0) break;
	}
	return replaced + text.slice(from);
}
