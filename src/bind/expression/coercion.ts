import {
	classOf,
	createError,
	formatJson,
	formatTimestamp,
	type IntervalStyle,
	isImplicit,
	isObjectName,
	isUtc,
	isVector,
	isWholeType,
	type ObjectNameType,
	parseJson,
	type SqlType,
} from "../../base/index.ts";
import {
	binaryNode,
	bitsOf,
	castRow,
	createIntervalError,
	encodeInterval,
	isNumberInside,
	limitWhole,
	modifierRows,
	numberNode,
	type Operand,
	operate,
	outOfRange,
	parameterNode,
	parseBoolean,
	parseInterval,
	printBytes,
	readBits,
	readBytes,
	readReal,
	readRowPlace,
	readTimeText,
	readUuid,
	spellDecimal,
	type TimeType,
	textNode,
	withFiniteness,
	writeCast,
} from "../../functions/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { BoundExpression, BoundParameter } from "../bound.ts";
import { adviseSpan } from "./span-hint.ts";

/** A parameter at one of its places, and what it has to be there. */
export interface NamedParameter {
	readonly parameter: string;
	readonly type: SqlType;
	readonly element?: SqlType | undefined;
	readonly told?: BoundParameter["told"];
	readonly position: number | undefined;
}

/** Gives a parameter its name in SQLite once its type is known. */
export interface ParameterNamer {
	(named: NamedParameter): string;
	/** The session's time zone, in which texts and parameters without one are read. */
	readonly zone: string;
	/** The object id of a name that is written out; undefined where only a query finds it. */
	readonly findObject: (kind: ObjectNameType, name: string, at: number | undefined) => number | undefined;
	/** How the session has intervals written; postgres when absent. */
	readonly intervalStyle?: IntervalStyle | undefined;
}

/**
 * The one type that several expressions share, as CASE, IN, COALESCE and UNION need it.
 * @throws type_mismatch (42804) when there is none; `place` names where, e.g. "CASE".
 */
export function unifyTypes(expressions: readonly BoundExpression[], place: string): SqlType {
	return expressions.reduce<SqlType>((common, { type, node }) => {
		const next = joinTypes(common, type);
		if (next !== undefined) return next;
		const problem = `${place} mixes the types ${common} and ${type}`;
		const slots = { problem, advice: `Cast one side, e.g. CAST(… AS ${common}).` };
		throw createError("type_mismatch", slots, { position: node.at });
	}, "unknown");
}

function joinTypes(left: SqlType, right: SqlType): SqlType | undefined {
	if (left === right || right === "unknown") return left;
	if (left === "unknown") return right;
	if (classOf(left) !== classOf(right)) return undefined;
	const [isWider, isNarrower] = [isImplicit(left, right), isImplicit(right, left)];
	// Of two that become each other the first stays.
	if (isWider && !isNarrower) return right;
	return isNarrower ? left : undefined;
}

/**
 * Turns an expression into one of the wanted type where that needs no explicit cast: constants and parameters take
 * the type of their partner, dates become timestamps, integers doubles.
 * @param element For an array, which is JSON here: the type of its elements, by which '{a,b}' is one.
 * @param more What a client is told of a parameter, where that is another type.
 * @throws bad_literal (22P02) when a constant cannot be read as the type, bad_time (22007) and time_out_of_range (22008)
 * where the type is one of times, type_mismatch (42804) otherwise.
 */
export function coerce(
	bound: BoundExpression,
	type: SqlType,
	nameParameter: ParameterNamer,
	element?: SqlType,
	more: Pick<NamedParameter, "told"> = {},
): BoundExpression {
	const { node } = bound;
	const isNull = node.kind === "NullLiteral";
	if (isNull && bound.type === "unknown") return { ...bound, type };
	if (bound.type === type && !isUntypedParameter(bound)) return bound;
	if (isUntypedParameter(bound) && node.kind === "Parameter") {
		// A number of the caller's may be as long as it likes.
		const settled = type === "unknown" ? "text" : isWholeType(type) ? "integer" : type;
		const { told = settled === type ? undefined : { type } } = more;
		const bind = nameParameter({ parameter: node.name, type: settled, position: node.at, element, told });
		return { ...bound, type: settled, element, node: parameterNode(bind, node.at) };
	}
	const constant = constantText(node);
	if (constant !== undefined && bound.type === "unknown" && element !== undefined) {
		const array = operate(modifierRows.readArray, [typedText(constant), typedText(element)]);
		return { ...bound, node: { ...array, at: node.at }, type, element };
	}
	if (constant !== undefined && (bound.type === "unknown" || classOf(bound.type) === "number")) {
		const literal = convertConstant(constant, type, bound.type, node, nameParameter);
		if (literal) return settle(bound, literal, type, literal.kind !== "StringLiteral");
	}
	if (type === "unknown") return { ...bound, type: bound.type === "unknown" ? "text" : bound.type };
	if (isImplicit(bound.type, type)) return widen(bound, type, nameParameter.zone);
	const slots = {
		problem: `a value of type ${bound.type} stands where ${type} is needed`,
		advice: `Cast it: CAST(… AS ${type}).`,
	};
	throw createError("type_mismatch", slots, { position: node.at });
}

