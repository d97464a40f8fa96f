import { createError } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { keepScaled } from "../number/scaled.ts";
import { withFiniteness } from "../operation.ts";
import { chooseInfinite } from "../time/infinite-time.ts";
import { readUnit } from "../time/instant.ts";
import { normaliseUnit } from "../time/interval.ts";
import { localNode } from "../time/session-time.ts";
import { cutByClock, integerPart, monthsOf, part, unknownUnit } from "../time/time-part.ts";
import { binaryNode, callNode, castNode, concatNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand, Truncation } from "./function-row.ts";

const nothing = textNode("");
const integerFormat = (time: Expression, format: string) =>
	castNode(callNode("strftime", [textNode(format), time]), "integer");

/** Fields of times and of spans of time. Source: https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-EXTRACT. */
export const timeFieldFunctions: readonly FunctionRow[] = [
	{
		names: ["extract"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "interval"],
		returns: "numeric",
		write: extractSpanField,
		isNative: isWholeSpanField,
		summary: "One field of a span of time as a decimal: 'epoch' (seconds), 'day', 'hour', …",
	},
	{
		names: ["date_part", "datepart"],
		kind: "scalar",
		takesUnit: true,
		parameters: ["text", "interval"],
		returns: "double",
		write: extractSpanPart,
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
			write: ([time = nothing]) => {
				const { scale, write } = timeFields[field] ?? whole(() => nothing);
				return scale === 0 ? write(time) : binaryNode("/", castNode(write(time), "real"), power(scale));
			},
			summary: `The ${field} of an instant.`,
		}),
	),
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
			check: checkExtracted,
			write: (nodes, bounds, zone) => extractField(nodes, bounds, zone, "numeric"),
			isNative: isPlainField,
			summary: `One field of ${noun} as a decimal: 'year', 'dow', 'epoch', …`,
		},
		{
			...base,
			names: ["datepart"],
			returns: "integer",
			write: (nodes, bounds, zone) => extractField(nodes, bounds, zone, "integer"),
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

const spanScales: Readonly<Record<string, number>> = { epoch: 6, second: 6, millisecond: 3 };

interface SpanField {
	readonly node: Expression;
	readonly scale: number;
}

function findSpanField([field = nothing, span = nothing]: readonly Expression[]): SpanField {
	const word = field.kind === "StringLiteral" ? field.value.toLowerCase() : "";
	const name = word === "epoch" ? word : readUnit(word);
	const scale = spanScales[name] ?? 0;
	// The seconds of a difference of two instants need no interval: SQLite's own arithmetic gives them.
	const isDifference = span.kind === "FunctionCall" && span.path[0]?.name === "interval_between";
	const [later, earlier] = isDifference ? span.arguments.map((argument) => argument.value) : [];
	if (later && earlier && name === "epoch") return { node: binaryNode("-", epochOf(later), epochOf(earlier)), scale };
	return { node: callNode("interval_field", [textNode(name), span]), scale };
}

/** A field of a span of time as a decimal. */
export function extractSpanField(nodes: readonly Expression[]): Expression {
	const { node, scale } = findSpanField(nodes);
	return scaleField(node, scale);
}

/** A field of a span of time as a double. */
export function extractSpanPart(nodes: readonly Expression[]): Expression {
	const { node, scale } = findSpanField(nodes);
	return binaryNode("/", castNode(node, "real"), power(scale));
}

/** Whether a field of a span of time is a whole number. */
export function isWholeSpanField([field]: readonly Operand[]): boolean {
	const word = field?.node.kind === "StringLiteral" ? field.node.value.toLowerCase() : "";
	return spanScales[normaliseUnit(word) ?? word] === undefined;
}

/** A field of an instant as a whole number of 10^-scale, as PostgreSQL shows it: seconds have six decimals. */
interface TimeField {
	readonly scale: number;
	readonly write: (time: Expression) => Expression;
}

const whole = (write: TimeField["write"]): TimeField => ({ scale: 0, write });
const fractionOf = (time: Expression) => integerPart(concatNode(part(time, 21), textNode("000000")), 1, 6);
const microsecondsOf = (seconds: Expression, time: Expression) =>
	binaryNode("+", binaryNode("*", seconds, numberNode(1_000_000)), fractionOf(time));
const secondsOf = (time: Expression) => microsecondsOf(integerPart(time, 18, 2), time);
const epochOf = (time: Expression) => microsecondsOf(callNode("unixepoch", [part(time, 1, 19)]), time);

const timeFields: Readonly<Record<string, TimeField>> = {
	year: whole((time) => integerPart(time, 1, 4)),
	month: whole((time) => integerPart(time, 6, 2)),
	day: whole((time) => integerPart(time, 9, 2)),
	hour: whole((time) => integerPart(time, 12, 2)),
	minute: whole((time) => integerPart(time, 15, 2)),
	second: { scale: 6, write: secondsOf },
	quarter: whole((time) => binaryNode("+", binaryNode("/", monthsOf(time), numberNode(3)), numberNode(1))),
	week: whole((time) => integerFormat(time, "%V")),
	isoyear: whole((time) => integerFormat(time, "%G")),
	dow: whole((time) => integerFormat(time, "%w")),
	isodow: whole((time) => integerFormat(time, "%u")),
	doy: whole((time) => integerFormat(time, "%j")),
	epoch: { scale: 6, write: epochOf },
	millisecond: { scale: 3, write: secondsOf },
	microsecond: whole(secondsOf),
	decade: whole((time) => binaryNode("/", integerPart(time, 1, 4), numberNode(10))),
	century: whole((time) => binaryNode("/", binaryNode("+", integerPart(time, 1, 4), numberNode(99)), numberNode(100))),
	millennium: whole((time) =>
		binaryNode("/", binaryNode("+", integerPart(time, 1, 4), numberNode(999)), numberNode(1000)),
	),
	// Its fraction is a quotient, which has as many decimals as it needs.
	julian: whole((time) => callNode("numeric_add", [julianDay(time), julianFraction(time)])),
};

// A day has no seconds, so all its fields are whole numbers.
const dayFields: Readonly<Record<string, TimeField>> = {
	...timeFields,
	epoch: whole((day) => callNode("unixepoch", [day])),
	julian: whole((day) => julianDay(day)),
};

/** The fields that a time of day has and a day has not. */
export const clockFields: ReadonlySet<string> = new Set(["hour", "minute", "second", "millisecond", "microsecond"]);

function julianDay(time: Expression): Expression {
	const noon: Expression = { kind: "NumberLiteral", text: "0.5" };
	return castNode(binaryNode("+", callNode("julianday", [part(time, 1, 10)]), noon), "integer");
}

function julianFraction(time: Expression): Expression {
	const seconds = binaryNode(
		"-",
		callNode("unixepoch", [part(time, 1, 19)]),
		callNode("unixepoch", [part(time, 1, 10)]),
	);
	return callNode("numeric_divide", [microsecondsOf(seconds, time), numberNode(86_400_000_000)]);
}

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
	if (named in timeFields) return named;
	const unit = normaliseUnit(lowered);
	return unit !== undefined && unit in timeFields ? unit : undefined;
}

