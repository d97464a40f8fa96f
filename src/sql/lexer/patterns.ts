import type { CustomPatternMatcherFunc, CustomPatternMatcherReturn } from "chevrotain";
import { isReserved } from "./keyword-table.ts";

type MatchedToken = Parameters<CustomPatternMatcherFunc>[2][number];

/** Characters of a name after the first: letters, digits, _ and $, but no typographic quotes, dashes or blanks from beyond ASCII. */
const nameStart = "A-Za-z_\\u00aa\\u00b5\\u00ba\\u00c0-\\u1fff\\u2070-\\u2fff\\u3001-\\ufefe\\uff10-\\uffff";

/** An unquoted name. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
export const wordPattern = new RegExp(`[${nameStart}][${nameStart}0-9$]*`);

const digits = "[0-9](?:_?[0-9])*";
const number = `(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?)`;

/** A number. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS-NUMERIC */
export const numberPattern = new RegExp(`${number}(?![${nameStart}0-9.])`);

/** What begins as a number and is none: 5x, 1.2.3, 0xZ. */
export const junkNumberPattern = new RegExp(`\\.?[0-9][${nameStart}0-9$.]*`);

const quoted = "'[^']*(?:''[^']*)*'(?!')";
const escaped = "'[^'\\\\]*(?:(?:\\\\[\\s\\S]|'')[^'\\\\]*)*'(?!')";
/** A string goes on in the next line. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS */
const onNextLine = "[ \\t\\f\\v]*[\\n\\r]\\s*";

/** '…' and N'…'. */
export const plainStringPattern = new RegExp(`[nN]?${quoted}(?:${onNextLine}${quoted})*`);
/** E'…'. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-ESCAPE */
export const escapeStringPattern = new RegExp(`[eE]${escaped}(?:${onNextLine}${escaped})*`);

const escapeClause = "(?:\\s+[uU][eE][sS][cC][aA][pP][eE]\\s+'[^'\"+\\s0-9a-fA-F]')?";
/** U&'…' with its UESCAPE. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-UESCAPE */
export const unicodeStringPattern = new RegExp(`[uU]&${quoted}(?:${onNextLine}${quoted})*${escapeClause}`);
/** U&"…" with its UESCAPE. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
export const unicodeNamePattern = new RegExp(`[uU]&"[^"]*(?:""[^"]*)*"(?!")${escapeClause}`);

/** Operators of other dialects and of types that are not here; each is told by its name. */
export const wrongOperatorPattern =
	/===?|=<|=!|=~|<=>|<->|<#>|<\+>|<<\||\|>>|\*\*|\*=|!!|!(?![=~])|\^@|@@@|@-@|##|\?#|-\|-|&<\|?|\|?&>|~<=?~|~>=?~|~=/;

/** A parameter with its name after @. */
export const atParameterPattern = new RegExp(`@[${nameStart}][${nameStart}0-9$]*`);

const namedParameterPattern = new RegExp(`:[${nameStart}][${nameStart}0-9$]*`, "y");
const dollarTagPattern = new RegExp(`\\$(?:[${nameStart}][${nameStart}0-9]*)?\\$`, "y");
const bracketedPattern = /\[[^\]]*(?:\]\][^\]]*)*\]/y;
const bracketedNameStartPattern = new RegExp(`\\[[${nameStart}"]`, "y");
/** The words after the brace that opens an escape. https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/odbc-escape-sequences */
const escapeStartPattern = new RegExp(
	`\\{(?=\\s*(?:(?:fn|d|t|ts|oj|escape|call|interval|guid|limit)(?![${nameStart}0-9$])|\\?\\s*=))`,
	"iy",
);
const cacheSuffixPattern = new RegExp(`#[cC][aA][cC][hH][eE](?![${nameStart}0-9$])`, "y");

/** Block comments nest. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-COMMENTS */
export function matchBlockComment(text: string, offset: number): CustomPatternMatcherReturn | null {
	if (!text.startsWith("/*", offset)) return null;
	const mark = /\/\*|\*\//g;
	mark.lastIndex = offset;
	let depth = 0;
	for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
		depth += found[0] === "/*" ? 1 : -1;
		if (depth === 0) return [text.slice(offset, mark.lastIndex)];
	}
	return null;
}

/** $$…$$ and $tag$…$tag$. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-DOLLAR-QUOTING */
export function matchDollarString(text: string, offset: number): CustomPatternMatcherReturn | null {
	const tag = matchAt(dollarTagPattern, text, offset);
	if (tag === undefined) return null;
	const end = text.indexOf(tag, offset + tag.length);
	return end < 0 ? null : [text.slice(offset, end + tag.length)];
}

