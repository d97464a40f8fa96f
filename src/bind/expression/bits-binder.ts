import { classOf, isWholeType } from "../../base/index.ts";
import { bitsOperators } from "../../functions/index.ts";
import type { Binary } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce } from "./coercion.ts";
import { apply, noOperator } from "./operator-result.ts";

/**
 * Binds an operator of bit strings; a literal beside one is one.
 * @returns undefined where neither side is a bit string, and for comparisons, which go by their texts.
 * @throws unknown_operator (42883) beside anything else.
 */
export function bindBits(
	operator: Binary["operator"],
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	{ binder: { nameParameter } }: ExpressionContext,
): BoundExpression | undefined {
	const areBits = [left, right].map(({ type }) => classOf(type) === "bits");
	if (!areBits.includes(true) || !isBitsOperator(operator)) return undefined;
	const row = bitsOperators[operator];
	const isShift = operator === "<<" || operator === ">>";
	const settle = (side: BoundExpression, isCount: boolean) => {
		if (side.type === "unknown") return coerce(side, isCount ? "int4" : "bit", nameParameter);
		return (isCount ? isWholeType(side.type) : classOf(side.type) === "bits") ? side : undefined;
	};
	const [first, second] = [settle(left, false), settle(right, isShift)];
	if (first && second) return apply(row, first, second, operator === "||" ? "varbit" : "bit");
	// A text beside bits makes a text of them.
	if (operator === "||" && [left, right].some(({ type }) => classOf(type) === "text")) return undefined;
	throw noOperator(operator, [left, right], at);
}

type BitsOperator = Exclude<keyof typeof bitsOperators, "~">;

function isBitsOperator(operator: string): operator is BitsOperator {
	return operator !== "~" && operator in bitsOperators;
}
