import { EOF, type IParserErrorMessageProvider, type IRecognitionException, type IToken } from "chevrotain";
import { createError, type ProviderError } from "../../base/index.ts";

export const expectations: IParserErrorMessageProvider = {
	buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
	buildNotAllInputParsedMessage: () => "the end of the statement",
	buildNoViableAltMessage: ({ customUserDescription, expectedPathsPerAlt }) =>
		customUserDescription ??
		expectedPathsPerAlt
			.flat()
			.map((path) => path[0]?.LABEL ?? "")
			.join(", "),
	buildEarlyExitMessage: ({ customUserDescription, expectedIterationPaths }) =>
		customUserDescription ?? expectedIterationPaths.map((path) => path[0]?.LABEL ?? "").join(", "),
};

export function createSyntaxError(
	error: IRecognitionException,
	tokens: readonly IToken[],
	text: string,
): ProviderError {
	const isEnd = error.token.tokenType === EOF;
	return createError(
		"sql_syntax",
		{ found: isEnd ? "the end" : error.token.image, problem: `expected ${error.message}`, advice: "" },
		{ position: isEnd ? text.length : error.token.startOffset },
	);
}
