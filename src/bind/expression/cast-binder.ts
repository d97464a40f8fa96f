import {
	classOf,
	createError,
	findType,
	isObjectName,
	isUtc,
	isWholeType,
	nameOfType,
	type SqlType,
	suggestName,
	titleOfType,
	typeNames,
} from "../../base/index.ts";
import {
	createIntervalError,
	documentOperators,
	encodeInterval,
	type FunctionRow,
	keepFields,
	modifierRows,
	nullNode,
	numberNode,
	type Operand,
	operate,
	parseArrayText,
	parseInterval,
	printItem,
	textNode,
	writeCast,
} from "../../functions/index.ts";
import {
	type ArrayLiteral,
	type Cast,
	createNode,
	type Expression,
	type TypedLiteral,
	type TypeName,
} from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { nameCast } from "./cast-name.ts";
import { castTo } from "./casts.ts";
import { coerce, isUntypedParameter } from "./coercion.ts";
import { isForeignType } from "./foreign-type.ts";
import { findObjectId, showObject } from "./query-function.ts";
import { digitsOfSeconds, numberModifier } from "./type-modifier.ts";

/**
 * Binds `CAST(x AS type)` and `x::type`.
 * @throws unknown_type (42704), unknown_cast (42846).
 */
export function bindCast(node: Cast, context: ExpressionContext): BoundExpression {
	const type = findType(node.type.name, node.type.modifiers[0]);
	if (type === undefined) throw unknownType(node.type);
	if (node.operand.kind === "ArrayLiteral" && node.type.arrayDepth > 0) {
		if (node.operand.items.length > 0) return context.binder.bindExpression(castEach(node.operand, node.type), context);
		const empty = operate(documentOperators.array, []);
		return { node: { ...empty, at: node.at }, type: "json", element: type, name: "array", isNullable: false };
	}
	const names = node.type.arrayDepth > 0 && isObjectName(type) ? listNames(node) : undefined;
	if (names) {
		const list = context.binder.bindExpression(castEach(names, node.type), context);
		return { ...list, name: nameOfType(node.type.name) };
	}
	const operand = context.binder.bindExpression(node.operand, context);
	if (node.type.arrayDepth > 0) return castToArray(operand, type, node, context);
	// A char without a length has one character, and a bit one bit.
	const isOne =
		(type === "bit" || type === "bpchar") && node.type.name !== "bpchar" && node.type.modifiers.length === 0;
	const written = isOne ? { ...node.type, modifiers: [1] } : node.type;
	const cast =
		type === "bit" && isWholeType(operand.type)
			? cutWhole(operand, written)
			: applyModifiers({ ...castObject(operand, type, context), modifier: undefined }, written);
	return { ...cast, name: nameCast(node, operand) };
}

// The lowest bits of a whole number: 5::bit(4) is 0101, where a bit string loses bits at its end.
function cutWhole(operand: BoundExpression, written: TypeName): BoundExpression {
	const modifier = numberModifier("bit", written) ?? 1;
	const node = operate(modifierRows.bits, [operand, countOperand(modifier)]);
	return { node, type: "bit", modifier, name: "bit", isNullable: operand.isNullable };
}

// A name stands for an object id, and an object id shows the name.
function castObject(operand: BoundExpression, type: SqlType, context: ExpressionContext): BoundExpression {
	const { nameParameter } = context.binder;
	// What is written out is known already; only roles are others in each session.
	const isWritten = operand.node.kind === "StringLiteral" && operand.type === "unknown" && type !== "regrole";
	if (isObjectName(type) && !isWritten && (classOf(operand.type) === "text" || operand.type === "unknown"))
		return findObjectId(coerceName(operand, type, context), type, context);
	if (isObjectName(operand.type) && operand.element === undefined && classOf(type) === "text")
		return castTo(showObject(operand, context.binder), type, nameParameter);
	return castTo(operand, type, nameParameter);
}

// Of a parameter a client is told that it is the object itself, whose text is its name.
function coerceName(operand: BoundExpression, type: SqlType, { binder }: ExpressionContext): BoundExpression {
	const { nameParameter } = binder;
	if (!isUntypedParameter(operand)) return castTo(operand, "text", nameParameter);
	return coerce(operand, "text", nameParameter, undefined, { told: { type } });
}

// '{int4,text}'::regtype[] names several objects.
function listNames({ operand, at }: Cast): ArrayLiteral | undefined {
	const names = operand.kind === "StringLiteral" ? parseArrayText(operand.value) : undefined;
	if (!names || names.length === 0) return undefined;
	const items = names.map((name) =>
		name === null ? createNode("NullLiteral", { at }) : createNode("StringLiteral", { value: printItem(name), at }),
	);
	return createNode("ArrayLiteral", { items, at });
}

// Of an array that is written in the cast each item is cast on its own: https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ARRAY-CONSTRUCTORS.
function castEach(array: ArrayLiteral, type: TypeName): ArrayLiteral {
	const items = array.items.map((operand): Cast => {
		const isRow = operand.kind === "ArrayLiteral";
		return { kind: "Cast", operand, type: isRow ? type : { ...type, arrayDepth: 0 }, at: operand.at };
	});
	return { ...array, items };
}

