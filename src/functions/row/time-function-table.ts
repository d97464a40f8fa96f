import { isUtc } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { normaliseUnit } from "../time/interval.ts";
import { instantNode, localNode, namedZone, settleZone, zonedCall } from "../time/session-time.ts";
import { cutByClock, monthsOf, part, unknownUnit } from "../time/time-part.ts";
import { binaryNode, callNode, concatNode, nowNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand, Truncation } from "./function-row.ts";
import { timeFieldFunctions } from "./time-field-table.ts";

const nothing = textNode("");
const midnight = textNode(" 00:00:00");

/** Date and time functions. Source: https://www.postgresql.org/docs/current/functions-datetime.html. */
export const timeFunctions: readonly FunctionRow[] = [
	{
		names: [
			"now",
			"transaction_timestamp",
			"statement_timestamp",
			"clock_timestamp",
			"getdate",
			"getutcdate",
			"sysdatetime",
		],
		kind: "scalar",
		parameters: [],
		returns: "timestamp",
		isNullable: false,
		write: () => nowNode,
		summary: "The moment at which the statement began.",
	},
	{
		names: ["current_timestamp"],
		kind: "scalar",
		parameters: ["integer"],
		required: 0,
		returns: "timestamp",
		isNullable: false,
		write: ([digits]) => (digits ? callNode("round_time", [nowNode, digits]) : nowNode),
		summary: "The moment at which the statement began, to so many digits of a second.",
	},
	{
		names: ["localtimestamp"],
		kind: "scalar",
		parameters: ["integer"],
		required: 0,
		returns: "local_timestamp",
		isNullable: false,
		write: ([digits], _bounds, zone) => {
			const local = localNode(nowNode, zone);
			return digits ? callNode("round_time", [local, digits]) : local;
		},
		summary: "The moment at which the statement began, as the session's clock shows it.",
	},
	{
		names: ["current_date", "curdate", "today"],
		kind: "scalar",
		parameters: [],
		returns: "date",
		isNullable: false,
		write: (_nodes, _bounds, zone) => callNode("substr", [localNode(nowNode, zone), numberNode(1), numberNode(10)]),
		summary: "Today, in the session's time zone.",
	},
	{
		names: ["date_trunc"],
		kind: "scalar",
		parameters: ["text", "timestamp"],
		returns: "time",
		isStrict: true,
		check: checkUnit,
		findTruncation: findTruncated,
		write: (nodes, bounds, zone) => truncateTime(nodes, bounds, bounds[1]?.type === "timestamp" ? zone : "UTC"),
		summary: "An instant cut down to a unit: 'day', 'week', 'month', …",
	},
	{
		names: ["date_trunc"],
		kind: "scalar",
		parameters: ["text", "timestamp", "text"],
		returns: "timestamp",
		isStrict: true,
		check: checkUnitAndZone,
		findTruncation: findTruncatedInZone,
		write: ([unit = nothing, time = nothing, zone = nothing], bounds, session) => {
			const instant = bounds[1]?.type === "local_timestamp" ? instantNode(time, session) : time;
			return callNode("truncate_time", [unit, instant, namedZone(zone)]);
		},
		summary: "An instant cut down to a unit by the clocks of a zone.",
	},
	{
		names: ["date_trunc"],
		kind: "scalar",
		parameters: ["text", "interval"],
		returns: "interval",
		isStrict: true,
		isRaising: true,
		write: (nodes) => callNode("interval_truncate", nodes),
		summary: "A span of time cut down to a unit: 'hour', 'day', 'month', …",
	},
	...timeFieldFunctions,
	{
		names: ["make_date"],
		kind: "scalar",
		parameters: ["integer", "integer", "integer"],
		argumentNames: ["year", "month", "day"],
		returns: "date",
		summary: "A date from year, month and day.",
	},
	{
		names: ["to_timestamp", "from_unixtime"],
		kind: "scalar",
		parameters: ["number"],
		returns: "timestamp",
		write: (nodes) => callNode("epoch_to_timestamp", nodes),
		summary: "The instant of so many seconds since 1970.",
	},
	{
		names: ["dateadd", "date_add", "timestampadd"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "number", "timestamp"],
		returns: "time",
		write: (nodes, bounds, zone) => zonedCall("add_units", nodes, bounds[2]?.type === "timestamp" ? zone : "UTC"),
		summary: "An instant moved by so many units.",
	},
	{
		names: ["datediff", "date_diff"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "timestamp", "timestamp"],
		returns: "integer",
		isByClock: true,
		write: (nodes) => callNode("count_boundaries", nodes),
		summary: "How many boundaries of a unit lie between two instants.",
	},
	{
		names: ["timestampdiff"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "timestamp", "timestamp"],
		returns: "integer",
		write: ([unit = nothing, ...times], bounds, zone) => {
			// Hours and less are time that passes; days and months are those of the session's calendar.
			const isPassing =
				unit.kind === "StringLiteral" && /^(?:hour|minute|.*second)$/.test(normaliseUnit(unit.value) ?? "");
			const isShown = bounds[1]?.type === "timestamp" && !isPassing;
			return callNode("count_units", [unit, ...times.map((time) => (isShown ? localNode(time, zone) : time))]);
		},
		summary: "How many whole units lie between two instants.",
	},
	{
		names: ["date"],
		kind: "scalar",
		parameters: ["timestamp"],
		returns: "date",
		isStrict: true,
		findTruncation: ([time], zone) => cutByClock(time, "day", "text", zone),
		isByClock: true,
		write: ([time = nothing]) => callNode("substr", [time, numberNode(1), numberNode(10)]),
		summary: "The day of an instant.",
	},
	{
		names: ["strftime"],
		kind: "scalar",
		parameters: ["text", "timestamp"],
		returns: "text",
		write: ([format = nothing, time = nothing], bounds, zone) => {
			// Of these SQLite makes what counts from a fixed instant.
			const isCounted = format.kind === "StringLiteral" && /^%[sJ]$/.test(format.value);
			const isInstant = bounds[1]?.type === "timestamp" && !isCounted;
			return callNode("strftime", [format, isInstant ? localNode(time, zone) : time]);
		},
		summary: "An instant in the format of SQLite's strftime.",
	},
	{
		names: ["to_char"],
		kind: "scalar",
		parameters: ["timestamp", "text"],
		returns: "text",
		write: ([time = nothing, template = nothing], bounds, zone) =>
			bounds[0]?.type === "timestamp"
				? callNode("format_instant", [time, template, textNode(zone)])
				: callNode("format_time", [time, template]),
		summary: "An instant in PostgreSQL's format: 'YYYY-MM-DD HH24:MI:SS', 'Mon', 'Day', …",
	},
	{
		names: ["unixepoch", "unix_timestamp"],
		kind: "scalar",
		parameters: ["timestamp"],
		returns: "integer",
		write: (nodes) => callNode("unixepoch", nodes),
		summary: "Seconds since 1970.",
	},
];

