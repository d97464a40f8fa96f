import { classOf, isFloat, isUtc, isWholeType, type SqlType, type TypeClass } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { bitsOf } from "../number/number-domain.ts";
import { isNumberInside } from "../number/number-storage.ts";
import { elementNode, fieldsNode } from "../text/json-node.ts";
import { instantNode, localNode, zonedCall } from "../time/session-time.ts";
import type { TimeType } from "../time/time-text.ts";
import {
	binaryNode,
	callNode,
	caseNode,
	castNode,
	concatNode,
	nowNode,
	nullNode,
	numberNode,
	textNode,
} from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { internal } from "./operator-row.ts";

/** What a cast depends on besides the types: the whole value, and the session's time zone. */
interface CastPlace {
	readonly bound: Operand;
	readonly zone: string;
}

type Cast = (node: Expression, from: SqlType, place: CastPlace) => Expression | undefined;

const keep: Cast = (node) => node;
const call =
	(name: string): Cast =>
	(node) =>
		callNode(name, [node]);

const readTime =
	(type: TimeType): Cast =>
	(node, _from, { zone }) =>
		zonedCall(`text_to_${type}`, [node, nowNode], zone);
// What makes JSON in SQLite writes it without blanks; json_build_array and its like have some.
function printJson(node: Expression, from: SqlType): Expression {
	if (from === "json") return callNode("jsonb_text", [node]);
	// Before it is lowered, nobody knows what an operation writes.
	const isSpaced = node.kind === "FunctionCall" && spacedCalls.has(node.path[0]?.name ?? "");
	return isSpaced || node.kind === "Operation" ? callNode("json_spaced", [node]) : node;
}

const spacedCalls: ReadonlySet<string> = new Set(["json_object", "json_array"]);

const toText: Readonly<Partial<Record<TypeClass, Cast>>> = {
	text: (node, from) => (from === "bpchar" ? trimBlanks(node) : node),
	uuid: keep,
	number: (node, from) => {
		if (isFloat(from)) return callNode(`${from}_to_text`, [node]);
		return from === "numeric" ? callNode("numeric_text", [node]) : castNode(node, "text");
	},
	boolean: (node) => printBoolean(node, "true", "false"),
	time: printTime,
	clock: (node, from) => (from === "zoned_time_of_day" ? callNode("zoned_clock_text", [node]) : node),
	json: printJson,
	interval: (node, _from, { bound: { intervalStyle } }) =>
		callNode("interval_text", intervalStyle ? [node, textNode(intervalStyle)] : [node]),
	bytes: keep,
	bits: keep,
	unknown: keep,
};

const toDouble: Readonly<Partial<Record<TypeClass, Cast>>> = {
	number: (node, from, { bound }) =>
		from === "numeric" && !isNumberInside(bound) ? callNode("numeric_to_double", [node]) : castNode(node, "real"),
	text: call("text_to_double"),
	json: readJson("json_number", call("text_to_double")),
};

// Names are looked up in the catalog by whoever casts; numbers are what they are.
const toObject: Readonly<Partial<Record<TypeClass, Cast>>> = {
	number: keep,
	text: (node) => callNode("text_to_integer", [node]),
};

