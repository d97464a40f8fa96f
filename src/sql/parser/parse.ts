import type { IToken } from "chevrotain";
import { createError, ProviderError } from "../../base/index.ts";
import type { Statement } from "../ast/index.ts";
import { maxNesting } from "../lexer/parentheses.ts";
import { tokenize } from "../lexer/tokenize.ts";
import { freezeStatement } from "../tree/freeze.ts";
import { maxLookahead } from "./names-parser.ts";
import { type PreparedGrammar, preparedGrammar } from "./prepared-grammar.ts";
import { PreparedParser } from "./prepared-parser.ts";
import { cutTokens } from "./script.ts";
import { StatementsParser } from "./statements-parser.ts";
import { createSyntaxError, expectations } from "./syntax-error.ts";

let parser: StatementsParser | undefined;

/**
 * The tree of exactly one statement, frozen; a semicolon may follow it.
 * @example parseStatement("SELECT id FROM contacts LIMIT 5") // { kind: "Query", at: 0, body: { kind: "Select", … }, … limit: { kind: "NumberLiteral", … } }
 * @throws sql_syntax (42601) with the position, statement_too_complex (54001), statement_too_long (54000), not_supported (0A000).
 */
export function parseStatement(text: string): Statement {
	const [first, second] = splitStatements(text);
	if (first === undefined) {
		throw createError(
			"sql_syntax",
			{ found: "the end of the text", problem: "there is no statement", advice: "Write one, for instance SELECT 1." },
			{ position: text.length },
		);
	}
	if (second !== undefined) {
		throw createError(
			"sql_syntax",
			{
				found: `"${second[0]?.image ?? ""}"`,
				problem: "a second statement begins here, and only one is taken at a time",
				advice: "Run the statements one by one.",
			},
			{ position: second[0]?.startOffset },
		);
	}
	return parseTokens(first);
}

/**
 * The trees of all statements of a text, which semicolons part; frozen.
 * @example parseScript("SELECT 1; SELECT 2;").length // 2
 * @throws as {@link parseStatement} does, for the first statement that is wrong.
 */
export function parseScript(text: string): readonly Statement[] {
	return splitStatements(text).map(parseTokens);
}

function splitStatements(text: string): readonly (readonly IToken[])[] {
	return [...cutTokens(tokenize(text))].map(({ tokens }) => tokens).filter(({ length }) => length > 0);
}

function parseTokens(tokens: readonly IToken[]): Statement {
	parser ??= createParser({ skipValidations: true, grammar: preparedGrammar });
	try {
		parser.input = tokens as IToken[];
		const statement = parser.statement();
		const [error] = parser.errors;
		if (error !== undefined) throw createSyntaxError(error, tokens);
		return freezeStatement(statement);
	} catch (error) {
		// The caller may have left us less stack than the limit of nesting was measured with.
		if (error instanceof RangeError && !(error instanceof ProviderError)) {
			throw createError("statement_too_complex", { limit: maxNesting }, { cause: error });
		}
		throw error;
	}
}

/** Makes a parser; without `skipValidations` chevrotain checks the grammar for ambiguities and left recursion, which takes long. */
export function createParser({ grammar, skipValidations }: ParserOptions): StatementsParser {
	const config = { maxLookahead, recoveryEnabled: false, errorMessageProvider: expectations, skipValidations };
	return grammar ? new PreparedParser(config, grammar) : new StatementsParser(config).prepare();
}

interface ParserOptions {
	readonly skipValidations: boolean;
	/** What is known of the grammar already. */
	readonly grammar?: PreparedGrammar | undefined;
}
