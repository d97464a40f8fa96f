import { callNode, notNode, textNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { infix, internal } from "./operator-row.ts";

/** The sign of a match with a regular expression; a star means whatever the capitals, an exclamation mark the opposite. */
export type PatternSign = "~" | "~*" | "!~" | "!~*";

const match = (sign: PatternSign, summary: string): FunctionRow =>
	infix(sign, ["text", "text"], "boolean", summary, {
		write: (nodes) => {
			const found = callNode("regexp_matches_text", [...nodes, textNode(sign.endsWith("*") ? "i" : "")]);
			return sign.startsWith("!") ? notNode(found) : found;
		},
	});

/** Matches with regular expressions. Source: https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-POSIX-REGEXP. */
export const patternOperators: Readonly<Record<PatternSign, FunctionRow>> = {
	"~": match("~", "Whether a text matches a pattern."),
	"~*": match("~*", "Whether a text matches a pattern, whatever its capitals."),
	"!~": match("!~", "Whether a text does not match a pattern."),
	"!~*": match("!~*", "Whether a text does not match a pattern, whatever its capitals."),
};

/** SIMILAR TO, with its escape character as the third operand. */
export const similarRow = internal("similar_to", "Whether a text matches a pattern of SQL.", {
	isStrict: true,
	write: (nodes) => callNode("similar_to", nodes),
});
