import { createRequire } from "node:module";
import type * as Re2 from "re2js";
import { createError } from "../../base/index.ts";
import { type TranslatedPattern, translatePattern } from "./pattern-translation.ts";

/** One place where a pattern matches. */
export interface PatternMatch {
	/** In UTF-16 units. */
	readonly index: number;
	readonly end: number;
	/** The whole match, then its groups; null for one that took no part. */
	readonly groups: readonly (string | null)[];
	/** Where a group begins and ends, in UTF-16 units too; it is asked before the next match is looked for. */
	findGroup(group: number): readonly [start: number, end: number] | undefined;
}

/** A regular expression of PostgreSQL, ready to match. */
export interface TextPattern {
	/**
	 * Whether it matches anywhere in a text.
	 * @throws execution_failed (54000) when it would take too long on this text.
	 */
	test(text: string): boolean;
	/** The matches from left to right, none overlapping another, from a place in UTF-16 units on. */
	matchAll(text: string, from?: number): Generator<PatternMatch>;
}

const compiled = new Map<string, TextPattern>();

/**
 * Compiles a pattern, once for all rows.
 * @param flags PostgreSQL's: i, n, m, s, p, w, x, q, g; https://www.postgresql.org/docs/current/functions-matching.html#POSIX-EMBEDDED-OPTIONS-TABLE.
 * @throws execution_failed (2201B) for a pattern that is not valid.
 * @example compilePattern("^a", "i").test("Abc") // true
 */
export function compilePattern(pattern: string, flags: string): TextPattern {
	const key = `${flags}/${pattern}`;
	const known = compiled.get(key);
	if (known) return known;
	try {
		const made = makePattern(pattern, flags);
		// A pattern that is a column's value could be another one in every row.
		if (compiled.size >= 100) compiled.clear();
		compiled.set(key, made);
		return made;
	} catch (cause) {
		const reason =
			cause instanceof SyntaxError && !cause.message.startsWith("Invalid regular") ? cause.message : undefined;
		const problem = `the regular expression "${pattern.slice(0, 60)}" is not valid${reason === undefined ? "" : `: ${reason}`}`;
		const advice = "Escape special characters with a backslash.";
		throw createError("execution_failed", { sqlState: "2201B", problem, advice }, { cause });
	}
}

// What trying may take on one text: some tenths of a second.
const mostSteps = 3e7;

function makePattern(pattern: string, given: string): TextPattern {
	const translated = translatePattern(
		given.includes("q") ? `***=${pattern}` : given.includes("x") ? `(?x)${pattern}` : pattern,
	);
	const flags = given + translated.flags;
	const isCaseless = flags.lastIndexOf("i") > flags.lastIndexOf("c");
	// By default a dot takes line breaks too, and ^ and $ are the ends of the text.
	const isDotAll = !/[nmp]/.test(flags);
	const isMultiline = /[nmw]/.test(flags);
	const trying = compileTrying(translated, { isCaseless, isDotAll, isMultiline });
	const linear = translated.needsBacktracking
		? undefined
		: compileLinear(translated, { isCaseless, isDotAll, isMultiline });
	const isCheap = (text: string) =>
		!translated.isNested && (text.length + 1) ** (translated.unbounded + 1) <= mostSteps;
	return {
		test(text) {
			if (linear && !isCheap(text)) return linear.matcher(text).find();
			if (!linear) checkCost(pattern, text, isCheap(text));
			trying.lastIndex = 0;
			return trying.test(text);
		},
		*matchAll(text, from = 0) {
			// The longest match, as POSIX and PostgreSQL want it, is RE2's; of the first way that fits, JavaScript's.
			if (linear) yield* matchLinear(linear, text, from);
			else {
				checkCost(pattern, text, isCheap(text));
				trying.lastIndex = from;
				for (const match of text.matchAll(trying))
					yield {
						index: match.index,
						end: match.index + match[0].length,
						groups: [...(match as readonly (string | undefined)[])].map((group) => group ?? null),
						findGroup: (group) => findPlaced(trying, text, match.index, group),
					};
			}
		},
	};
}

interface Options {
	readonly isCaseless: boolean;
	readonly isDotAll: boolean;
	readonly isMultiline: boolean;
}

function compileTrying({ source }: TranslatedPattern, { isCaseless, isDotAll, isMultiline }: Options): RegExp {
	const plain = source.replaceAll("(?-m:^)", "(?<![\\s\\S])").replaceAll("(?-m:$)", "(?![\\s\\S])");
	return new RegExp(plain, `gu${isCaseless ? "i" : ""}${isDotAll ? "s" : ""}${isMultiline ? "m" : ""}`);
}

function compileLinear(
	{ source, isLazy }: TranslatedPattern,
	{ isCaseless, isDotAll, isMultiline }: Options,
): Re2.RE2JS {
	const { RE2JS } = loadRe2();
	const plain = source.replaceAll("(?-m:^)", "\\A").replaceAll("(?-m:$)", "\\z");
	const flags = [
		isCaseless ? RE2JS.CASE_INSENSITIVE : 0,
		isDotAll ? RE2JS.DOTALL : 0,
		isMultiline ? RE2JS.MULTILINE : 0,
		isLazy ? 0 : RE2JS.LONGEST_MATCH,
	];
	return RE2JS.compile(
		plain,
		flags.reduce((all, flag) => all | flag),
	);
}

// It takes a hundredth of a second to load, in each thread, and most statements have no regular expression.
function loadRe2(): typeof Re2 {
	re2 ??= createRequire(import.meta.url)("re2js") as typeof Re2;
	return re2;
}

let re2: typeof Re2 | undefined;

function* matchLinear(pattern: Re2.RE2JS, text: string, from: number): Generator<PatternMatch> {
	const matcher = pattern.matcher(text);
	const count = matcher.groupCount();
	// RE2's find with a place begins anew there, and knows what stands before it.
	for (let isFound = matcher.find(from); isFound; isFound = matcher.find()) {
		const groups = Array.from({ length: count + 1 }, (_, index) => matcher.group(index));
		yield {
			index: matcher.start(),
			end: matcher.end(),
			groups,
			findGroup: (group) =>
				groups[group] === undefined || groups[group] === null ? undefined : [matcher.start(group), matcher.end(group)],
		};
	}
}

// JavaScript tells the places of groups at a cost, so only of the match that is asked about.
function findPlaced(trying: RegExp, text: string, index: number, group: number) {
	const placed = new RegExp(trying.source, `${trying.flags}dy`);
	placed.lastIndex = index;
	return placed.exec(text)?.indices?.[group];
}

function checkCost(pattern: string, text: string, isCheap: boolean): void {
	if (isCheap) return;
	throw createError("execution_failed", {
		sqlState: "54000",
		problem: `the regular expression "${pattern.slice(0, 60)}" would take too long on a text of ${String(text.length)} characters`,
		advice:
			"Do without back references, looking around and borders of words, or without repetitions inside of repetitions.",
	});
}
