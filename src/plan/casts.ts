import { createError, isUtc, type SqlType } from "../base/index.ts";
import type { Expression } from "../sql/index.ts";
import type { BoundExpression } from "./bound.ts";
import {
	classOf,
	coerce,
	constantText,
	isUntypedParameter,
	type ParameterNamer,
	startOfDay,
	type TypeClass,
} from "./coercion.ts";
import type { Operand } from "./functions/function-row.ts";
import { isSpaced, withFiniteness } from "./functions/operation.ts";
import { isNumberInside } from "./number-storage.ts";
import { instantNode, localNode, zonedCall } from "./session-time.ts";
import type { TimeType } from "./time-text.ts";
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
} from "./tree.ts";

/**
 * An explicit cast, `CAST(x AS type)` or `x::type`.
 * @throws type_mismatch (42804) for a pair of types that has no cast.
 */
export function castTo(bound: BoundExpression, type: SqlType, nameParameter: ParameterNamer): BoundExpression {
	const { node, type: from } = bound;
	const { zone } = nameParameter;
	const isConstant = from === "unknown" && constantText(node) !== undefined;
	// Of text a parameter keeps all its digits.
	if (type === "numeric" && isUntypedParameter(bound))
		return castTo(coerce(bound, "text", nameParameter), type, nameParameter);
	if (isConstant || isUntypedParameter(bound) || node.kind === "NullLiteral") return coerce(bound, type, nameParameter);
	const isPrinted = bound.element !== undefined && classOf(type) === "text";
	const isRecord = from === "record" && classOf(type) === "text";
	const cast = isRecord
		? printRecord(bound, zone)
		: isPrinted
			? printArray(bound, zone)
			: from === type
				? node
				: castTable[type][classOf(from)]?.(node, from, { bound: withFiniteness(bound), zone });
	if (!cast) {
		const slots = {
			problem: `a value of type ${from} cannot be cast to ${type}`,
			advice: "Cast it to text first if that is what you mean.",
		};
		throw createError("type_mismatch", slots, { position: node.at });
	}
	const element = classOf(type) === "json" ? bound.element : undefined;
	const isNative = classOf(from) === "number" && from !== "double" && isNumberInside(bound);
	return { ...bound, node: cast, type, element, origin: undefined, isNative };
}

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
	return isSpaced(node) ? callNode("json_spaced", [node]) : node;
}

const toText: Readonly<Partial<Record<TypeClass, Cast>>> = {
	text: keep,
	number: (node, from) => {
		if (from === "double") return callNode("double_to_text", [node]);
		return from === "numeric" ? callNode("numeric_text", [node]) : castNode(node, "text");
	},
	boolean: (node) => printBoolean(node, "true", "false"),
	time: printTime,
	clock: keep,
	json: printJson,
	interval: call("interval_text"),
	unknown: keep,
};

const toDouble: Readonly<Partial<Record<TypeClass, Cast>>> = {
	number: (node) => castNode(node, "real"),
	text: call("text_to_double"),
	json: call("text_to_double"),
};

/** How each type is made of the values of each family; what is missing has no cast. */
const castTable: Readonly<Record<SqlType, Readonly<Partial<Record<TypeClass, Cast>>>>> = {
	varchar: toText,
	text: toText,
	integer: {
		number: roundToInteger,
		boolean: (node) => castNode(node, "integer"),
		text: call("text_to_integer"),
		json: call("json_to_integer"),
	},
	double: toDouble,
	numeric: {
		number: (node, from) => (from === "double" ? callNode("double_to_numeric", [node]) : node),
		text: call("text_to_numeric"),
		json: call("text_to_numeric"),
	},
	boolean: {
		number: (node, from) => binaryNode("<>", from === "numeric" ? castNode(node, "real") : node, numberNode(0)),
		text: call("text_to_boolean"),
		json: call("text_to_boolean"),
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
		text: readTime("time_of_day"),
	},
	json: { text: call("json"), json: keep },
	json_text: {
		text: call("json_checked"),
		json: (node, from) => (from === "json" ? callNode("jsonb_text", [node]) : node),
	},
	record: {},
	interval: { text: call("text_to_interval"), clock: call("clock_to_interval") },
	unknown: {
		text: keep,
		number: keep,
		boolean: keep,
		time: keep,
		clock: keep,
		json: keep,
		interval: keep,
		unknown: keep,
	},
};

const bits = numberNode(64);

// A double rounds halves to the even number, a numeric away from zero. A field of a time is a whole number already.
function roundToInteger(node: Expression, from: SqlType): Expression {
	if (from === "integer" || (node.kind === "Cast" && node.type.name === "integer")) return node;
	return callNode(from === "double" ? "double_to_integer" : "numeric_to_integer", [node, bits]);
}