/** The brackets that are open at a place in the text, innermost last. */
export type OpenBracket = "(" | "[" | "{" | "array";

/** Patterns that depend on what is open around them; `restart` before each text. */
export interface BracketPatterns {
	restart(): void;
	readonly openRound: CustomPatternMatcherFunc;
	readonly closeRound: CustomPatternMatcherFunc;
	readonly closeSquare: CustomPatternMatcherFunc;
	readonly openSquare: CustomPatternMatcherFunc;
	readonly openBrace: CustomPatternMatcherFunc;
	readonly closeBrace: CustomPatternMatcherFunc;
	readonly bracketedName: CustomPatternMatcherFunc;
	readonly namedParameter: CustomPatternMatcherFunc;
	readonly cacheSuffix: CustomPatternMatcherFunc;
}

/**
 * Makes the patterns that tell a bracketed name `[x]` from a subscript or array, and a parameter `:x` from the colon of a slice `a[1:x]`.
 * After an operand `[` opens a subscript, unless a blank comes before it and a letter after it (`contacts [c]`); after ARRAY and inside of its
 * brackets it opens an array; anywhere else it is a name.
 */
export function createBracketPatterns(): BracketPatterns {
	let open: OpenBracket[] = [];
	const openSquare = (text: string, offset: number, matched: MatchedToken[]): CustomPatternMatcherReturn | null => {
		if (text[offset] !== "[") return null;
		const previous = matched.at(-1);
		const isArray = startsArray(previous, open.at(-1));
		if (!isArray && !startsSubscript(text, offset, matched)) return null;
		open.push(isArray ? "array" : "[");
		return ["["];
	};
	return {
		restart() {
			open = [];
		},
		openRound(text, offset) {
			if (text[offset] !== "(") return null;
			open.push("(");
			return ["("];
		},
		closeRound: (text, offset) => closeBracket(text, offset, ")", open),
		closeSquare: (text, offset) => closeBracket(text, offset, "]", open),
		openSquare,
		openBrace(text, offset) {
			if (matchAt(escapeStartPattern, text, offset) === undefined) return null;
			open.push("{");
			return ["{"];
		},
		closeBrace: (text, offset) => (open.includes("{") ? closeBracket(text, offset, "}", open) : null),
		bracketedName(text, offset) {
			const name = matchAt(bracketedPattern, text, offset);
			return name === undefined ? null : [name];
		},
		namedParameter(text, offset) {
			if (open.at(-1) === "[") return null;
			const name = matchAt(namedParameterPattern, text, offset);
			return name === undefined ? null : [name];
		},
		cacheSuffix(text, offset, matched) {
			const previous = matched.at(-1);
			if (previous === undefined || previous.startOffset + previous.image.length !== offset) return null;
			const suffix = endsOperand(matched) ? matchAt(cacheSuffixPattern, text, offset) : undefined;
			return suffix === undefined ? null : [suffix];
		},
	};
}

function closeBracket(
	text: string,
	offset: number,
	sign: string,
	open: OpenBracket[],
): CustomPatternMatcherReturn | null {
	if (text[offset] !== sign) return null;
	open.pop();
	return [sign];
}

function startsArray(previous: MatchedToken | undefined, innermost: OpenBracket | undefined): boolean {
	if (previous === undefined) return false;
	if (previous.image.toLowerCase() === "array") return true;
	return innermost === "array" && (previous.image === "[" || previous.image === ",");
}

function startsSubscript(text: string, offset: number, matched: readonly MatchedToken[]): boolean {
	const previous = matched.at(-1);
	if (previous === undefined || !endsOperand(matched)) return false;
	const hasBlankBefore = previous.startOffset + previous.image.length < offset;
	return !(hasBlankBefore && matchAt(bracketedNameStartPattern, text, offset) !== undefined);
}

function endsOperand(matched: readonly MatchedToken[]): boolean {
	const image = matched.at(-1)?.image ?? "";
	if (/^(?:[)\]}]$|[$:@]\w|["`[].)/.test(image)) return true;
	if (!/^[\p{L}_]/u.test(image) || image.endsWith("'")) return false;
	return !isReserved(image) || matched.at(-2)?.image === ".";
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
	pattern.lastIndex = offset;
	return pattern.exec(text)?.[0];
}
