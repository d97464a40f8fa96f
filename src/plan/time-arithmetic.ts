import type { Expression } from "../sql/index.ts";
import type { ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { classOf, coerce } from "./coercion.ts";
import { secondsBetween } from "./functions/time-function-table.ts";
import { addIntervals, scaleInterval } from "./interval.ts";
import { hasSpans, joinSpans, multiplySpans, spansOf } from "./interval-binder.ts";
import { guardDivisor, result } from "./operator-result.ts";
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
	const sign = operator === "-" ? -1 : 1;
	if (right.type === "interval") {
		const time = coerce(left, "timestamp", context.binder.nameParameter);
		const signed = (node: Expression): Expression =>
			sign < 0 ? { kind: "Unary", operator: "-", operand: node } : node;
		const { months, days, seconds } = scaleInterval(right.interval ?? { months: 0, days: 0, seconds: 0 }, sign);
		const spans = spansOf(right);
		const moved = right.interval
			? [numberNode(months), numberNode(days), numberNode(seconds)]
			: [spans.months, spans.days, spans.seconds].map(signed);
		return result(callNode("add_interval", [time.node, ...moved]), "timestamp", left, right);
	}
	if (left.type === "date" && right.type === "integer") {
		const days =
			sign < 0 ? concatNode(textNode("-"), right.node, textNode(" days")) : concatNode(right.node, textNode(" days"));
		return result(callNode("date", [left.node, days]), "date", left, right);
	}
	if (operator === "+" || classOf(right.type) !== "time") return undefined;
	if (left.type === "date" && right.type === "date") {
		const days = binaryNode("-", callNode("julianday", [left.node]), callNode("julianday", [right.node]));
		return result(castNode(days, "integer"), "integer", left, right);
	}
	return result(secondsBetween(left.node, right.node), "interval", left, right);
}

/** Binds the arithmetic of spans of time; undefined when the operands do not fit. */
export function bindIntervals(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
): BoundExpression | undefined {
	if ((operator === "+" || operator === "-") && left.type === "interval" && right.type === "interval") {
		const interval =
			left.interval &&
			right.interval &&
			addIntervals(left.interval, scaleInterval(right.interval, operator === "-" ? -1 : 1));
		const isDynamic = !interval && (hasSpans(left) || hasSpans(right));
		const spans = isDynamic ? joinSpans(spansOf(left), spansOf(right), operator) : undefined;
		return { ...result(binaryNode(operator, left.node, right.node, at), "interval", left, right), interval, spans };
	}
	if (operator === "*" && classOf(left.type) === "number") return bindIntervals("*", right, left, at);
	if ((operator !== "*" && operator !== "/") || left.type !== "interval" || classOf(right.type) !== "number")
		return undefined;
	const factor = right.node.kind === "NumberLiteral" ? Number(right.node.text) : undefined;
	const interval =
		left.interval && factor ? scaleInterval(left.interval, operator === "*" ? factor : 1 / factor) : undefined;
	const isDynamic = !interval && hasSpans(left);
	const divisor = operator === "/" ? guardDivisor(right.node) : right.node;
	const spans = isDynamic ? multiplySpans(spansOf(left), divisor, operator) : undefined;
	const seconds = castNode(left.node, "real");
	return {
		...result(
			binaryNode(operator, seconds, operator === "/" ? guardDivisor(right.node) : right.node, at),
			"interval",
			left,
			right,
		),
		interval,
		spans,
	};
}