const integerBits: Readonly<Record<string, number>> = { int: 32, integer: 32, int4: 32, smallint: 16, int2: 16 };

/** Holds a cast to a short type of whole numbers within its range, beyond which it fails with 22003. */
export function fitInteger(cast: BoundExpression, typeName: string): BoundExpression {
	const wanted = integerBits[typeName.toLowerCase()];
	if (wanted === undefined) return { ...cast, isShort: undefined };
	return { ...limitInteger(cast, wanted), isShort: true };
}

function limitInteger(cast: BoundExpression, wanted: number): BoundExpression {
	const { node } = cast;
	if (isSmallConstant(node) || node.kind === "Cast" || node.kind === "NullLiteral") return cast;
	const isRounding = node.kind === "FunctionCall" && node.arguments[1]?.value === bits;
	const limit = numberNode(wanted);
	if (!isRounding)
		return { ...cast, node: { ...callNode("fit_integer", [node, limit]), at: node.at }, origin: undefined };
	const [value = { kind: "Argument", value: node }] = node.arguments;
	return { ...cast, node: { ...node, arguments: [value, { kind: "Argument", value: limit }] } };
}

function isSmallConstant(node: Expression): boolean {
	const text = constantText(node);
	return text !== undefined && Math.abs(Number(text)) < 32_768;
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
	return castTable.text[classOf(type)]?.(node, type, { bound, zone }) ?? node;
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

function printRecord({ node, fields = [] }: Operand, zone: string): Expression {
	return zonedCall("record_text", [node, textNode(JSON.stringify(fields))], zone);
}

// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
function printArray({ node, element = "text" }: Operand, zone: string): Expression {
	return zonedCall("array_text", [node, textNode(element)], zone);
}

function printBoolean(node: Expression, yes: string, no: string): Expression {
	const branch = (value: boolean, text: string) =>
		({ kind: "CaseBranch", when: { kind: "BooleanLiteral", value }, then: textNode(text) }) as const;
	return { kind: "Case", operand: node, branches: [branch(true, yes), branch(false, no)], otherwise: nullNode };
}

const sqlTypes: ReadonlyMap<string, SqlType> = new Map<string, SqlType>(
	Object.entries({
		text: "text",
		varchar: "varchar",
		"character varying": "varchar",
		char: "varchar",
		character: "varchar",
		bpchar: "varchar",
		string: "text",
		nvarchar: "varchar",
		name: "varchar",
		uuid: "varchar",
		citext: "text",
		int: "integer",
		integer: "integer",
		int2: "integer",
		int4: "integer",
		int8: "integer",
		smallint: "integer",
		bigint: "integer",
		tinyint: "integer",
		oid: "integer",
		real: "double",
		float: "double",
		float4: "double",
		float8: "double",
		double: "double",
		"double precision": "double",
		numeric: "numeric",
		decimal: "numeric",
		money: "numeric",
		boolean: "boolean",
		bool: "boolean",
		bit: "boolean",
		timestamp: "local_timestamp",
		timestamptz: "timestamp",
		"timestamp with time zone": "timestamp",
		"timestamp without time zone": "local_timestamp",
		datetime: "local_timestamp",
		datetime2: "local_timestamp",
		datetimeoffset: "timestamp",
		date: "date",
		time: "time_of_day",
		"time without time zone": "time_of_day",
		json: "json_text",
		jsonb: "json",
		interval: "interval",
	}),
);

/**
 * The type that a type name of SQL means here.
 * @example findType("timestamp with time zone") // "timestamp"
 */
export function findType(name: string): SqlType | undefined {
	return sqlTypes.get(name.toLowerCase());
}

const internalNames: Readonly<Record<string, string>> = {
	int: "int4",
	integer: "int4",
	smallint: "int2",
	bigint: "int8",
	real: "float4",
	float: "float8",
	double: "float8",
	"double precision": "float8",
	decimal: "numeric",
	boolean: "bool",
	char: "bpchar",
	character: "bpchar",
	"character varying": "varchar",
	"timestamp with time zone": "timestamptz",
	"timestamp without time zone": "timestamp",
	"time without time zone": "time",
};

/**
 * PostgreSQL's own name of a type, after which a column is called that is only a cast.
 * @example nameOfType("INTEGER") // "int4"
 */
export function nameOfType(name: string): string {
	const lowered = name.toLowerCase();
	return internalNames[lowered] ?? lowered;
}

/** The names of types, for did-you-mean. */
export const typeNames: readonly string[] = [...sqlTypes.keys()];
