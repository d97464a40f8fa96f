import { classOf, isFloat, isWholeType, type SqlType } from "../../base/index.ts";
import {
	binaryNode,
	bytesOperator,
	decimalOperators,
	documentOperators,
	doubleOperators,
	integerOperators,
	numberNode,
	operate,
	type PatternSign,
	parseInterval,
	pathOperators,
	patternOperators,
	powerOperator,
	smallRow,
	wrapRows,
} from "../../functions/index.ts";
import type { Binary, BinaryOperator, Expression } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { bindBits } from "./bits-binder.ts";
import { castTo } from "./casts.ts";
import { bindClockArithmetic, typeBesideClock } from "./clock-arithmetic.ts";
import { asCondition, coerce, isUntypedParameter, unifyTypes } from "./coercion.ts";
import { bindContainment, bindJsonAccess, bindRemoval, bindRemovalAtPath, toArray } from "./json-operator-binder.ts";
import { adviseDays } from "./newcomer-hint.ts";
import { compareOperands, type Operands } from "./operand-alignment.ts";
import { apply, isNumberConstant, noOperator, result } from "./operator-result.ts";
import { showObject } from "./query-function.ts";
import { bindIntervals, bindTimeArithmetic } from "./time-arithmetic.ts";
import { sharedParts } from "./value-shape.ts";

/** Binds an operator with two operands. */
export function bindOperator(
	node: Binary,
	left: BoundExpression,
	right: BoundExpression,
	context: ExpressionContext,
): BoundExpression {
	const { operator, at } = node;
	const bits = bindBits(operator, left, right, at, context);
	if (bits) return bits;
	switch (operator) {
		case "and":
		case "or": {
			const [first, second] = [
				bindBoolean(left, operator.toUpperCase(), context),
				bindBoolean(right, operator.toUpperCase(), context),
			];
			return result(binaryNode(operator, first.node, second.node, at), "boolean", left, right);
		}
		case "=":
		case "<>":
		case "<":
		case "<=":
		case ">":
		case ">=":
			return bindComparison(operator, left, right, at, context);
		case "-":
		case "+":
		case "*":
		case "/":
		case "%":
		case "^": {
			const isRemoval = operator === "-" && classOf(left.type) === "json" && left.element === undefined;
			if (isRemoval) return bindRemoval(left, right, context);
			const advice = adviseDays(node, left, right);
			if (advice !== undefined) throw noOperator(operator, [left, right], at, advice);
			return bindArithmetic(operator, left, right, at, context);
		}
		case "||":
			return bindConcatenation(left, right, at, context);
		case "->":
		case "->>":
		case "#>":
		case "#>>":
			return bindJsonAccess(operator, left, right, at, context);
		case "#-":
			return bindRemovalAtPath(left, right, context);
		case "~":
		case "~*":
		case "!~":
		case "!~*":
			return bindPattern(operator, left, right, at, context);
		case "<<":
		case ">>":
			return bindShift(operator, asWhole(left, context), asCount(right, context), at);
		case "&":
		case "|": {
			const [first, second] = asWholes(left, right, context);
			return result(
				binaryNode(operator, first.node, second.node, at),
				unifyTypes([first, second], operator),
				left,
				right,
			);
		}
		case "#": {
			// Exclusive or, which SQLite lacks: what is in either but not in both.
			const [first, second] = asWholes(left, right, context);
			const [either, both] = [binaryNode("|", first.node, second.node), binaryNode("&", first.node, second.node)];
			return result(binaryNode("-", either, both), unifyTypes([first, second], operator), left, right);
		}
		case "@>":
			return bindContainment(documentOperators.contains, left, right, context);
		case "<@":
			return bindContainment(documentOperators.isContained, left, right, context);
		case "@?":
		case "@@": {
			const { nameParameter } = context.binder;
			const row = pathOperators[operator];
			return apply(row, coerce(left, "json", nameParameter), coerce(right, "text", nameParameter), "boolean");
		}
		case "&&":
			return bindContainment(documentOperators.overlaps, left, right, context);
		case "?":
		case "?|":
		case "?&": {
			const json = coerce(left, "json", context.binder.nameParameter);
			const keys = operator === "?" ? coerce(right, "text", context.binder.nameParameter) : toArray(right, context);
			const { hasKey, hasAnyKey, hasAllKeys } = documentOperators;
			return apply({ "?": hasKey, "?|": hasAnyKey, "?&": hasAllKeys }[operator], json, keys, "boolean");
		}
	}
}

/**
 * Binds a comparison; constants and parameters take the type of the other side, so that a timestamp compares with text or epoch seconds.
 * @throws type_mismatch (42804) when the sides do not compare.
 */
