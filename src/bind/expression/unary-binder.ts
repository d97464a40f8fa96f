import { classOf, isWholeType } from "../../base/index.ts";
import {
	bitsOperators,
	isNumberInside,
	negateIntegerOperator,
	negateOperator,
	numberNode,
	operate,
	textNode,
	timeOperators,
} from "../../functions/index.ts";
import type { Unary } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce } from "./coercion.ts";
import { asWhole, bindBoolean, fitSmall } from "./operator-binder.ts";
import { noOperator } from "./operator-result.ts";

/** Binds `NOT x`, `-x`, `+x`. */
export function bindUnary(node: Unary, operand: BoundExpression, context: ExpressionContext): BoundExpression {
	if (node.operator === "not") {
		const condition = bindBoolean(operand, "NOT", context);
		return {
			node: { ...node, operand: condition.node },
			type: "boolean",
			name: "?column?",
			isNullable: operand.isNullable,
		};
	}
	if (node.operator === "~") {
		if (classOf(operand.type) === "bits")
			return {
				node: operate(bitsOperators["~"], [operand]),
				type: "bit",
				name: "?column?",
				isNullable: operand.isNullable,
			};
		const whole = asWhole(operand, context);
		return { ...whole, node: { ...node, operand: whole.node }, name: "?column?", origin: undefined };
	}
	const number = operand.type === "unknown" ? coerce(operand, "double", context.binder.nameParameter) : operand;
	if (classOf(number.type) !== "number" && number.type !== "interval")
		throw noOperator(node.operator, [number], node.at);
	const plain = { name: "?column?", origin: undefined, modifier: undefined } as const;
	const signed = { ...number, ...plain, isNative: isNumberInside(number) };
	if (number.type === "numeric" && !signed.isNative) return signDecimal(node, number, signed);
	if (isWholeType(number.type)) return signInteger(node, number, signed);
	if (number.type !== "interval") return { ...signed, node: { ...node, operand: number.node } };
	return node.operator === "-" ? { ...signed, node: operate(timeOperators.negate, [number]) } : signed;
}

// Without its sign, the least whole number of 64 bits is a decimal, that of 32 bits one of 64.
const leastLong = "9223372036854775808";
const leastShort = "2147483648";

function signDecimal(sign: Unary, number: BoundExpression, signed: BoundExpression): BoundExpression {
	const { node } = number;
	if (sign.operator !== "-") return { ...signed, node };
	if (node.kind !== "StringLiteral") return { ...signed, node: operate(negateOperator, [number]) };
	if (sign.operand.kind === "NumberLiteral" && node.value === leastLong)
		return { ...signed, type: "integer", node: numberNode(`-${leastLong}`, sign.at) };
	const text = node.value.startsWith("-") ? node.value.slice(1) : `-${node.value}`;
	return { ...signed, node: textNode(text, node.at) };
}

function signInteger(sign: Unary, number: BoundExpression, signed: BoundExpression): BoundExpression {
	const { node } = number;
	if (sign.operator !== "-") return { ...signed, node };
	if (node.kind !== "NumberLiteral") return fitSmall({ ...signed, node: operate(negateIntegerOperator, [number]) });
	const type = node.text === leastShort ? "int4" : number.type;
	return { ...signed, type, node: { ...sign, operand: node } };
}
