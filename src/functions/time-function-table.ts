import { createError, isUtc } from "../base/index.ts";
import type { Expression } from "../sql/index.ts";
import type { FunctionRow, Operand, Truncation } from "./function-row.ts";
import { chooseInfinite } from "./infinite-time.ts";
import { normaliseUnit } from "./interval.ts";
import { withFiniteness } from "./operation.ts";
import { instantNode, localNode, namedZone, settleZone, zonedCall } from "./session-time.ts";
import { binaryNode, callNode, castNode, concatNode, nowNode, numberNode, textNode } from "./tree.ts";

const nothing = textNode("");
const midnight = textNode(" 00:00:00");

/** Date and time functions. Source: https://www.postgresql.org/docs/current/functions-datetime.html. */
export const timeFunctions: readonly FunctionRow[] = [
	{
		names: [
			"now",
			"current_timestamp",
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
		names: ["localtimestamp"],
		kind: "scalar",
		parameters: [],
		returns: "local_timestamp",
		isNullable: false,
		write: (_nodes, _bounds, zone) => localNode(nowNode, zone),
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
		names: ["extract"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "interval"],
		returns: "numeric",
		write: extractSpanField,
		isNative: () => true,
		summary: "One field of a span of time as a decimal: 'epoch' (seconds), 'day', 'hour', …",
	},
	{
		names: ["date_part", "datepart"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "interval"],
		returns: "double",
		write: extractSpanField,
		summary: "One field of a span of time: 'epoch' (seconds), 'day', 'hour', …",
	},
	...listFieldRows("date", "a day"),
	...listFieldRows("timestamp", "an instant"),
	...(["year", "month", "day", "hour", "minute", "second", "quarter", "week"] as const).map(
		(field): FunctionRow => ({
			names: [field],
			kind: "scalar",
			parameters: ["timestamp"],
			returns: field === "second" ? "double" : "integer",
			isStrict: true,
			...(field === "year" && { findTruncation: ([time], zone) => cutByClock(time, "year", "year", zone) }),
			isByClock: true,
			write: ([time = nothing]) => fieldNodes[field]?.(time) ?? nothing,
			summary: `The ${field} of an instant.`,
		}),
	),
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

// One function under three names, each with a type of its own: PostgreSQL's two, and that of T-SQL.
function listFieldRows(parameter: "date" | "timestamp", noun: string): readonly FunctionRow[] {
	const base = {
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", parameter],
		isStrict: true,
		check: checkField,
		...(parameter === "timestamp" && { findTruncation: findYear }),
	} as const;
	return [
		{
			...base,
			names: ["extract"],
			returns: "numeric",
			write: (nodes, bounds, zone) => extractField(nodes, bounds, zone, "numeric"),
			isNative: ([, time]) => time === undefined || withFiniteness(time).isFiniteTime === true,
			summary: `One field of ${noun} as a decimal: 'year', 'dow', 'epoch', …`,
		},
		{
			...base,
			names: ["datepart"],
			returns: "integer",
			write: (nodes, bounds, zone) => wholeNode(extractField(nodes, bounds, zone, "NULL")),
			summary: `One field of ${noun} as a whole number.`,
		},
		{
			...base,
			names: ["date_part"],
			returns: "double",
			write: (nodes, bounds, zone) => extractField(nodes, bounds, zone, "double"),
			summary: `One field of ${noun}: 'year', 'dow', 'epoch', …`,
		},
	];
}

// The seconds of a difference of two instants need no interval: SQLite's own arithmetic gives them.
function extractSpanField([field = nothing, interval = nothing]: readonly Expression[]): Expression {
	const isDifference = interval.kind === "FunctionCall" && interval.path[0]?.name === "interval_between";
	const [later, earlier] = isDifference ? interval.arguments.map((argument) => argument.value) : [];
	if (field.kind !== "StringLiteral" || field.value.toLowerCase() !== "epoch" || !later || !earlier)
		return callNode("interval_part", [field, interval]);
	const seconds = (time: Expression) => callNode("unixepoch", [time, textNode("subsec")]);
	return binaryNode("-", seconds(later), seconds(earlier));
}

const part = (time: Expression, start: number, length?: number) =>
	callNode("substr", [time, numberNode(start), ...(length === undefined ? [] : [numberNode(length)])]);
const integerPart = (time: Expression, start: number, length: number) => castNode(part(time, start, length), "integer");
const integerFormat = (time: Expression, format: string) =>
	castNode(callNode("strftime", [textNode(format), time]), "integer");
const monthsOf = (time: Expression) => binaryNode("-", integerPart(time, 6, 2), numberNode(1));

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

const fieldNodes: Readonly<Record<string, (time: Expression) => Expression>> = {
	year: (time) => integerPart(time, 1, 4),
	month: (time) => integerPart(time, 6, 2),
	day: (time) => integerPart(time, 9, 2),
	hour: (time) => integerPart(time, 12, 2),
	minute: (time) => integerPart(time, 15, 2),
	second: (time) => castNode(part(time, 18), "real"),
	quarter: (time) => binaryNode("+", binaryNode("/", monthsOf(time), numberNode(3)), numberNode(1)),
	week: (time) => integerFormat(time, "%V"),
	isoyear: (time) => integerFormat(time, "%G"),
	dow: (time) => integerFormat(time, "%w"),
	isodow: (time) => integerFormat(time, "%u"),
	doy: (time) => integerFormat(time, "%j"),
	epoch: (time) => callNode("unixepoch", [time, textNode("subsec")]),
	millisecond: (time) => binaryNode("*", castNode(part(time, 18), "real"), numberNode(1000)),
	microsecond: (time) => binaryNode("*", castNode(part(time, 18), "real"), numberNode(1_000_000)),
	decade: (time) => binaryNode("/", integerPart(time, 1, 4), numberNode(10)),
	century: (time) => binaryNode("/", binaryNode("+", integerPart(time, 1, 4), numberNode(99)), numberNode(100)),
	millennium: (time) => binaryNode("/", binaryNode("+", integerPart(time, 1, 4), numberNode(999)), numberNode(1000)),
	julian: (time) => binaryNode("+", callNode("julianday", [time]), { kind: "NumberLiteral", text: "0.5" }),
};

// What only an instant has: how far the session's clocks are ahead of UTC then.
const zoneFields: ReadonlySet<string> = new Set(["timezone", "timezone_hour", "timezone_minute"]);

const fieldAbbreviations: Readonly<Record<string, string>> = {
	dw: "dow",
	weekday: "dow",
	dayofweek: "dow",
	dayofyear: "doy",
	dy: "doy",
};

/**
 * The proper name of a field of an instant.
 * @example normaliseField("YEARS") // "year"
 */
export function normaliseField(word: string): string | undefined {
	const lowered = word.toLowerCase();
	const named = fieldAbbreviations[lowered] ?? lowered;
	if (named in fieldNodes) return named;
	const unit = normaliseUnit(lowered);
	return unit !== undefined && unit in fieldNodes ? unit : undefined;
}

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

function findYear([field, time]: readonly Operand[], zone: string): Truncation | undefined {
	const isYear = field?.node.kind === "StringLiteral" && normaliseField(field.node.value) === "year";
	return isYear ? cutByClock(time, "year", "year", zone) : undefined;
}

function cutByClock(
	time: Operand | undefined,
	unit: string,
	form: "text" | "year",
	zone: string,
): Truncation | undefined {
	if (!time) return undefined;
	const isZoned = time.type === "timestamp" && !isUtc(zone);
	return { operand: time.node, unit, form, ...(isZoned && { zone }) };
}

function checkField([field, time]: readonly Operand[]): void {
	if (field?.node.kind !== "StringLiteral") {
		const slots = {
			feature: "a field of EXTRACT that is computed",
			advice: "Write the field as a word, e.g. EXTRACT(year FROM x).",
		};
		throw createError("not_supported", slots, { position: field?.node.at });
	}
	const name = field.node.value.toLowerCase();
	if (zoneFields.has(name) && time?.type !== "timestamp") {
		const slots = { feature: `${name} of a time without a zone`, advice: "Cast it: CAST(… AS timestamptz)." };
		throw createError("not_supported", slots, { position: field.node.at });
	}
	if (!zoneFields.has(name) && normaliseField(name) === undefined)
		throw unknownUnit(field.node.value, field.node, Object.keys(fieldNodes));
}

function extractField(
	nodes: readonly Expression[],
	bounds: readonly Operand[],
	zone: string,
	infinity: "NULL" | "double" | "numeric",
): Expression {
	const [field = nothing, time = nothing] = nodes;
	const name = field.kind === "StringLiteral" ? (normaliseField(field.value) ?? field.value.toLowerCase()) : "";
	const finite = writeField(name, time, bounds[1]?.type === "timestamp" ? zone : "UTC");
	if (bounds[1]?.isFiniteTime === true) return finite;
	return chooseInfinite(time, { infinite: growingFields.has(name) ? infinity : "NULL", finite });
}

function writeField(name: string, time: Expression, zone: string): Expression {
	if (zoneFields.has(name)) return callNode("zone_field", [textNode(name), time, textNode(zone)]);
	return fieldNodes[name]?.(name === "epoch" ? time : localNode(time, zone)) ?? nothing;
}

// The fields that are infinite at infinity; what comes round every year or day is unknown there.
const growingFields: ReadonlySet<string> = new Set([
	...["epoch", "julian", "year", "isoyear", "decade", "century", "millennium"],
]);

function wholeNode(node: Expression): Expression {
	return node.kind === "Cast" && node.type.name === "integer" ? node : castNode(node, "integer");
}

function unknownUnit(unit: string, node: Expression, known: readonly string[]): Error {
	const slots = { problem: `"${unit}" is no unit of time`, advice: `Use one of ${known.join(", ")}.` };
	return createError("invalid_argument", slots, { position: node.at });
}
