import type { Expression } from "../sql/index.ts";
import type { BoundExpression, IntervalSpans } from "./bound.ts";
import type { IntervalParts } from "./interval.ts";
import { binaryNode, callNode, nullNode, numberNode } from "./tree.ts";

/** All of a span in seconds, a month being 30 days: how SQLite compares, sums and stores intervals. */
export function addSpans(spans: IntervalSpans | undefined): Expression {
	if (!spans) return nullNode;
	const days = binaryNode("+", binaryNode("*", spans.months, numberNode(30)), spans.days);
	return binaryNode("+", binaryNode("*", days, numberNode(86_400)), spans.seconds);
}

/** The parts of an interval as expressions; one that came from elsewhere has only seconds. */
export function spansOf(bound: BoundExpression): IntervalSpans {
	if (bound.spans) return bound.spans;
	if (bound.interval) return constantSpans(bound.interval);
	return { months: numberNode(0), days: numberNode(0), seconds: bound.node };
}

/** True where an interval has months or days of its own, so that its seconds alone do not tell it. */
export function hasSpans(bound: BoundExpression): boolean {
	return bound.spans !== undefined || bound.interval !== undefined;
}

/** Two intervals added, part by part. */
export function joinSpans(left: IntervalSpans, right: IntervalSpans, operator: "+" | "-"): IntervalSpans {
	const join = (one: Expression, other: Expression) => binaryNode(operator, one, other);
	return {
		months: join(left.months, right.months),
		days: join(left.days, right.days),
		seconds: join(left.seconds, right.seconds),
	};
}

/** Whole parts times a number that may have a fraction: what is left of a month or a day spills down, as in PostgreSQL. */
export function multiplySpans(spans: IntervalSpans, factor: Expression, operator: "*" | "/"): IntervalSpans {
	const part = (unit: number) =>
		callNode("scale_interval", [
			numberNode(unit),
			spans.months,
			spans.days,
			spans.seconds,
			operator === "*" ? factor : binaryNode("/", { kind: "NumberLiteral", text: "1.0" }, factor),
		]);
	return { months: part(0), days: part(1), seconds: part(2) };
}

/** The text of an interval, with years, months and days as they were said. */
export function printInterval(bound: BoundExpression): Expression {
	const { months, days, seconds } = spansOf(bound);
	return hasSpans(bound)
		? callNode("format_interval", [months, days, seconds])
		: callNode("interval_to_text", [bound.node]);
}

function constantSpans({ months, days, seconds }: IntervalParts): IntervalSpans {
	return { months: numberNode(months), days: numberNode(days), seconds: numberNode(seconds) };
}
