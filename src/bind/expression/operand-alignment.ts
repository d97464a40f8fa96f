import { classOf, isFloat, isObjectName, type SqlType, type TypeClass } from "../../base/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, type ParameterNamer, unifyTypes } from "./coercion.ts";
import { comparable } from "./comparable.ts";
import { comparableNumbers } from "./numeric.ts";
import { isNumberConstant, noOperator } from "./operator-result.ts";

/** The two sides of an operator. */
export type Operands = readonly [left: BoundExpression, right: BoundExpression];

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
	if (left.type === "unknown") return alignOperands(settle(left, typeBeside(right)), right, operator, at, context);
	if (right.type === "unknown") return alignOperands(left, settle(right, typeBeside(left)), operator, at, context);
	const [leftClass, rightClass] = [classOf(left.type), classOf(right.type)];
	if (leftClass === rightClass && (leftClass === "time" || leftClass === "clock")) {
		const type = unifyTypes([left, right], operator);
		return left.type === right.type ? [left, right] : [settle(left, type), settle(right, type)];
	}
	if (leftClass === rightClass) return alignWithin(leftClass, left, right, nameParameter);
	if (isNumberConstant(right) && (leftClass === "text" || left.type === "timestamp"))
		return [left, settle(right, left.type)];
	if (isNumberConstant(left) && (rightClass === "text" || right.type === "timestamp"))
		return [settle(left, right.type), right];
	// 0 and 1 stand for false and true, as SQLite and T-SQL users write them.
	if (leftClass === "boolean" && isNumberConstant(right)) return [left, { ...right, type: "boolean" }];
	if (rightClass === "boolean" && isNumberConstant(left)) return [{ ...left, type: "boolean" }, right];
	throw noOperator(operator, [left, right], at);
}

// Names of objects have no operators of their own: they are compared as object ids, and so is what stands beside them.
function typeBeside({ type }: BoundExpression): SqlType {
	return isObjectName(type) ? "oid" : type;
}

function alignWithin(
	family: TypeClass,
	left: BoundExpression,
	right: BoundExpression,
	nameParameter: ParameterNamer,
): Operands {
	if (family === "number") return compareNumbers(left, right, nameParameter);
	return family === "text" ? alignTexts(left, right, nameParameter) : [left, right];
}

// Beside a text of the type char(n) a varchar is one too; a text is not, and does without the blanks that fill it up.
function alignTexts(left: BoundExpression, right: BoundExpression, nameParameter: ParameterNamer): Operands {
	if (left.type !== "bpchar" && right.type !== "bpchar") return [left, right];
	const type = left.type === "text" || right.type === "text" ? "text" : "bpchar";
	return [coerce(left, type, nameParameter), coerce(right, type, nameParameter)];
}

// Beside a span a time of day and a text are spans too.
function areSpans(left: BoundExpression, right: BoundExpression): boolean {
	const isSpan = ({ type }: BoundExpression) => type === "interval" || type === "time_of_day" || type === "unknown";
	return (left.type === "interval" || right.type === "interval") && isSpan(left) && isSpan(right);
}

function compareNumbers(left: BoundExpression, right: BoundExpression, nameParameter: ParameterNamer): Operands {
	if (left.type !== "numeric" && right.type !== "numeric") return [left, right];
	if (!isFloat(left.type) && !isFloat(right.type)) return comparableNumbers(left, right);
	return [coerce(left, "double", nameParameter), coerce(right, "double", nameParameter)];
}