/** What may hold intervals, with how the session has them written; no other statement asks the settings. */
export function styled(bound: BoundExpression, namer: ParameterNamer): BoundExpression {
	const holdsSpans = bound.type === "interval" || bound.element === "interval" || bound.fields !== undefined;
	const intervalStyle = holdsSpans ? namer.intervalStyle : undefined;
	return intervalStyle ? { ...bound, intervalStyle } : bound;
}

/** True for a parameter whose type is not settled yet. */
export function isUntypedParameter(bound: BoundExpression): boolean {
	return bound.type === "unknown" && bound.node.kind === "Parameter";
}

/** The text of a string or number constant, with its sign. */
export function constantText(node: Expression): string | undefined {
	if (node.kind === "StringLiteral") return node.value;
	if (node.kind === "NumberLiteral") return node.text;
	if (node.kind === "Unary" && node.operator === "-" && node.operand.kind === "NumberLiteral")
		return `-${node.operand.text}`;
	return undefined;
}

function convertConstant(
	text: string,
	type: SqlType,
	from: SqlType,
	node: Expression,
	{ zone, findObject }: ParameterNamer,
): Expression | undefined {
	if (type === "tid") return textNode(readRowPlace(text, node.at), node.at);
	if (classOf(type) === "bits") return from === "unknown" ? textNode(readBits(text, node.at), node.at) : undefined;
	if (type === "bytea") return textNode(printBytes(readBytes(text)), node.at);
	if (classOf(type) === "text" || classOf(type) === "bytes") return textNode(text, node.at);
	const oid = isObjectName(type) && from === "unknown" ? findObject(type, text, node.at) : undefined;
	if (oid !== undefined) return numberNode(oid, node.at);
	if (!isWholeType(type) && !isObject(type)) return convertTyped(text, type, from, node, zone);
	return from === "unknown" ? readWhole(text, node, isWholeType(type) ? type : "integer") : undefined;
}

function convertTyped(
	text: string,
	type: SqlType,
	from: SqlType,
	node: Expression,
	zone: string,
): Expression | undefined {
	const isNumber = from !== "unknown";
	switch (type) {
		case "json":
			return textNode(isNumber ? text : readJson(text, node), node.at);
		case "json_text":
			if (!isNumber) readJson(text, node);
			return textNode(text, node.at);
		case "real":
			if (!isNumber) readNumber(text, node, decimalPattern, type);
			return numberNode(readReal(text), node.at);
		case "double":
			return isNumber ? writeFinite(text, node) : readNumber(text, node, decimalPattern, type);
		case "numeric":
			return isNumber ? node : textNode(readDecimal(text, node), node.at);
		case "boolean":
			return isNumber ? undefined : readBoolean(text, node);
		case "timestamp":
			return isNumber ? textNode(formatTimestamp(Number(text) * 1000), node.at) : readTime(text, type, node, zone);
		case "local_timestamp":
		case "date":
		case "time_of_day":
		case "zoned_time_of_day":
			return isNumber ? undefined : readTime(text, type, node, zone);
		case "interval": {
			const parts = isNumber ? undefined : parseInterval(text);
			if (!parts) throw createIntervalError(text, node.at);
			return textNode(encodeInterval(parts), node.at);
		}
		case "uuid":
			return isNumber ? undefined : textNode(readUuid(text, node.at), node.at);
		default:
			return undefined;
	}
}

function writeFinite(text: string, node: Expression): Expression {
	if (/\d/.test(text)) return numberNode(text, node.at);
	throw outOfRange(`the value ${text}`);
}

// What is named by a number, and the elements of lists of such.
function isObject(type: SqlType): boolean {
	return type === "oid" || type === "xid" || type === "cid" || isObjectName(type) || isVector(type);
}

function typedText(text: string): Operand {
	return { node: textNode(text), type: "text" };
}

