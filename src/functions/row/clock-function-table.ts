import type { Expression } from "../../sql/index.ts";
import { normaliseClockField } from "../time/instant.ts";
import { intervalZone, localNode, namedZone } from "../time/session-time.ts";
import { binaryNode, callNode, castNode, nowNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { type Details, scalar } from "./scalar-row.ts";

/** Rounded to so many digits of a second, where that is said. */
const rounded = (name: string, clock: Expression, digits: Expression | undefined): Expression =>
	digits ? callNode(name, [clock, digits]) : clock;

const fields: Details = { isStrict: true, takesUnit: true, write: (nodes) => callNode("zoned_clock_field", nodes) };

/** Functions of times of day. Source: https://www.postgresql.org/docs/current/functions-datetime.html. */
export const clockFunctions: readonly FunctionRow[] = [
	scalar(
		["localtime"],
		["integer"],
		"time_of_day",
		"The time of day at which the statement began, in the session's time zone.",
		{
			required: 0,
			isNullable: false,
			write: ([digits], _bounds, zone) =>
				rounded("round_clock", callNode("clock_of", [localNode(nowNode, zone)]), digits),
		},
	),
	scalar(
		["current_time"],
		["integer"],
		"zoned_time_of_day",
		"The time of day at which the statement began, with the session's time zone.",
		{
			required: 0,
			isNullable: false,
			write: ([digits], _bounds, zone) =>
				rounded("round_zoned_clock", callNode("zoned_clock_of", [nowNode, textNode(zone)]), digits),
		},
	),
	scalar(["make_time"], ["integer", "integer", "number"], "time_of_day", "A time of day from hour, minute, second.", {
		argumentNames: ["hour", "min", "sec"],
	}),
	scalar(
		["extract"],
		["text", "zoned_time_of_day"],
		"numeric",
		"One field of a time of day with a zone as a decimal.",
		{
			...fields,
			write: extractField,
			isNative: ([field]) => scaleOf(field?.node) === 0,
		},
	),
	scalar(["date_part"], ["text", "zoned_time_of_day"], "double", "One field of a time of day with a zone.", fields),
	...(["text", "interval"] as const).map((by) =>
		scalar(
			["timezone"],
			[by, "zoned_time_of_day"],
			"zoned_time_of_day",
			"A time of day as the clocks of a zone show it; also written AT TIME ZONE.",
			{
				write: ([zone = nullNode, clock = nullNode]) =>
					callNode("turn_zoned_clock", [clock, nowNode, by === "text" ? namedZone(zone) : intervalZone(zone)]),
			},
		),
	),
];

// Seconds have six decimals, whether there are any or not.
function extractField(nodes: readonly Expression[]): Expression {
	const scale = scaleOf(nodes[0]);
	const value = callNode("zoned_clock_field", nodes);
	return scale === 0 ? value : callNode("numeric_scaled", [wholeNode(value, scale), numberNode(scale)]);
}

function wholeNode(value: Expression, scale: number): Expression {
	return castNode(callNode("round", [binaryNode("*", value, numberNode(10 ** scale))]), "integer");
}

function scaleOf(field: Expression | undefined): number {
	const name = field?.kind === "StringLiteral" ? normaliseClockField(field.value) : "";
	return name === "second" || name === "epoch" ? 6 : name === "millisecond" ? 3 : 0;
}
