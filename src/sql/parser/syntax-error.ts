import {
	EOF,
	type IParserErrorMessageProvider,
	type IRecognitionException,
	type IToken,
	type TokenType,
} from "chevrotain";
import { createError, functionHint, type ProviderError } from "../../base/index.ts";
import { decodeName } from "../lexer/literal.ts";
import { quoteExcerpt } from "../lexer/mistake.ts";
import { Dot, IdentifierToken, K, StringToken } from "../lexer/tokens.ts";
import { findContinuations } from "./continuation-table.ts";
import { readWord, type SyntaxContext } from "./syntax-context.ts";
import { findHint } from "./syntax-hint.ts";
import {
	type UnsupportedRow,
	unsupportedClauses,
	unsupportedForms,
	unsupportedStatements,
} from "./unsupported-table.ts";

/** Stands between the labels of what was expected; no label has it. */
const separator = "\u0001";

/** Chevrotain's messages hold nothing but the labels of what was expected. */
export const expectations: IParserErrorMessageProvider = {
	buildMismatchTokenMessage: ({ expected }) => labelOf(expected),
	buildNotAllInputParsedMessage: () => "the end of the statement",
	buildNoViableAltMessage: ({ customUserDescription, expectedPathsPerAlt }) =>
		customUserDescription ?? joinLabels(expectedPathsPerAlt.flat()),
	buildEarlyExitMessage: ({ customUserDescription, expectedIterationPaths }) =>
		customUserDescription ?? joinLabels(expectedIterationPaths),
};

/**
 * The one error about a statement that the grammar does not take: what was found, what was expected in plain words, and what to do.
 * @example syntax error at "FORM": expected a comma, FROM, or the end of the statement (hint: Did you mean FROM?)
 */
export function createSyntaxError(exception: IRecognitionException, tokens: readonly IToken[]): ProviderError {
	const isEnd = exception.token.tokenType === EOF;
	const index = isEnd ? tokens.length : tokens.indexOf(exception.token);
	const context: SyntaxContext = { tokens, index, expected: exception.message.split(separator) };
	const last = tokens.at(-1);
	const position = isEnd && last !== undefined ? last.startOffset + last.image.length : exception.token.startOffset;
	const unsupported = findUnsupported(context);
	if (unsupported !== undefined) {
		const { feature } = unsupported;
		const advice = unsupported.advice.replaceAll("{name}", askedTable(tokens));
		return createError("not_supported", { feature, advice }, { position });
	}
	return createError(
		"sql_syntax",
		{
			found: isEnd ? "the end of the statement" : quoteExcerpt(exception.token.image),
			problem: `expected ${listExpected(context)}`,
			advice: findHint(context) ?? "",
		},
		{ position },
	);
}

function labelOf(token: TokenType): string {
	return token.LABEL ?? token.name;
}

/** The two dozen tokens that begin an expression are told as one. */
function joinLabels(paths: readonly TokenType[][]): string {
	const first = paths.flatMap((path) => path.slice(0, 1));
	const others = first.includes(K.not) && first.includes(K.case) ? first.slice(0, first.indexOf(K.not)) : first;
	const labels = others.map(labelOf);
	return [...labels, ...(others.length < first.length ? ["an expression"] : [])].join(separator);
}

function findUnsupported({ tokens, index }: SyntaxContext): UnsupportedRow | undefined {
	const word = readWord(tokens, index);
	const previous = readWord(tokens, index - 1);
	const next = readWord(tokens, index + 1);
	if (index === 0 || previous === "explain" || (index <= 3 && (previous === "analyze" || previous === "verbose"))) {
		return unsupportedStatements.find(
			(row) =>
				row.word === word &&
				(row.previous === undefined || row.previous === previous) &&
				(row.next === undefined || row.next === next),
		);
	}
	const first = readWord(tokens, 0);
	const found = unsupportedClauses.find(
		(row) =>
			(row.word === undefined || row.word === word) &&
			(row.next === undefined || row.next === next) &&
			(row.previous === undefined || row.previous === previous) &&
			(row.first === undefined || row.first === first),
	);
	return found ?? findUnsupportedForm(tokens, index);
}

/** The table that DESCRIBE t, PRAGMA table_info(t), SHOW COLUMNS FROM s.t or SHOW CREATE TABLE t asks about. */
function askedTable(tokens: readonly IToken[]): string {
	const lead = tokens.findIndex((_, index) => index > 0 && ["from", "in", "("].includes(readWord(tokens, index)));
	const names = tokens.slice(Math.max(lead, 0) + 1);
	let at = names.findIndex(({ tokenType }) => tokenType === IdentifierToken || tokenType === StringToken);
	while (names[at + 1]?.tokenType === Dot && names[at + 2]?.tokenType === IdentifierToken) at += 2;
	const token = names[at];
	if (token === undefined) return "contacts";
	if (token.tokenType === StringToken) return String(token.payload).replaceAll("'", "''");
	const { name, isQuoted } = decodeName(token.image);
	return (isQuoted ? name : name.toLowerCase()).replaceAll("'", "''");
}

/** The innermost call that the reading stopped in, if it is one that PostgreSQL spells with words. */
function findUnsupportedForm(tokens: readonly IToken[], index: number): UnsupportedRow | undefined {
	let depth = 0;
	for (let at = index - 1; at > 0; at--) {
		const image = tokens[at]?.image;
		if (image === ")") depth++;
		if (image !== "(" || depth-- > 0) continue;
		const name = readWord(tokens, at - 1);
		if (!unsupportedForms.includes(name)) return undefined;
		const advice = `Call it with commas between its arguments. ${functionHint}`;
		return { feature: `this form of ${name}(…)`, advice };
	}
	return undefined;
}

/** At most six of what was expected: what continues the clause comes first, for that is what people forget. */
function listExpected(context: SyntaxContext): string {
	const isEndOfList = context.expected.length === 1 && /^"\)"$|^the end/.test(context.expected[0] ?? "");
	const continuations = isEndOfList ? findContinuations(context.tokens, context.index) : [];
	const all = [...new Set([...continuations, ...context.expected])].slice(0, 6);
	const last = all.pop() ?? "";
	return all.length === 0 ? last : `${all.join(", ")} or ${last}`;
}