export function bindComparison(
	operator: BinaryOperator,
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	if (left.rangeEnd ?? right.rangeEnd) return compareRange(operator, left, right, at, context);
	const [first, second] = compareOperands(left, right, operator, at, context);
	return result(binaryNode(operator, first.node, second.node, at), "boolean", left, right);
}

const mirroredOperators: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
	"<": ">",
	"<=": ">=",
	">": "<",
	">=": "<=",
};

// A span of days such as L_LAST_WEEK(): equal is within it, less is before it, greater is after it.
function compareRange(
	operator: BinaryOperator,
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	if (!right.rangeEnd) return compareRange(mirroredOperators[operator] ?? operator, right, left, at, context);
	const start = { ...right, rangeEnd: undefined };
	const end = { ...start, node: right.rangeEnd };
	const side = { ...left, rangeEnd: undefined };
	const compare = (sign: BinaryOperator, edge: BoundExpression) => bindComparison(sign, side, edge, at, context);
	switch (operator) {
		case "<":
		case ">=":
			return compare(operator, start);
		case "<=":
			return compare("<", end);
		case ">":
			return compare(">=", end);
		case "=":
			return result(binaryNode("and", compare(">=", start).node, compare("<", end).node, at), "boolean", left, right);
		case "<>":
			return result(binaryNode("or", compare("<", start).node, compare(">=", end).node, at), "boolean", left, right);
		default:
			throw noOperator(operator, [left, right], at);
	}
}

// PostgreSQL takes it for another interval; what is none may still be an instant to add one to.
function nameTimeText(node: Expression): SqlType {
	return node.kind === "StringLiteral" && parseInterval(node.value) ? "interval" : "timestamp";
}

function isInstant(type: SqlType): boolean {
	return type === "timestamp" || type === "local_timestamp";
}

function bindArithmetic(
	operator: "+" | "-" | "*" | "/" | "%" | "^",
	leftSide: BoundExpression,
	rightSide: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	const [left, right] = settleArithmetic(operator, leftSide, rightSide, context);
	const [leftClass, rightClass] = [classOf(left.type), classOf(right.type)];
	if (leftClass === "number" && rightClass === "number") return bindNumbers(operator, left, right, at, context);
	if (leftClass === "clock" || rightClass === "clock") {
		const bound = bindClockArithmetic(operator, left, right, at, context);
		if (bound) return bound;
	} else if (leftClass === "time" || rightClass === "time") {
		const bound =
			operator === "+" || operator === "-" ? bindTimeArithmetic(operator, left, right, at, context) : undefined;
		if (bound) return bound;
	}
	if (leftClass === "interval" || rightClass === "interval") {
		const bound = bindIntervals(operator, left, right);
		if (bound) return bound;
	}
	throw noOperator(operator, [left, right], at);
}

// An untyped side becomes what makes sense beside the other one: text beside a timestamp is an interval, else a number.
function settleArithmetic(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
	context: ExpressionContext,
): Operands {
	const settle = (side: BoundExpression, other: BoundExpression, isRight: boolean): BoundExpression => {
		if (side.type !== "unknown") return side;
		const { nameParameter } = context.binder;
		if (classOf(other.type) === "clock")
			return coerce(side, typeBesideClock(operator, other.type, isRight), nameParameter);
		if (classOf(other.type) === "time")
			return coerce(side, typeBesideTime(operator, side, other.type, isRight), nameParameter);
		if (other.type === "interval")
			return coerce(side, operator === "*" || operator === "/" ? "double" : nameTimeText(side.node), nameParameter);
		// Whole numbers have no power of their own.
		const isAlike = classOf(other.type) === "number" && !(operator === "^" && isWholeType(other.type));
		return coerce(side, isAlike ? other.type : "double", nameParameter);
	};
	return [settle(left, right, false), settle(right, left, true)];
}

// To a day a number of days can be added, to an instant only a span.
function typeBesideTime(operator: string, side: BoundExpression, other: SqlType, isRight: boolean): SqlType {
	const isDifference = operator === "-" && isRight;
	if (isUntypedParameter(side) && (isInstant(other) || isDifference)) return isDifference ? other : "interval";
	if (side.node.kind !== "StringLiteral") return "integer";
	// PostgreSQL takes any text for another time; a span, which that would refuse, is meant by who writes one.
	return operator === "-" && !parseInterval(side.node.value) ? other : "interval";
}

