import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { Expression, FunctionCall } from "../ast/index.ts";
import { toCall } from "./special-forms-parser.ts";

/**
 * `(a, b) OVERLAPS (c, d)`, which is a call of the function overlaps: https://www.postgresql.org/docs/current/functions-datetime.html.
 * @throws sql_syntax (42601) where a side is no pair.
 */
export function toOverlaps(token: IToken, left: Expression, right: Expression): FunctionCall {
	return { ...toCall(token, "overlaps", [...readPair(token, left), ...readPair(token, right)]), at: left.at };
}

function readPair(token: IToken, side: Expression): readonly Expression[] {
	if (side.kind === "Row" && side.items.length === 2) return side.items;
	const problem = "a side of it is no pair of times";
	const slots = { found: `"${token.image}"`, problem, advice: "Write (a_start, a_end) OVERLAPS (b_start, b_end)." };
	throw createError("sql_syntax", slots, { position: token.startOffset });
}