function widen(bound: BoundExpression, type: SqlType, zone: string): BoundExpression {
	const { node } = bound;
	const isNative = isNumberInside(bound);
	const operand = withFiniteness(bound);
	// A decimal that lies there as a number is a double already.
	const written = type === "double" && isNative ? node : writeCast(type, operand, zone);
	// NULL stays the NULL that it is, for what asks about it.
	const isKept = written === node || node.kind === "NullLiteral";
	const cast = isKept ? node : operate(castRow(type, bound.type), [operand], isUtc(zone) ? {} : { zone });
	const isWhole = isWholeType(bound.type) || bound.isWhole;
	return settle(bound, cast, type, isNative, isWhole);
}

// Spelled out, whole: a copy that grows by a property takes Node ten times as long.
function settle(
	{ name, isNullable, element, fields, rowType, isFiniteTime, origin, rangeEnd, isWhole: wasWhole }: BoundExpression,
	node: Expression,
	type: SqlType,
	isNative: boolean,
	isWhole = wasWhole,
): { readonly [Field in Exclude<keyof Required<BoundExpression>, "intervalStyle">]: BoundExpression[Field] } {
	const shape = { type, element, fields, rowType, modifier: undefined };
	return { ...shape, node, name, isNullable, isWhole, isNative, isFiniteTime, origin, rangeEnd };
}

// In one form, so that equal documents have equal text; numbers stay as they are written.
function readJson(text: string, node: Expression): string {
	try {
		return formatJson(parseJson(text));
	} catch {
		throw badLiteral("json", text, node, 'Write JSON: names and texts in double quotes, e.g. {"a": 1}.');
	}
}

const decimalPattern = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function readDecimal(text: string, node: Expression): string {
	const decimal = spellDecimal(text);
	if (decimal === undefined) throw badLiteral("numeric", text, node, "Write a number.");
	return decimal;
}

function readWhole(text: string, node: Expression, type: "smallint" | "int4" | "integer"): Expression {
	const number = readNumber(text, node, /^\s*[+-]?\d+\s*$/, type);
	limitWhole(BigInt(text.trim().replace("+", "")), bitsOf[type]);
	return number;
}

function readNumber(text: string, node: Expression, pattern: RegExp, type: SqlType): Expression {
	if (!pattern.test(text)) throw badLiteral(type, text, node, "Write a number.");
	return numberNode(text.trim().replace(/^\+/, ""), node.at);
}

// 'today' and its like are read when the statement runs.
function readTime(text: string, type: TimeType, node: Expression, zone: string): Expression {
	const time = readTimeText(text, type, { position: node.at, expected: adviseSpan(text), zone });
	return time === undefined
		? operate(castRow(type, "text"), [{ node: textNode(text, node.at), type: "text" }], isUtc(zone) ? {} : { zone })
		: textNode(time, node.at);
}

function readBoolean(text: string, node: Expression): Expression {
	const value = parseBoolean(text);
	if (value === undefined) throw badLiteral("boolean", text, node, "Write true or false.");
	return { kind: "BooleanLiteral", value, at: node.at };
}

/** The error for a constant that cannot be read as a type. */
export function badLiteral(type: string, text: string, node: Expression, expected: string): Error {
	const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	return createError("bad_literal", { type, text: shown, expected }, { position: node.at });
}

/** A result column needs a type: what is still unknown is text. */
export function settledType(type: SqlType | undefined): SqlType {
	return type === undefined || type === "unknown" ? "text" : type;
}

/**
 * Makes sure that an expression is a condition.
 * @throws type_mismatch (42804) when it is no boolean; `place` names where it stands, e.g. "WHERE".
 */
export function asCondition(bound: BoundExpression, place: string, nameParameter: ParameterNamer): BoundExpression {
	const { node, type } = bound;
	if (type === "boolean") return bound;
	if (type === "unknown") return coerce(bound, "boolean", nameParameter);
	// SQLite's habit of taking numbers for truth is kept for constants alone: `WHERE 1`.
	if (node.kind === "NumberLiteral")
		return { ...bound, node: binaryNode("<>", node, numberNode(0), node.at), type: "boolean" };
	const slots = {
		problem: `the condition of ${place} is of type ${type}, not boolean`,
		advice: "Compare it with something, e.g. <> 0 or IS NOT NULL.",
	};
	throw createError("type_mismatch", slots, { position: node.at });
}

/** The error for a form that parses but cannot run. */
export function notSupported(feature: string, advice: string, node: { readonly at?: number | undefined }): Error {
	return createError("not_supported", { feature, advice }, { position: node.at });
}
