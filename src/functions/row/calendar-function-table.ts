import type { Expression } from "../../sql/index.ts";
import { intervalZone, localNode, namedZone, offsetZone } from "../time/session-time.ts";
import {
	besideNode,
	binaryNode,
	callNode,
	castNode,
	concatNode,
	nowNode,
	nullNode,
	numberNode,
	textNode,
} from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const midnight = textNode(" 00:00:00");
const zero = numberNode(0);
const noParts: readonly Expression[] = [zero, zero, zero, zero, zero, zero, zero];
const timeParts = ["year", "month", "mday", "hour", "min", "sec"];
const day = (time: Expression): Expression => callNode("substr", [time, numberNode(1), numberNode(10)]);
const format = (time: Expression, pattern: string): Expression =>
	castNode(callNode("strftime", [textNode(pattern), time]), "integer");
const bound = (unit: string, offset: number, time: Expression) =>
	day(callNode("range_bound", [textNode(unit), numberNode(offset), time]));
const dayBefore = (date: Expression) => callNode("date", [date, textNode("-1 day")]);

/** More of dates and times: making, reading and cutting them. Source: https://www.postgresql.org/docs/current/functions-datetime.html. */
export const calendarFunctions: readonly FunctionRow[] = [
	scalar(
		["make_timestamp", "datetimefromparts", "datetime2fromparts", "smalldatetimefromparts"],
		["integer", "integer", "integer", "integer", "integer", "number", "number"],
		"local_timestamp",
		"A time from year, month, day, hour, minute, second.",
		{
			required: 5,
			argumentNames: timeParts,
			write: (nodes) => callNode("make_timestamp", nodes),
		},
	),
	scalar(
		["make_timestamptz"],
		["integer", "integer", "integer", "integer", "integer", "number"],
		"timestamp",
		"An instant from year, month, day, hour, minute, second as the session's clocks show them.",
		{ isByClock: true, argumentNames: timeParts, write: (nodes) => callNode("make_timestamp", nodes) },
	),
	scalar(
		["make_timestamptz"],
		["integer", "integer", "integer", "integer", "integer", "number", "text"],
		"timestamp",
		"An instant from year, month, day, hour, minute, second as the clocks of a zone show them.",
		{
			argumentNames: [...timeParts, "timezone"],
			write: (nodes) =>
				callNode("local_to_instant", [
					callNode("make_timestamp", nodes.slice(0, 6)),
					...nodes.slice(6).map(offsetZone),
				]),
		},
	),
	scalar(["datefromparts"], ["integer", "integer", "integer"], "date", "A date from year, month and day.", {
		write: (nodes) => callNode("make_date", nodes),
	}),
	scalar(["makedate"], ["integer", "integer"], "date", "A date from year and day of the year.", {
		write: ([year = nullNode, number = nullNode]) =>
			callNode("date", [
				callNode("make_date", [year, numberNode(1), numberNode(1)]),
				concatNode(binaryNode("-", number, numberNode(1)), textNode(" days")),
			]),
	}),
	scalar(["to_date", "strtodate"], ["text", "text"], "date", "A date read by a format such as 'DD.MM.YYYY'.", {
		write: (nodes) => day(callNode("read_time", nodes)),
	}),
	scalar(["to_timestamp"], ["text", "text"], "timestamp", "An instant read by a format such as 'YYYY-MM-DD HH24:MI'.", {
		isByClock: true,
		write: (nodes) => callNode("read_time", nodes),
	}),
	scalar(["to_number"], ["text", "text"], "numeric", "A number read by a format such as '999,999.99'.", {
		write: (nodes) => callNode("read_number", nodes),
	}),
	scalar(["to_char"], ["interval", "text"], "text", "A span of time in PostgreSQL's format.", {
		write: (nodes) => callNode("interval_format", nodes),
	}),
	scalar(["to_char"], ["number", "text"], "text", "A number in PostgreSQL's format: '999,990.00', 'FM0000', …", {
		write: (nodes) => callNode("format_number", nodes),
	}),
	scalar(
		["date_bin"],
		["interval", "timestamp", "timestamp"],
		"time",
		"An instant cut down to a multiple of a span, counted from an origin.",
	),
	scalar(["datename"], ["text", "timestamp"], "text", "One field of an instant as text, months and weekdays by name.", {
		isByClock: true,
		write: (nodes) => callNode("name_field", nodes),
	}),
	scalar(["monthname"], ["timestamp"], "text", "The name of the month.", {
		isByClock: true,
		write: ([time = nullNode]) => callNode("name_field", [textNode("month"), time]),
	}),
	scalar(["dayname"], ["timestamp"], "text", "The name of the weekday.", {
		isByClock: true,
		write: ([time = nullNode]) => callNode("name_field", [textNode("weekday"), time]),
	}),
	scalar(
		["eomonth", "last_day"],
		["timestamp", "integer"],
		"date",
		"The last day of the month, or of one so many months later.",
		{
			required: 1,
			isByClock: true,
			write: ([time = nullNode, months = zero]) =>
				dayBefore(callNode("add_months", [callNode("range_bound", [textNode("month"), numberNode(1), time]), months])),
		},
	),
	...(["week", "month", "quarter"] as const).flatMap((unit) => [
		scalar([`fd${unit}`], ["timestamp"], "date", `The first day of the ${unit}.`, {
			isByClock: true,
			write: ([time = nullNode]) => bound(unit, 0, time),
		}),
		scalar([`ld${unit}`], ["timestamp"], "date", `The last day of the ${unit}.`, {
			isByClock: true,
			write: ([time = nullNode]) => dayBefore(bound(unit, 1, time)),
		}),
	]),
	scalar(["dayofmonth"], ["timestamp"], "integer", "The day of the month.", {
		isByClock: true,
		write: ([time = nullNode]) => format(time, "%d"),
	}),
	scalar(["dayofweek"], ["timestamp"], "integer", "The day of the week, Sunday is 1.", {
		isByClock: true,
		write: ([time = nullNode]) => binaryNode("+", format(time, "%w"), numberNode(1)),
	}),
	scalar(["dayofyear"], ["timestamp"], "integer", "The day of the year.", {
		isByClock: true,
		write: ([time = nullNode]) => format(time, "%j"),
	}),
	scalar(["to_days"], ["timestamp"], "integer", "Days since the year 0.", {
		isByClock: true,
		write: ([time = nullNode]) =>
			castNode(
				binaryNode("-", callNode("julianday", [day(time)]), { kind: "NumberLiteral", text: "1721059.5" }),
				"integer",
			),
	}),
	scalar(["from_days"], ["integer"], "date", "The date so many days after the year 0.", {
		write: ([days = nullNode]) =>
			callNode("date", [binaryNode("+", days, { kind: "NumberLiteral", text: "1721059.5" })]),
	}),
	scalar(["isdate"], ["text"], "boolean", "Whether a text is a date or an instant.", {
		write: (nodes) => callNode("is_time_text", [...nodes, nowNode]),
	}),
	scalar(["isfinite"], ["any"], "boolean", "Whether a time or a span is finite: no 'infinity'.", {
		write: ([x = nullNode]) =>
			binaryNode("and", binaryNode("<>", x, textNode("infinity")), binaryNode("<>", x, textNode("-infinity"))),
	}),
	...(["text", "interval"] as const).flatMap((by) => {
		const zoneOf = by === "text" ? namedZone : intervalZone;
		// A zone that is no zone is told when the call is bound.
		const check = ([zone]: readonly Operand[]) => void (zone && zoneOf(zone.node));
		return [
			scalar(
				["timezone"],
				[by, "local_timestamp"],
				"timestamp",
				"The instant at which the clocks of a zone show a time; also written AT TIME ZONE.",
				{ check, write: ([zone = nullNode, time = nullNode]) => callNode("local_to_instant", [time, zoneOf(zone)]) },
			),
			scalar(
				["timezone"],
				[by, "timestamp"],
				"local_timestamp",
				"An instant as the clocks of a zone show it; also written AT TIME ZONE.",
				{ check, write: ([zone = nullNode, time = nullNode]) => callNode("instant_to_local", [time, zoneOf(zone)]) },
			),
		];
	}),
	scalar(["datetime"], ["timestamp"], "text", "An instant as text, as in SQLite.", {
		isByClock: true,
		write: (nodes) => callNode("datetime", nodes),
	}),
	scalar(["julianday"], ["timestamp"], "double", "Days since noon of 24 November 4714 before Christ.", {}),
	scalar(
		["sysutcdatetime", "current_timestamp_utc", "utc_timestamp"],
		[],
		"timestamp",
		"The moment at which the statement began.",
		{ isNullable: false, write: () => nowNode },
	),
	...(["hours", "days", "interval"] as const).map((what) =>
		scalar(
			[`justify_${what}`],
			["interval"],
			"interval",
			"A span of time with 24 hours counted as a day, or 30 days as a month, or both.",
			{ write: ([interval = nullNode]) => callNode("interval_justify", [textNode(what), interval]) },
		),
	),
	scalar(
		["make_interval"],
		["integer", "integer", "integer", "integer", "integer", "integer", "number"],
		"interval",
		"A span from years, months, weeks, days, hours, minutes, seconds.",
		{
			required: 0,
			argumentNames: ["years", "months", "weeks", "days", "hours", "mins", "secs"],
			defaults: noParts,
			write: (nodes) => callNode("make_interval", [...nodes, ...noParts.slice(nodes.length)]),
		},
	),
	scalar(["age"], ["timestamp", "timestamp"], "interval", "The time between two instants, in years, months and days.", {
		isByClock: true,
		write: (nodes) => callNode("age_between", nodes),
	}),
	scalar(
		["age"],
		["timestamp"],
		"interval",
		"The time from an instant to today's midnight, in years, months and days.",
		{
			isByClock: true,
			write: ([earlier = nullNode], _bounds, zone) =>
				callNode("age_between", [concatNode(day(localNode(nowNode, zone)), midnight), earlier]),
		},
	),
	scalar(["age", "mxid_age"], ["xid"], "int4", "How many transactions ago a transaction was: there are none.", {
		isStrict: true,
		write: ([transaction = nullNode]) => besideNode(transaction, numberNode(0)),
	}),
];
