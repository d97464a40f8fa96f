import { classOf, type SqlType } from "../../base/index.ts";
import { timeOperators } from "../../functions/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce } from "./coercion.ts";
import { apply } from "./operator-result.ts";
import { bindIntervals, bindTimeArithmetic } from "./time-arithmetic.ts";

/** What an untyped operand beside a time of day is: another one, a span, or a factor. */
export function typeBesideClock(operator: string, other: SqlType, isRight: boolean): SqlType {
	if (operator === "-" && isRight && other === "time_of_day") return "time_of_day";
	return operator === "+" || other === "zoned_time_of_day" ? "interval" : "double";
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
	const isSpanFirst =
		classOf(left.type) !== "clock" || (left.type !== right.type && right.type === "zoned_time_of_day");
	if (operator === "+" && classOf(right.type) === "clock" && isSpanFirst)
		return bindClockArithmetic("+", right, left, at, context);
	if (left.type === "zoned_time_of_day" || right.type === "zoned_time_of_day")
		return bindZonedClock(operator, left, right, context);
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

function bindZonedClock(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
	context: ExpressionContext,
): BoundExpression | undefined {
	if (operator === "+" && right.type === "date") return apply(timeOperators.clockOnDay, left, right, "timestamp");
	const isSpan = right.type === "interval" || right.type === "time_of_day";
	if (left.type !== "zoned_time_of_day" || !isSpan || (operator !== "+" && operator !== "-")) return undefined;
	const row = operator === "+" ? timeOperators.zonedClockLater : timeOperators.zonedClockEarlier;
	return apply(row, left, coerce(right, "interval", context.binder.nameParameter), "zoned_time_of_day");
}
