import type { Expression } from "../../sql/index.ts";
import { zonedCall } from "../time/session-time.ts";
import { callNode, nullNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

// Whether the end of each of the two is a span of time behind its start, which PostgreSQL does not take beside a time of day with a zone.
const forms = [
	[false, false],
	[false, true],
	[true, false],
	[true, true],
] as const;

/** OVERLAPS, once for each form. Source: https://www.postgresql.org/docs/current/functions-datetime.html. */
export const overlapFunctions: readonly FunctionRow[] = (
	["timestamp", "time_of_day", "zoned_time_of_day"] as const
).flatMap((type) =>
	(type === "zoned_time_of_day" ? forms.slice(0, 1) : forms).map(([isFirstSpan, isSecondSpan]) =>
		scalar(
			["overlaps"],
			[type, isFirstSpan ? "interval" : type, type, isSecondSpan ? "interval" : type],
			"boolean",
			"Whether two spans, each of a start and an end or a length, share a moment; also written (a, b) OVERLAPS (c, d).",
			{
				write: ([start = nullNode, end = nullNode, otherStart = nullNode, otherEnd = nullNode], bounds, zone) =>
					callNode("times_overlap", [
						start,
						isFirstSpan ? moveBy(start, end, bounds[0], zone) : end,
						otherStart,
						isSecondSpan ? moveBy(otherStart, otherEnd, bounds[2], zone) : otherEnd,
					]),
			},
		),
	),
);

function moveBy(start: Expression, span: Expression, bound: Operand | undefined, zone: string): Expression {
	if (bound?.type === "time_of_day") return callNode("clock_add", [start, span]);
	return zonedCall("move_time", [start, span], bound?.type === "timestamp" ? zone : "UTC");
}
