import { createError, type SqlType } from "../base/index.ts";
import {
	areShort,
	binaryNode,
	classOf,
	decimalOperators,
	documentOperators,
	doubleOperators,
	integerOperators,
	type PatternSign,
	parseInterval,
	patternOperators,
	powerOperator,
} from "../functions/index.ts";
import type { Binary, BinaryOperator, Expression } from "../sql/index.ts";
import type { ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { castTo } from "./casts.ts";
import { bindClockArithmetic, typeBesideClock } from "./clock-arithmetic.ts";
import { asCondition, coerce, isUntypedParameter, type ParameterNamer, unifyTypes } from "./coercion.ts";
import { comparable } from "./comparable.ts";
import { bindContainment, bindJsonAccess, bindRemoval, toArray } from "./json-operator-binder.ts";
import { adviseDays } from "./newcomer-hint.ts";
import { comparableNumbers } from "./numeric.ts";
import { apply, result } from "./operator-result.ts";
import { bindIntervals, bindTimeArithmetic } from "./time-arithmetic.ts";

type Operands = readonly [left: BoundExpression, right: BoundExpression];

/** Binds an operator with two operands. */
export function bindOperator(
	node: Binary,
	left: BoundExpression,
	right: BoundExpression,
	context: ExpressionContext,
): BoundExpression {
	const { operator, at } = node;
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
		case "~":
		case "~*":
		case "!~":
		case "!~*":
			return bindPattern(operator, left, right, at, context);
		case "&":
		case "|":
		case "<<":
		case ">>": {
			const [first, second] = [left, right].map((side) => coerce(side, "integer", context.binder.nameParameter));
			if (!first || !second) throw noOperator(operator, [left, right], at);
			return result(binaryNode(operator, first.node, second.node, at), "integer", left, right);
		}
		case "#": {
			// Exclusive or, which SQLite lacks: what is in either but not in both.
			const [first, second] = [left, right].map((side) => coerce(side, "integer", context.binder.nameParameter).node);
			if (!first || !second) throw noOperator(operator, [left, right], at);
			return result(
				binaryNode("-", binaryNode("|", first, second), binaryNode("&", first, second)),
				"integer",
				left,
				right,
			);
		}
		case "@>":
			return bindContainment(documentOperators.contains, left, right, context);
		case "<@":
			return bindContainment(documentOperators.isContained, left, right, context);
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

/** Brings two sides of a comparison to types that compare. */
export function compareOperands(
	left: BoundExpression,
	right: BoundExpression,
	operator: string,
	at: number | undefined,
	context: ExpressionContext,
): Operands {
	const [first, second] = alignOperands(left, right, operator, at, context);
	return [comparable(first), comparable(second)];
}

function alignOperands(
	left: BoundExpression,
	right: BoundExpression,
	operator: string,
	at: number | undefined,
	context: ExpressionContext,
): Operands {
	const { nameParameter } = context.binder;
	const element = left.element ?? right.element;
	const settle = (side: BoundExpression, type: SqlType) => coerce(side, type, nameParameter, element);
	if (areSpans(left, right)) return [settle(left, "interval"), settle(right, "interval")];
	if (left.type === "unknown" && right.type === "unknown") return [settle(left, "text"), settle(right, "text")];
	if (left.type === "unknown") return alignOperands(settle(left, right.type), right, operator, at, context);
	if (right.type === "unknown") return alignOperands(left, settle(right, left.type), operator, at, context);
	const [leftClass, rightClass] = [classOf(left.type), classOf(right.type)];
	if (leftClass === rightClass && (leftClass === "time" || leftClass === "clock")) {
		const type = unifyTypes([left, right], operator);
		return left.type === right.type ? [left, right] : [settle(left, type), settle(right, type)];
	}
	if (leftClass === "number" && rightClass === "number") return compareNumbers(left, right, nameParameter);
	if (leftClass === rightClass) return [left, right];
	if (isNumberConstant(right) && (leftClass === "text" || left.type === "timestamp"))
		return [left, settle(right, left.type)];
	if (isNumberConstant(left) && (rightClass === "text" || right.type === "timestamp"))
		return [settle(left, right.type), right];
	// 0 and 1 stand for false and true, as SQLite and T-SQL users write them.
	if (leftClass === "boolean" && isNumberConstant(right)) return [left, { ...right, type: "boolean" }];
	if (rightClass === "boolean" && isNumberConstant(left)) return [{ ...left, type: "boolean" }, right];
	throw noOperator(operator, [left, right], at);
}

// Beside a span a time of day and a text are spans too.
function areSpans(left: BoundExpression, right: BoundExpression): boolean {
	const isSpan = ({ type }: BoundExpression) => type === "interval" || type === "time_of_day" || type === "unknown";
	return (left.type === "interval" || right.type === "interval") && isSpan(left) && isSpan(right);
}

// PostgreSQL takes it for another interval; what is none may still be an instant to add one to.
function nameTimeText(node: Expression): SqlType {
	return node.kind === "StringLiteral" && parseInterval(node.value) ? "interval" : "timestamp";
}

function compareNumbers(left: BoundExpression, right: BoundExpression, nameParameter: ParameterNamer): Operands {
	if (left.type !== "numeric" && right.type !== "numeric") return [left, right];
	if (left.type !== "double" && right.type !== "double") return comparableNumbers(left, right);
	return [coerce(left, "double", nameParameter), coerce(right, "double", nameParameter)];
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
		if (bound) return { ...bound, isShort: bound.type === "integer" };
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
		if (isInstant(other.type) && isRight && operator === "-" && isUntypedParameter(side))
			return coerce(side, other.type, nameParameter);
		if (classOf(other.type) === "clock")
			return coerce(side, typeBesideClock(operator, other.type, isRight), nameParameter);
		if (classOf(other.type) === "time")
			return coerce(side, side.node.kind === "StringLiteral" ? "interval" : "integer", nameParameter);
		if (other.type === "interval")
			return coerce(side, operator === "*" || operator === "/" ? "double" : nameTimeText(side.node), nameParameter);
		return coerce(side, classOf(other.type) === "number" ? other.type : "double", nameParameter);
	};
	return [settle(left, right, false), settle(right, left, true)];
}

function bindNumbers(
	operator: "+" | "-" | "*" | "/" | "%" | "^",
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	const isInteger = left.type === "integer" && right.type === "integer";
	const isDouble = left.type === "double" || right.type === "double";
	if (isInteger && operator !== "^")
		return { ...apply(integerOperators[operator], left, right, "integer"), isShort: areShort([left, right]) };
	if (!isInteger && !isDouble) return apply(decimalOperators[operator], left, right, "numeric");
	const [first, second] = [left, right].map((side) => coerce(side, "double", context.binder.nameParameter));
	if (!first || !second) throw noOperator(operator, [left, right], at);
	return apply(operator === "^" ? powerOperator : doubleOperators[operator], first, second, "double");
}

function bindConcatenation(
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	if (left.element !== undefined || right.element !== undefined) {
		const element = left.element ?? right.element;
		const list = (side: BoundExpression) =>
			side.element !== undefined || side.type === "unknown" ? { ...toArray(side, context), element } : side;
		return { ...apply(documentOperators.concatenate, list(left), list(right), "json"), element };
	}
	if (left.type === "json" && right.type === "json") return apply(documentOperators.merge, left, right, "json");
	const settle = (side: BoundExpression) => castTo(side, "text", context.binder.nameParameter).node;
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
	const settle = (side: BoundExpression) => coerce(side, "text", context.binder.nameParameter);
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

function isNumberConstant({ node, type }: BoundExpression): boolean {
	if (type === "numeric" && node.kind === "StringLiteral") return true;
	return node.kind === "NumberLiteral" || (node.kind === "Unary" && node.operand.kind === "NumberLiteral");
}

/** The error for an operator that there is not between such types (42883). */
export function noOperator(
	operator: string,
	operands: readonly BoundExpression[],
	at: number | undefined,
	advice = "Cast one side, e.g. CAST(x AS text).",
): Error {
	const types = operands.map((operand) => operand.type);
	const shown =
		types.length === 2 ? `${types[0] ?? ""} ${operator} ${types[1] ?? ""}` : `${operator} ${types[0] ?? ""}`;
	return createError("unknown_operator", { operator: shown, advice }, { position: at ?? operands[0]?.node.at });
}
