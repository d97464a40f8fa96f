import type { Expression } from "../../sql/index.ts";
import { zonedCall } from "../time/session-time.ts";
import { binaryNode, callNode, castNode, concatNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { infix } from "./operator-row.ts";

const move =
	(name: string): NonNullable<FunctionRow["write"]> =>
	(nodes, [time], zone) =>
		zonedCall(name, nodes, time?.type === "timestamp" ? zone : "UTC");

/** Operators of times and spans. Source: https://www.postgresql.org/docs/current/functions-datetime.html#OPERATORS-DATETIME-TABLE. */
export const timeOperators = {
	later: infix("+", ["time", "interval"], "time", "An instant moved by a span.", { write: move("move_time") }),
	earlier: infix("-", ["time", "interval"], "time", "An instant moved back by a span.", {
		write: move("move_time_back"),
	}),
	daysLater: infix("+", ["date", "integer"], "date", "A day so many days later.", { write: moveDay(1) }),
	daysEarlier: infix("-", ["date", "integer"], "date", "A day so many days earlier.", { write: moveDay(-1) }),
	daysBetween: infix("-", ["date", "date"], "integer", "How many days lie between two days.", {
		write: ([later = nullNode, earlier = nullNode], operands) => {
			if (!operands.every(({ isFiniteTime }) => isFiniteTime === true))
				return callNode("count_boundaries", [textNode("day"), earlier, later]);
			const days = binaryNode("-", callNode("julianday", [later]), callNode("julianday", [earlier]));
			return castNode(days, "integer");
		},
	}),
	timeBetween: infix("-", ["time", "time"], "interval", "The time between two instants.", {
		write: (nodes) => callNode("interval_between", nodes),
	}),
	negate: infix("-", ["interval"], "interval", "A span backwards.", {
		write: (nodes) => callNode("interval_negate", nodes),
	}),
	clockLater: infix("+", ["time_of_day", "interval"], "time_of_day", "A time of day moved by a span.", {
		write: (nodes) => callNode("clock_add", nodes),
	}),
	zonedClockLater: infix(
		"+",
		["zoned_time_of_day", "interval"],
		"zoned_time_of_day",
		"A time of day moved by a span.",
		{
			write: (nodes) => callNode("zoned_clock_add", nodes),
		},
	),
	zonedClockEarlier: infix(
		"-",
		["zoned_time_of_day", "interval"],
		"zoned_time_of_day",
		"A time of day moved back by a span.",
		{ write: (nodes) => callNode("zoned_clock_subtract", nodes) },
	),
	clockOnDay: infix(
		"+",
		["zoned_time_of_day", "date"],
		"timestamp",
		"The instant of a time of day with a zone on a day.",
		{
			write: (nodes) => callNode("clock_on_day", nodes),
		},
	),
	clockEarlier: infix("-", ["time_of_day", "interval"], "time_of_day", "A time of day moved back by a span.", {
		write: (nodes) => callNode("clock_subtract", nodes),
	}),
} as const satisfies Readonly<Record<string, FunctionRow>>;

/** The arithmetic of spans, by its sign. */
export const spanOperators: Readonly<Record<string, FunctionRow>> = {
	"+": infix("+", ["interval", "interval"], "interval", "The sum of two spans.", {
		write: (nodes) => callNode("interval_add", nodes),
	}),
	"-": infix("-", ["interval", "interval"], "interval", "The difference of two spans.", {
		write: (nodes) => callNode("interval_subtract", nodes),
	}),
	"*": infix("*", ["interval", "number"], "interval", "A span so many times over.", {
		write: (nodes) => callNode("interval_multiply", nodes),
	}),
	"/": infix("/", ["interval", "number"], "interval", "A part of a span.", {
		write: (nodes) => callNode("interval_divide", nodes),
	}),
};

// SQLite's own arithmetic of days does not know infinity.
function moveDay(sign: 1 | -1) {
	return ([day = nullNode, days = nullNode]: readonly Expression[], [time]: readonly Operand[]): Expression => {
		const count = sign < 0 ? binaryNode("-", numberNode(0), days) : days;
		if (time?.isFiniteTime !== true) return callNode("move_day", [day, count]);
		return callNode("date", [day, concatNode(count, textNode(" days"))]);
	};
}