/** Binds a literal with its type before it: DATE '2026-01-01'. */
export function bindTypedLiteral(node: TypedLiteral, { binder }: ExpressionContext): BoundExpression {
	const type = findType(node.type.name, node.type.modifiers[0]);
	if (type === undefined) throw unknownType(node.type);
	const text: BoundExpression = { node: textNode(node.value, node.at), type: "unknown", name: type, isNullable: false };
	if (type !== "interval" || node.fields === undefined)
		return {
			...applyModifiers(coerce(text, type, binder.nameParameter), node.type),
			name: nameOfType(node.type.name, node.type.modifiers[0]),
		};
	const word = node.value.trim();
	const written = node.fields === "minute to second" ? word.replace(minutePattern, "$1$200:$3") : word;
	const withUnit = /^[+-]?[\d.]+$/.test(written) ? `${written} ${node.fields.split(" ").at(-1) ?? ""}` : written;
	const interval = parseInterval(withUnit);
	if (!interval) throw createIntervalError(node.value, node.at);
	const kept = textNode(encodeInterval(keepFields(interval, node.fields)), node.at);
	return { ...text, node: kept, type, modifier: numberModifier(type, node.type, node.fields), name: type };
}

// Two numbers are hours and minutes, unless they are said to be minutes and seconds.
const minutePattern = /(^|\s)([+-]?)(\d+:\d{1,2}(?:\.\d+)?)$/;

// varchar(3) cuts, numeric(5, 2) rounds; digits of seconds are kept as they are unless there are to be fewer.
function applyModifiers(cast: BoundExpression, written: TypeName): BoundExpression {
	const modifier = numberModifier(cast.type, written);
	if (modifier === undefined) return cast;
	const [row, ...counts] = chooseRow(cast.type, written, modifier);
	if (!row) return { ...cast, modifier };
	const node = operate(row, [cast, ...counts.map(countOperand)]);
	return { ...cast, node, modifier, origin: undefined, isNative: undefined, isWhole: undefined };
}

function chooseRow(
	type: SqlType,
	{ modifiers: [first = 0, second = 0] }: TypeName,
	modifier: number,
): readonly [row: FunctionRow | undefined, ...counts: readonly number[]] {
	if (type === "varchar") return [modifierRows.cut, first];
	if (type === "bpchar") return [modifierRows.pad, first];
	if (type === "bit") return [modifierRows.fitBits, first];
	if (type === "varbit") return [modifierRows.cut, first];
	if (type === "numeric") return [modifierRows.fit, first, second];
	const digits = digitsOfSeconds(modifier);
	return digits === undefined ? [undefined] : [roundingRow(type), digits];
}

function roundingRow(type: SqlType): FunctionRow {
	if (type === "interval") return modifierRows.roundInterval;
	if (type === "time_of_day") return modifierRows.roundClock;
	return type === "zoned_time_of_day" ? modifierRows.roundZonedClock : modifierRows.roundTime;
}

function countOperand(count: number): Operand {
	return { node: numberNode(count), type: "integer" };
}

function castToArray(
	operand: BoundExpression,
	element: SqlType,
	node: Cast,
	context: ExpressionContext,
): BoundExpression {
	const base = { type: "json", element, name: nameCast(node, operand), isNullable: operand.isNullable } as const;
	const array = makeArray(operand, element, node, context);
	const modifier = numberModifier(element, node.type);
	if (modifier === undefined) return { ...base, node: array };
	const [, ...counts] = chooseRow(element, node.type, modifier);
	const [first = 6, second = 0] = counts;
	const limits = [first, second].map(countOperand);
	const fitted = operate(modifierRows.fitItems, [{ ...base, node: array }, typeText(element), ...limits]);
	return { ...base, modifier, node: { ...fitted, at: node.at } };
}

function makeArray(operand: BoundExpression, element: SqlType, node: Cast, context: ExpressionContext): Expression {
	const { binder } = context;
	const { at } = node;
	const extras = isUtc(binder.zone) ? {} : { zone: binder.zone };
	const from = operand.element;
	if (from !== undefined && isObjectName(from) && classOf(element) === "text")
		return makeArray(showObject(operand, binder), element, node, context);
	if (operand.type === "json" && (from === undefined || from === element)) return operand.node;
	if (from === undefined) {
		const text = coerce(operand, "text", binder.nameParameter, undefined, { told: { type: "json", element } });
		return { ...operate(modifierRows.readArray, [text, typeText(element)], extras), at };
	}
	if (from !== "unknown" && !writeCast(element, { node: nullNode, type: from }, binder.zone)) {
		const problem = `an array of ${titleOfType(from)} cannot be cast to one of ${titleOfType(element)}`;
		throw createError(
			"unknown_cast",
			{ problem, advice: "Cast it to text[] first if that is what you mean." },
			{ position: at },
		);
	}
	return { ...operate(modifierRows.castItems, [operand, typeText(from), typeText(element)], extras), at };
}

function typeText(type: SqlType): Operand {
	return { node: textNode(type), type: "text" };
}

function unknownType({ name, at }: TypeName): Error {
	const known =
		"Types: text, varchar, char, smallint, integer, bigint, real, double precision, numeric, boolean, timestamp, timestamptz, date, time, interval, json, jsonb, uuid.";
	const advice = suggestName(name, typeNames, known);
	if (!isForeignType(name)) return createError("unknown_type", { type: name, advice }, { position: at });
	return createError("not_supported", { feature: `the type ${name}`, advice }, { position: at });
}
