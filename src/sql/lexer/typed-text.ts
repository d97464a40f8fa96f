import type { IToken, TokenType } from "chevrotain";
import { isReserved } from "./keyword-table.ts";
import { resolveTokens } from "./resolve.ts";
import { scanTokens } from "./tokenize.ts";
import {
	BitStringToken,
	IdentifierToken,
	mistakeTokens,
	NumberToken,
	parameterTokens,
	quotedNameTokens,
	Semicolon,
	StarQualifier,
	stringTokens,
} from "./tokens.ts";

/** A piece of a text that is being written, and what it is. */
export interface TextSpan {
	readonly kind: "keyword" | "name" | "string" | "number" | "parameter" | "comment" | "sign";
	readonly start: number;
	readonly end: number;
}

/** A text that is being written, cut at its semicolons. */
export interface TypedText {
	/** What has a semicolon, without it. */
	readonly statements: readonly string[];
	/** What stands behind the last semicolon; empty where that is blanks and comments alone. */
	readonly rest: string;
	/** What is open at the end of the rest. */
	readonly open: "string" | "name" | "comment" | "parenthesis" | undefined;
}

const openEnds = new Map<TokenType, TypedText["open"]>([
	[mistakeTokens.unterminatedString, "string"],
	[mistakeTokens.unterminatedDollar, "string"],
	[mistakeTokens.unterminatedName, "name"],
	[mistakeTokens.unterminatedComment, "comment"],
]);

/**
 * Cuts what a person has typed so far into statements that are complete and one that is not.
 * @example cutTypedText("SELECT 1; SELECT 'a;") // { statements: ["SELECT 1"], rest: "SELECT 'a;", open: "string" }
 */
export function cutTypedText(text: string): TypedText {
	const statements: string[] = [];
	let start: number | undefined;
	let depth = 0;
	let open: TypedText["open"];
	for (const token of scanTokens(text)) {
		open = openEnds.get(token.tokenType);
		if (token.tokenType === Semicolon) {
			if (start !== undefined) statements.push(text.slice(start, token.startOffset).trimEnd());
			start = undefined;
			depth = 0;
			continue;
		}
		start ??= token.startOffset;
		if (/^[([{]$/.test(token.image)) depth++;
		if (/^[)\]}]$/.test(token.image)) depth--;
	}
	const rest = start === undefined ? "" : text.slice(start);
	return { statements, rest, open: open ?? (depth > 0 ? "parenthesis" : undefined) };
}

/**
 * What the pieces of a text are, for colours.
 * @example listTextSpans("SELECT 1") // [{ kind: "keyword", start: 0, end: 6 }, { kind: "number", start: 7, end: 8 }]
 */
export function listTextSpans(text: string): readonly TextSpan[] {
	const spans: TextSpan[] = [];
	let end = 0;
	const addComments = (until: number): void => {
		// Between tokens stand blanks and comments alone.
		for (const match of text.slice(end, until).matchAll(/\S.*/gs)) {
			spans.push({ kind: "comment", start: end + match.index, end: until });
		}
	};
	const tokens = [...scanTokens(text)];
	const spellings = tokens.map(({ tokenType }) => tokenType);
	const isResolved = resolveWords(tokens);
	for (const [index, token] of tokens.entries()) {
		addComments(token.startOffset);
		end = token.startOffset + token.image.length;
		const spelling = spellings[index] ?? IdentifierToken;
		const kind = spelling === IdentifierToken ? findWordKind(token, isResolved) : (kinds.get(spelling) ?? "sign");
		spans.push({ kind, start: token.startOffset, end });
	}
	addComments(text.length);
	return spans;
}

const kinds = new Map<TokenType, TextSpan["kind"]>([
	[NumberToken, "number"],
	[BitStringToken, "string"],
	...parameterTokens.map((token): [TokenType, TextSpan["kind"]] => [token, "parameter"]),
	...quotedNameTokens.map((token): [TokenType, TextSpan["kind"]] => [token, "name"]),
	...Object.values(stringTokens).map((token): [TokenType, TextSpan["kind"]] => [token, "string"]),
	[mistakeTokens.unterminatedString, "string"],
	[mistakeTokens.unterminatedDollar, "string"],
	[mistakeTokens.unterminatedComment, "comment"],
	[mistakeTokens.unterminatedName, "name"],
]);

// Whether a word is a keyword depends on those around it, as far as these can be understood.
function resolveWords(tokens: IToken[]): boolean {
	try {
		resolveTokens(tokens);
		return true;
	} catch {
		return false;
	}
}

function findWordKind({ tokenType, image }: IToken, isResolved: boolean): TextSpan["kind"] {
	if (!isResolved) return isReserved(image) ? "keyword" : "name";
	return tokenType === IdentifierToken || tokenType === StarQualifier ? "name" : "keyword";
}