/** How each type is made of the values of each family; what is missing has no cast. */
const castTable: Readonly<Record<SqlType, Readonly<Partial<Record<TypeClass, Cast>>>>> = {
	varchar: toText,
	bpchar: { ...toText, text: keep },
	text: toText,
	// PostgreSQL makes a smallint of no boolean.
	smallint: toWhole("smallint"),
	int4: { ...toWhole("int4"), boolean: (node) => castNode(node, "integer") },
	integer: { ...toWhole("integer"), boolean: (node) => castNode(node, "integer") },
	real: {
		number: (node, from, place) => callNode("to_real", [toDouble.number?.(node, from, place) ?? node]),
		text: call("text_to_real"),
		json: readJson("json_number", call("text_to_real")),
	},
	double: toDouble,
	numeric: {
		number: (node, from) => {
			if (!isFloat(from)) return node;
			return callNode("double_to_numeric", [from === "real" ? callNode("real_digits", [node]) : node]);
		},
		text: call("text_to_numeric"),
		json: readJson("json_number", call("text_to_numeric")),
	},
	boolean: {
		number: (node, from) => binaryNode("<>", from === "numeric" ? castNode(node, "real") : node, numberNode(0)),
		text: call("text_to_boolean"),
		json: readJson("json_boolean", call("text_to_boolean")),
	},
	timestamp: {
		time: (node, from, { bound, zone }) => instantNode(from === "date" ? startOfDay(bound) : node, zone),
		text: readTime("timestamp"),
	},
	local_timestamp: {
		time: (node, from, { bound, zone }) => (from === "date" ? startOfDay(bound) : localNode(node, zone)),
		text: readTime("local_timestamp"),
	},
	date: {
		time: (node, from, { zone }) => callNode("substr", [showLocal(node, from, zone), numberNode(1), numberNode(10)]),
		text: readTime("date"),
	},
	time_of_day: {
		time: (node, from, { zone }) => (from === "date" ? undefined : callNode("clock_of", [showLocal(node, from, zone)])),
		interval: call("interval_to_clock"),
		clock: call("clock_of_zoned"),
		text: readTime("time_of_day"),
	},
	zoned_time_of_day: {
		time: (node, from, { zone }) =>
			from === "timestamp" ? callNode("zoned_clock_of", [node, textNode(zone)]) : undefined,
		clock: (node, _from, { zone }) => callNode("zoned_clock", [node, nowNode, textNode(zone)]),
		text: readTime("zoned_time_of_day"),
	},
	json: { text: call("json"), json: keep },
	json_text: {
		text: call("json_checked"),
		json: (node, from) => (from === "json" ? callNode("jsonb_text", [node]) : node),
	},
	uuid: { text: call("text_to_uuid") },
	record: {},
	interval: {
		text: call("text_to_interval"),
		clock: (node, from) => (from === "time_of_day" ? callNode("clock_to_interval", [node]) : undefined),
	},
	name: toText,
	letter: { ...toText, text: (node) => callNode("substr", [node, numberNode(1), numberNode(1)]) },
	bytea: { text: call("bytes_of"), bytes: keep },
	bit: { text: call("bits_of_text"), bits: keep },
	varbit: { text: call("bits_of_text"), bits: keep },
	tid: { text: call("text_to_tid"), bytes: keep },
	xid: toObject,
	cid: toObject,
	aclitem: { text: keep, bytes: keep },
	node_tree: toText,
	oid: toObject,
	regclass: toObject,
	regtype: toObject,
	regproc: toObject,
	regnamespace: toObject,
	regprocedure: toObject,
	regoper: toObject,
	regoperator: toObject,
	regrole: toObject,
	regcollation: toObject,
	vector_int2: toObject,
	vector_oid: toObject,
	unknown: {
		text: keep,
		number: keep,
		boolean: keep,
		time: keep,
		clock: keep,
		json: keep,
		interval: keep,
		uuid: keep,
		bits: keep,
		unknown: keep,
	},
};

// A document is a number or a boolean, or none: text inside of one is not read.
function readJson(name: "json_number" | "json_boolean", cast: Cast): Cast {
	return (node, from, details) => cast(callNode(name, [node]), from, details);
}

type WholeType = keyof typeof bitsOf;

function toWhole(type: WholeType): Readonly<Partial<Record<TypeClass, Cast>>> {
	const read =
		(name: string): Cast =>
		(node) =>
			limitNode(callNode(name, [node]), type);
	return {
		number: (node, from) => roundToWhole(node, from, type),
		text: read("text_to_integer"),
		json: readJson("json_number", (node) => callNode("numeric_to_integer", [node, numberNode(bitsOf[type])])),
		// PostgreSQL makes a smallint of no bit string.
		...(type !== "smallint" && { bits: (node) => callNode("bits_to_integer", [node, numberNode(bitsOf[type])]) }),
	};
}

// A double rounds halves to the even number, a numeric away from zero. A field of a time is a whole number already.
function roundToWhole(node: Expression, from: SqlType, type: WholeType): Expression {
	if (isWholeType(from)) return bitsOf[from] <= bitsOf[type] || isSmall(node) ? node : limitNode(node, type);
	if (node.kind === "Cast" && node.type.name === "integer") return node;
	return callNode(isFloat(from) ? "double_to_integer" : "numeric_to_integer", [node, numberNode(bitsOf[type])]);
}

function limitNode(node: Expression, type: WholeType): Expression {
	return callNode("fit_integer", [node, numberNode(bitsOf[type])]);
}

function isSmall(node: Expression): boolean {
	return node.kind === "NumberLiteral" && Number(node.text) < 32_768;
}

/** The midnight with which a day begins, as clocks show it. */
function startOfDay({ node, isFiniteTime }: Operand): Expression {
	return isFiniteTime === true ? concatNode(node, textNode(" 00:00:00")) : callNode("start_of_day", [node]);
}

/**
 * The text of a value as the type's output function gives it, which only for booleans differs from a cast to text: t and f.
 * Source: https://www.postgresql.org/docs/current/functions-string.html, concat.
 */
export function printValue(bound: Operand, zone: string): Expression {
	const { node, type } = bound;
	if (bound.element !== undefined) return printArray(bound, zone);
	if (type === "record") return printRecord(bound, zone);
	if (type === "boolean") return printBoolean(node, "t", "f");
	if (type === "bpchar") return node;
	return castTable.text[classOf(type)]?.(node, type, { bound, zone }) ?? node;
}

