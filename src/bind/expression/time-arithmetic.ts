import { classOf, isWholeType } from "../../base/index.ts";
import { spanOperators, timeOperators } from "../../functions/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, unifyTypes } from "./coercion.ts";
import { apply } from "./operator-result.ts";

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
		const row = operator === "+" ? timeOperators.later : timeOperators.earlier;
		return apply(row, time, right, type, context.binder.zone);
	}
	if (left.type === "date" && isWholeType(right.type))
		return apply(operator === "+" ? timeOperators.daysLater : timeOperators.daysEarlier, left, right, "date");
	if (operator === "+" || classOf(right.type) !== "time") return undefined;
	if (left.type === "date" && right.type === "date") return apply(timeOperators.daysBetween, left, right, "int4");
	const type = unifyTypes([left, right], operator);
	const later = coerce(left, type, context.binder.nameParameter);
	const earlier = coerce(right, type, context.binder.nameParameter);
	return apply(timeOperators.timeBetween, later, earlier, "interval");
}

/** Binds the arithmetic of spans of time; undefined when the operands do not fit. */
export function bindIntervals(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
): BoundExpression | undefined {
	if (operator === "*" && classOf(left.type) === "number") return bindIntervals("*", right, left);
	const isSum = operator === "+" || operator === "-";
	const isRightFit = isSum ? right.type === "interval" : classOf(right.type) === "number";
	const row = spanOperators[operator];
	return left.type === "interval" && isRightFit && row ? apply(row, left, right, "interval") : undefined;
}