function bindNumbers(
	operator: "+" | "-" | "*" | "/" | "%" | "^",
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	const isInteger = isWholeType(left.type) && isWholeType(right.type);
	const isDouble = isFloat(left.type) || isFloat(right.type);
	if (isInteger && operator !== "^") {
		const type = unifyTypes([left, right], operator);
		return fitSmall(apply(integerOperators[operator], left, right, type));
	}
	if (!isInteger && !isDouble) return apply(decimalOperators[operator], left, right, "numeric");
	const [first, second] = [left, right].map((side) => coerce(side, "double", context.binder.nameParameter));
	if (!first || !second) throw noOperator(operator, [left, right], at);
	const double = apply(operator === "^" ? powerOperator : doubleOperators[operator], first, second, "double");
	return left.type === "real" && right.type === "real" && operator !== "^"
		? castTo(double, "real", context.binder.nameParameter)
		: double;
}

/** Makes arithmetic of 16 bits fail beyond them, 22003; of 32 and 64 bits the operator itself takes care. */
export function fitSmall(whole: BoundExpression): BoundExpression {
	if (whole.type !== "smallint") return whole;
	return { ...whole, node: { ...operate(smallRow, [whole]), at: whole.node.at } };
}

// What is shifted keeps its type, and loses what has no place in it.
function bindShift(
	operator: "<<" | ">>",
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
): BoundExpression {
	// Only so many bits of the distance count as it takes to move within the type, also of a negative one.
	const distance = binaryNode("&", right.node, numberNode(left.type === "smallint" || left.type === "int4" ? 31 : 63));
	const shifted = result(binaryNode(operator, left.node, distance, at), left.type, left, right);
	if (operator === ">>" || (left.type !== "smallint" && left.type !== "int4")) return shifted;
	return { ...shifted, node: { ...operate(wrapRows[left.type], [shifted]), at } };
}

// What is not told its type has that of the other one.
function asWholes(left: BoundExpression, right: BoundExpression, context: ExpressionContext): Operands {
	const { nameParameter } = context.binder;
	const settle = (side: BoundExpression, other: BoundExpression) =>
		side.type === "unknown" && isWholeType(other.type)
			? castTo(side, other.type, nameParameter)
			: asWhole(side, context);
	return [settle(left, right), settle(right, left)];
}

function asCount(side: BoundExpression, { binder }: ExpressionContext): BoundExpression {
	return isWholeType(side.type) ? side : castTo(side, "int4", binder.nameParameter);
}

/** Brings an operand to a whole number. */
export function asWhole(side: BoundExpression, { binder }: ExpressionContext): BoundExpression {
	return isWholeType(side.type) ? side : coerce(side, "integer", binder.nameParameter);
}

function bindConcatenation(
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	if (left.element !== undefined || right.element !== undefined) {
		const parts = sharedParts(left.element === undefined ? [right] : [left, right]);
		const { element } = parts;
		const list = (side: BoundExpression) =>
			side.element !== undefined || side.type === "unknown" ? { ...toArray(side, context, element), element } : side;
		return { ...apply(documentOperators.concatenate, list(left), list(right), "json"), ...parts };
	}
	if (left.type === "bytea" || right.type === "bytea") {
		const bytes = [left, right].map((side) => coerce(side, "bytea", context.binder.nameParameter));
		const [first = left, second = right] = bytes;
		return apply(bytesOperator, first, second, "bytea");
	}
	// A literal beside jsonb is jsonb too.
	const types = [left.type, right.type];
	if (types.includes("json") && types.every((type) => type === "json" || type === "unknown")) {
		const document = (side: BoundExpression) => coerce(side, "json", context.binder.nameParameter);
		return apply(documentOperators.merge, document(left), document(right), "json");
	}
	const { binder } = context;
	const settle = (side: BoundExpression) => castTo(showObject(side, binder), "text", binder.nameParameter).node;
	return result(binaryNode("||", settle(left), settle(right), at), "text", left, right);
}

/**
 * Brings the two sides of LIKE and of pattern matching to text.
 * @throws unknown_operator (42883) beside what has no text of its own.
 */
export function bindTexts(
	operator: string,
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): Operands {
	const hasText = (side: BoundExpression) => /^(text|json|unknown)$/.test(classOf(side.type)) || isNumberConstant(side);
	if (!hasText(left) || !hasText(right)) throw noOperator(operator, [left, right], at);
	// Patterns see the blanks that fill up a text of the type char(n).
	const settle = (side: BoundExpression): BoundExpression =>
		side.type === "bpchar" ? { ...side, type: "text" } : coerce(side, "text", context.binder.nameParameter);
	return [settle(left), settle(right)];
}

function bindPattern(
	operator: PatternSign,
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	const [text, pattern] = bindTexts(operator, left, right, at, context);
	return apply(patternOperators[operator], text, pattern, "boolean");
}

/** Brings an operand to a condition. */
export function bindBoolean(bound: BoundExpression, place: string, context: ExpressionContext): BoundExpression {
	return asCondition(bound, place, context.binder.nameParameter);
}