/** The text of a value as a cast to text gives it: that of the type's output function, but true and false in full, and char(n) without its blanks. */
export function printCast(bound: Operand, zone: string): Expression {
	if (bound.element === undefined && bound.type === "boolean") return printBoolean(bound.node, "true", "false");
	return bound.type === "bpchar" ? trimBlanks(bound.node) : printValue(bound, zone);
}

/** A text of the type char(n) without the blanks that it was filled up with, which mean nothing. */
export function trimBlanks(node: Expression): Expression {
	return callNode("rtrim", [node, textNode(" ")]);
}

const showLocal = (node: Expression, from: SqlType, zone: string) =>
	from === "timestamp" ? localNode(node, zone) : node;

// Columns of a service are seldom finer than seconds and never infinite, and UTC is only written behind them.
function printTime(node: Expression, from: SqlType, { bound: { isFiniteTime }, zone: session }: CastPlace): Expression {
	if (from === "date") return node;
	if (from === "timestamp" && !isUtc(session)) return callNode("instant_text", [node, textNode(session)]);
	const zone = textNode(from === "timestamp" ? "+00" : "");
	if (node.kind !== "ColumnReference" || isFiniteTime !== true) return callNode("time_text", [node, zone]);
	const isWhole = binaryNode("=", callNode("length", [node]), numberNode(19));
	const text = caseNode([[isWhole, node]], callNode("rtrim", [node, textNode("0")]));
	return from === "timestamp" ? concatNode(text, zone) : text;
}

function printRecord(record: Operand, zone: string): Expression {
	return zonedCall("record_text", [record.node, fieldsNode(record)], zone);
}

// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
function printArray(array: Operand, zone: string): Expression {
	return zonedCall("array_text", [array.node, elementNode(array)], zone);
}

function printBoolean(node: Expression, yes: string, no: string): Expression {
	const branch = (value: boolean, text: string) =>
		({ kind: "CaseBranch", when: { kind: "BooleanLiteral", value }, then: textNode(text) }) as const;
	return { kind: "Case", operand: node, branches: [branch(true, yes), branch(false, no)], otherwise: nullNode };
}

/** How a value becomes one of another type in SQLite's form; undefined where there is no such cast, the value itself where it is one already. */
export function writeCast(type: SqlType, operand: Operand, zone: string): Expression | undefined {
	const { node, type: from, element } = operand;
	const isText = classOf(type) === "text";
	if (isText && from === "record") return printRecord(operand, zone);
	if (isText && element !== undefined) return printArray(operand, zone);
	if (from === type) return node;
	return castTable[type][classOf(from)]?.(node, from, { bound: operand, zone });
}

// The days and years of instants are what a service can be asked for.
const details: Readonly<Partial<Record<SqlType, Partial<FunctionRow>>>> = {
	date: {
		findTruncation: ([time], zone) =>
			time && { operand: time.node, unit: "day", form: "text", ...(isZoned(time, zone) && { zone }) },
	},
	local_timestamp: {
		findTruncation: ([time], zone) =>
			time && isZoned(time, zone) ? { operand: time.node, unit: "millisecond", zone, form: "text" } : undefined,
	},
};

function isZoned({ type }: Operand, zone: string): boolean {
	return type === "timestamp" && !isUtc(zone);
}

function createRow(type: SqlType, isReading: boolean): FunctionRow {
	return internal(type, `A value as ${type}.`, {
		notation: "cast",
		isStrict: true,
		...details[type],
		...(isReading && classOf(type) === "time" && { mayBeInfinite: true }),
		write: (_, [operand], zone) => (operand && writeCast(type, operand, zone)) ?? nullNode,
	});
}

const castRows = new Map<string, FunctionRow>();

/** The row of a cast to a type; what reads text is another, since a text may name infinity. */
export function castRow(type: SqlType, from: SqlType): FunctionRow {
	const isReading = classOf(from) === "text" || from === "unknown";
	const key = `${type} ${String(isReading)}`;
	const row = castRows.get(key) ?? createRow(type, isReading);
	castRows.set(key, row);
	return row;
}

/** Holds the outcome of arithmetic within 16 bits, beyond which it fails with 22003. */
export const smallRow: FunctionRow = internal("smallint", "A whole number of 16 bits.", {
	notation: "unseen",
	isStrict: true,
	write: ([node = nullNode]) => limitNode(node, "smallint"),
});

/** Takes the lowest 16 or 32 bits of a whole number. */
export const wrapRows: Readonly<Record<"smallint" | "int4", FunctionRow>> = {
	smallint: wrapRow("smallint"),
	int4: wrapRow("int4"),
};

function wrapRow(type: "smallint" | "int4"): FunctionRow {
	return internal(type, `The lowest ${String(bitsOf[type])} bits of a whole number.`, {
		notation: "unseen",
		isStrict: true,
		write: ([node = nullNode]) => callNode("wrap_integer", [node, numberNode(bitsOf[type])]),
	});
}
