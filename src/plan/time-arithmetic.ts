import type { ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { classOf, coerce, unifyTypes } from "./coercion.ts";
import { mayBeInfinite } from "./functions/operation.ts";
import { result } from "./operator-result.ts";
import { zonedCall } from "./session-time.ts";
import { binaryNode, callNode, castNode, concatNode, numberNode, textNode } from "./tree.ts";

/** Binds + and - of an instant or a day with a span, a number of days, or another instant; undefined when they do not fit. */
export function bindTimeArithmetic(
	operator: "+" | "-",
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression | undefined {
	if (operator === "+" && classOf(right.type) === "time" && classOf(left.type) !== "time")
		return bindTimeArithmetic("+", right, left, at, context);
	if (classOf(left.type) !== "time") return undefined;
	if (right.type === "interval") {
		const type = left.type === "timestamp" ? "timestamp" : "local_timestamp";
		const time = coerce(left, type, context.binder.nameParameter);
		const name = operator === "+" ? "move_time" : "move_time_back";
		return result(
			zonedCall(name, [time.node, right.node], type === "timestamp" ? context.binder.zone : "UTC"),
			type,
			left,
			right,
		);
	}
	if (left.type === "date" && right.type === "integer") {
		const days =
			operator === "-"
				? concatNode(textNode("-"), right.node, textNode(" days"))
				: concatNode(right.node, textNode(" days"));
		if (!mayBeInfinite(left)) return result(callNode("date", [left.node, days]), "date", left, right);
		const count = operator === "-" ? binaryNode("-", numberNode(0), right.node) : right.node;
		return result(callNode("move_day", [left.node, count]), "date", left, right);
	}
	if (operator === "+" || classOf(right.type) !== "time") return undefined;
	if (left.type === "date" && right.type === "date") {
		if (mayBeInfinite(left) || mayBeInfinite(right))
			return result(callNode("count_boundaries", [textNode("day"), right.node, left.node]), "integer", left, right);
		const days = binaryNode("-", callNode("julianday", [left.node]), callNode("julianday", [right.node]));
		return result(castNode(days, "integer"), "integer", left, right);
	}
	const type = unifyTypes([left, right], operator);
	const later = coerce(left, type, context.binder.nameParameter);
	const earlier = coerce(right, type, context.binder.nameParameter);
	return result(callNode("interval_between", [later.node, earlier.node]), "interval", left, right);
}

const spanFunctions: Readonly<Record<string, string>> = {
	"+": "interval_add",
	"-": "interval_subtract",
	"*": "interval_multiply",
	"/": "interval_divide",
};

/** Binds the arithmetic of spans of time; undefined when the operands do not fit. */
export function bindIntervals(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
): BoundExpression | undefined {
	if (operator === "*" && classOf(left.type) === "number") return bindIntervals("*", right, left);
	const isSum = operator === "+" || operator === "-";
	const isRightFit = isSum ? right.type === "interval" : classOf(right.type) === "number";
	const name = spanFunctions[operator];
	if (left.type !== "interval" || !isRightFit || name === undefined) return undefined;
	return result(callNode(name, [left.node, right.node]), "interval", left, right);
}
