import type { Expression } from "../../sql/index.ts";
import { guardDivisor } from "../number/divisor.ts";
import { leastInteger, raiseOutOfRange, settleInteger } from "../number/integer-range.ts";
import { areShort } from "../number/number-storage.ts";
import { combineScaled, longLimit, type Scaled, scaledOf, settleScaled } from "../number/scaled.ts";
import { keepParts } from "../text/written-parts.ts";
import { binaryNode, callNode, caseNode, castNode, nullNode, numberNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { infix } from "./operator-row.ts";

/** The signs of arithmetic. */
export type ArithmeticSign = "+" | "-" | "*" | "/" | "%" | "^";

const decimalCalls: Readonly<Record<ArithmeticSign, string>> = {
	"+": "numeric_add",
	"-": "numeric_subtract",
	"*": "numeric_multiply",
	"/": "numeric_divide",
	"%": "numeric_modulo",
	"^": "numeric_power",
};

/** Exact arithmetic of decimals. Source: https://www.postgresql.org/docs/current/functions-math.html. */
export const decimalOperators = Object.fromEntries(
	Object.entries(decimalCalls).map(([sign, name]) => [
		sign,
		infix(sign, ["numeric", "numeric"], "numeric", "Arithmetic of decimals.", {
			...fails(sign),
			write: (nodes, [x, y]) => {
				const exact = callNode(name, nodes);
				if (!x || !y) return exact;
				return keepParts(settleScaled(exact, combineScaled(sign, x, y)), name, [x, y]);
			},
		}),
	]),
) as Readonly<Record<ArithmeticSign, FunctionRow>>;

/** Arithmetic of whole numbers, which divide without a rest. */
export const integerOperators = table("integer", ([x, y], sign, operands) => {
	const [left, right] = operands;
	if (sign === "%") return binaryNode(sign, x, guardDivisor(y));
	if (sign === "/") return binaryNode(sign, x, guardQuotient(x, y, areShort(operands)));
	const scaled = left && right && combineScaled(sign, left, right);
	return scaled ? settleInteger(scaled, areShort(operands)) : binaryNode(sign, x, y);
});

// The least number has no opposite.
function guardQuotient(dividend: Expression, divisor: Expression, isShort: boolean): Expression {
	if (divisor.kind === "NumberLiteral") return guardDivisor(divisor);
	const isMinusOne = binaryNode("=", divisor, numberNode(-1));
	const isLeast = binaryNode("=", dividend, leastInteger(isShort));
	return caseNode([[binaryNode("and", isMinusOne, isLeast), raiseOutOfRange(isShort)]], guardDivisor(divisor));
}

/** A whole number with the other sign. */
export const negateIntegerOperator = infix("-", ["integer"], "integer", "A whole number with the other sign.", {
	write: ([node = nullNode], [x]) => {
		const scaled = x && scaledOf(x);
		const negated = { kind: "Unary", operator: "-", operand: scaled?.node ?? node } as const;
		return scaled ? settleInteger({ ...scaled, ...beyond(scaled), node: negated }, areShort([x])) : negated;
	},
});

// A column may have the least number; what is computed of others may not.
function beyond({ limit, unknown }: Scaled): Partial<Scaled> {
	return limit < longLimit || unknown !== "none" ? {} : { unknown: "far" };
}

/** Arithmetic of doubles. */
export const doubleOperators = table("double", ([x, y], sign) => {
	if (sign === "%") return callNode("divide_rest", [x, guardDivisor(y)]);
	// A double may lie in SQLite as an integer, and integers divide without a rest.
	return sign === "/" ? binaryNode(sign, castNode(x, "real"), guardDivisor(y)) : binaryNode(sign, x, y);
});

/** A double to the power of another. */
export const powerOperator = infix("^", ["double", "double"], "double", "A number to the power of another.", {
	isRaising: true,
	write: (nodes) => callNode("power_of", nodes),
});

/** A decimal with the other sign. */
export const negateOperator = infix("-", ["numeric"], "numeric", "A decimal with the other sign.", {
	write: (nodes, [x]) => {
		const exact = callNode("numeric_negate", nodes);
		const scaled = x && scaledOf(x);
		const negated = scaled && { ...scaled, node: { kind: "Unary", operator: "-", operand: scaled.node } as const };
		return keepParts(settleScaled(exact, negated), "numeric_negate", x ? [x] : []);
	},
});

type PlainSign = Exclude<ArithmeticSign, "^">;
type Pair = readonly [Expression, Expression];

function table(
	type: "integer" | "double",
	write: (nodes: Pair, sign: PlainSign, operands: readonly Operand[]) => Expression,
): Readonly<Record<PlainSign, FunctionRow>> {
	const row = (sign: PlainSign) =>
		infix(sign, [type, type], type, "Arithmetic.", {
			...fails(sign),
			write: ([x = nullNode, y = nullNode], operands) => write([x, y], sign, operands),
		});
	return { "+": row("+"), "-": row("-"), "*": row("*"), "/": row("/"), "%": row("%") };
}

// A constant that is not zero divides whatever there is.
function fails(sign: string): Pick<FunctionRow, "isRaising"> {
	if (sign !== "/" && sign !== "%") return {};
	return { isRaising: ([, divisor]) => divisor?.kind !== "NumberLiteral" || Number(divisor.text) === 0 };
}
