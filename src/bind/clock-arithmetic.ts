import type { SqlType } from "../base/index.ts";
import { classOf, timeOperators } from "../functions/index.ts";
import type { ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { coerce } from "./coercion.ts";
import { apply } from "./operator-result.ts";
import { bindIntervals, bindTimeArithmetic } from "./time-arithmetic.ts";

/** What an untyped operand beside a time of day is: another one, a span, or a factor. */
export function typeBesideClock(operator: string, isRight: boolean): SqlType {
	if (operator === "-" && isRight) return "time_of_day";
	return operator === "+" ? "interval" : "double";
}

/**
 * Binds arithmetic with a time of day: moved by a span it stays on the clock, elsewhere it is the span since midnight.
 * Source: https://www.postgresql.org/docs/current/functions-datetime.html#OPERATORS-DATETIME-TABLE.
 * @returns undefined when the operands do not fit.
 */
export function bindClockArithmetic(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression | undefined {
	const isSum = operator === "+" || operator === "-";
	if (operator === "+" && classOf(right.type) === "clock" && classOf(left.type) !== "clock")
		return bindClockArithmetic("+", right, left, at, context);
	if (isSum && left.type === "time_of_day" && right.type === "interval") {
		const row = operator === "+" ? timeOperators.clockLater : timeOperators.clockEarlier;
		return apply(row, left, right, "time_of_day");
	}
	if (operator === "+" && left.type === right.type) return undefined;
	const span = (side: BoundExpression) =>
		side.type === "time_of_day" ? coerce(side, "interval", context.binder.nameParameter) : side;
	if (isSum && (classOf(left.type) === "time" || classOf(right.type) === "time"))
		return bindTimeArithmetic(operator, span(left), span(right), at, context);
	return bindIntervals(operator, span(left), span(right));
}
