import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";
import { localNode } from "./session-time.ts";
import { callNode, nowNode } from "./tree.ts";

/** Functions of times of day. Source: https://www.postgresql.org/docs/current/functions-datetime.html. */
export const clockFunctions: readonly FunctionRow[] = [
	scalar(
		["localtime"],
		[],
		"time_of_day",
		"The time of day at which the statement began, in the session's time zone.",
		{
			isNullable: false,
			write: (_nodes, _bounds, zone) => callNode("clock_of", [localNode(nowNode, zone)]),
		},
	),
	scalar(["make_time"], ["integer", "integer", "number"], "time_of_day", "A time of day from hour, minute, second.", {
		argumentNames: ["hour", "min", "sec"],
	}),
];
