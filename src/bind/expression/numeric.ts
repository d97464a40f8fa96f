import { decimalKeyRow, fold, isNumberInside, numberNode, operate } from "../../functions/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";

// A double has 15 decimal digits for certain.
const certainDigits = 15;

/**
 * Brings two numbers, one of them at least of type numeric and none a double, to what SQLite compares rightly: numbers as they are, else keys,
 * whose type is text.
 */
export function comparableNumbers(
	left: BoundExpression,
	right: BoundExpression,
): readonly [left: BoundExpression, right: BoundExpression] {
	const [first = left, second = right] = comparableList([left, right]);
	return [first, second];
}

/** Several numbers, as `comparableNumbers` makes them of two. */
export function comparableList(items: readonly BoundExpression[]): readonly BoundExpression[] {
	const numbers = items.map((item) =>
		isNumberInside(item) || item.node.kind === "NullLiteral" ? item.node : constantNumber(item),
	);
	const isConstant = items.every((item) => !isNumberInside(item));
	if (isConstant || numbers.includes(undefined)) return items.map(keyed);
	return items.map((item, index) => ({ ...item, node: numbers[index] ?? item.node, isNative: true }));
}

function keyed(side: BoundExpression): BoundExpression {
	if (side.node.kind === "NullLiteral") return side;
	return { ...side, type: "text", node: operate(decimalKeyRow, [{ ...side, type: "numeric" }]), origin: undefined };
}

// A constant whose digits a double holds is a number for SQLite, and for the service that is asked.
function constantNumber({ node }: BoundExpression): Expression | undefined {
	const value = fold(node, {})?.value;
	if (typeof value !== "string" || !/^-?[\d.]+$/.test(value)) return undefined;
	return value.replaceAll(/\D/g, "").replace(/^0+/, "").length <= certainDigits
		? numberNode(value, node.at)
		: undefined;
}