function findYear([field, time]: readonly Operand[], zone: string): Truncation | undefined {
	const isYear = field?.node.kind === "StringLiteral" && normaliseField(field.node.value) === "year";
	return isYear ? cutByClock(time, "year", "year", zone) : undefined;
}

// Of date_part a day is an instant, which has hours.
function checkExtracted(operands: readonly Operand[]): void {
	checkField(operands);
	const [field, time] = operands;
	const name = field?.node.kind === "StringLiteral" ? normaliseField(field.node.value) : undefined;
	if (time?.type !== "date" || name === undefined || !clockFields.has(name)) return;
	const slots = { feature: `EXTRACT of the ${name} of a date`, advice: "Cast it: CAST(… AS timestamp)." };
	throw createError("not_supported", slots, { position: field?.node.at });
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
		throw unknownUnit(field.node.value, field.node, Object.keys(timeFields));
}

// A field as numeric, a double or a whole number; infinite times have an infinite one, or none.
function extractField(
	nodes: readonly Expression[],
	bounds: readonly Operand[],
	zone: string,
	form: "numeric" | "double" | "integer",
): Expression {
	const time = nodes[1] ?? nothing;
	const { name, scale, write } = findField(bounds, zone);
	const value = write(time);
	const isPlain = scale === 0 && name !== "julian";
	const decimal =
		form === "numeric" ? scaleField(value, scale) : binaryNode("/", castNode(value, "real"), power(scale));
	const finite = isPlain ? value : decimal;
	const settled = form === "integer" ? wholeNode(finite) : finite;
	if (bounds[1]?.isFiniteTime === true) return settled;
	const isGrowing = growingFields.has(name) && form !== "integer";
	return chooseInfinite(time, { infinite: isGrowing ? form : "NULL", finite: settled });
}

// The microseconds up to the year 9999.
const largestEpoch = 2.6e17;

function scaleField(node: Expression, scale: number): Expression {
	const exact = callNode("numeric_scaled", [node, numberNode(scale)]);
	return scale === 0 ? node : keepScaled(exact, { node, scale, limit: largestEpoch, unknown: "none" });
}

const power = (scale: number) => numberNode(10 ** scale);

/** Whether the field lies in SQLite as a number. */
function isPlainField(bounds: readonly Operand[]): boolean {
	const [, time] = bounds;
	const { name, scale } = findField(bounds, "UTC");
	const isQuotient = name === "julian" && time?.type !== "date";
	return scale === 0 && !isQuotient && (time === undefined || withFiniteness(time).isFiniteTime === true);
}

interface FoundField extends TimeField {
	readonly name: string;
}

function findField([field, time]: readonly Operand[], session: string): FoundField {
	const word = field?.node.kind === "StringLiteral" ? field.node.value : "";
	const name = normaliseField(word) ?? word.toLowerCase();
	const zone = time?.type === "timestamp" ? session : "UTC";
	if (zoneFields.has(name))
		return { name, scale: 0, write: (node) => callNode("zone_field", [textNode(name), node, textNode(zone)]) };
	const { scale, write } = (time?.type === "date" ? dayFields : timeFields)[name] ?? whole(() => nothing);
	return { name, scale, write: (node) => write(name === "epoch" ? node : localNode(node, zone)) };
}

// The fields that are infinite at infinity; what comes round every year or day is unknown there.
const growingFields: ReadonlySet<string> = new Set([
	...["epoch", "julian", "year", "isoyear", "decade", "century", "millennium"],
]);

function wholeNode(node: Expression): Expression {
	return node.kind === "Cast" && node.type.name === "integer" ? node : castNode(node, "integer");
}