// Timestamps are text of a fixed form, so most units are cut out of it: no parsing, no call into JavaScript.
const truncations: Readonly<Record<string, (time: Expression) => Expression>> = {
	second: (time) => part(time, 1, 19),
	minute: (time) => concatNode(part(time, 1, 16), textNode(":00")),
	hour: (time) => concatNode(part(time, 1, 13), textNode(":00:00")),
	day: (time) => concatNode(part(time, 1, 10), midnight),
	week: (time) => concatNode(callNode("date", [time, textNode("weekday 0"), textNode("-6 days")]), midnight),
	month: (time) => concatNode(part(time, 1, 7), textNode("-01 00:00:00")),
	quarter: (time) => {
		const back = concatNode(textNode("-"), binaryNode("%", monthsOf(time), numberNode(3)), textNode(" months"));
		return concatNode(callNode("date", [time, textNode("start of month"), back]), midnight);
	},
	year: (time) => concatNode(part(time, 1, 4), textNode("-01-01 00:00:00")),
};

// Only a unit that is written tells which part of the text to keep.
function findTruncator(unit: Expression, time: Expression): ((time: Expression) => Expression) | undefined {
	if (unit.kind !== "StringLiteral" || time.kind === "Parameter" || time.kind === "StringLiteral") return undefined;
	return truncations[normaliseUnit(unit.value) ?? ""];
}

function truncateTime(nodes: readonly Expression[], bounds: readonly Operand[], zone: string): Expression {
	const [unit = nothing, time = nothing] = nodes;
	if (!isUtc(zone)) return callNode("truncate_time", [unit, time, textNode(zone)]);
	const truncate = bounds[1]?.isFiniteTime === true ? findTruncator(unit, time) : undefined;
	return truncate?.(time) ?? callNode("truncate_time", [unit, time]);
}

function checkUnit([unit]: readonly Operand[]): void {
	if (unit?.node.kind !== "StringLiteral" || normaliseUnit(unit.node.value) !== undefined) return;
	throw unknownUnit(unit.node.value, unit.node, Object.keys(truncations));
}

function checkUnitAndZone(operands: readonly Operand[]): void {
	checkUnit(operands);
	if (operands[2]) namedZone(operands[2].node);
}

const comparedUnits: ReadonlySet<string> = new Set(["year", "month", "week", "day", "hour", "minute"]);

function findTruncated([word, time]: readonly Operand[], zone: string): Truncation | undefined {
	const unit = word?.node.kind === "StringLiteral" ? normaliseUnit(word.node.value) : undefined;
	if (!time || unit === undefined || !comparedUnits.has(unit)) return undefined;
	const isZoned = time.type === "timestamp" && !isUtc(zone);
	return isZoned ? { operand: time.node, unit, zone, form: "instant" } : { operand: time.node, unit, form: "text" };
}

function findTruncatedInZone(operands: readonly Operand[]): Truncation | undefined {
	const [, time, zone] = operands;
	if (time?.type !== "timestamp" || zone?.node.kind !== "StringLiteral") return undefined;
	const truncation = findTruncated(operands, settleZone(zone.node.value));
	return truncation && { ...truncation, form: "instant" };
}
