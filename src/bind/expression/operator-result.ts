import { createError, isUtc, type SqlType } from "../../base/index.ts";
import { type FunctionRow, operate } from "../../functions/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";

/** What an operator gives; it may be NULL where one of its operands may. */
export function result(
	node: Expression,
	type: SqlType,
	left: BoundExpression,
	right: BoundExpression,
): BoundExpression {
	return { node, type, name: "?column?", isNullable: left.isNullable || right.isNullable };
}

/** An operator between two operands. */
export function apply(
	row: FunctionRow,
	left: BoundExpression,
	right: BoundExpression,
	type: SqlType,
	zone = "UTC",
): BoundExpression {
	return result(operate(row, [left, right], isUtc(zone) ? {} : { zone }), type, left, right);
}

/** Tells whether a side is a number as it is written. */
export function isNumberConstant({ node, type }: BoundExpression): boolean {
	if (type === "numeric" && node.kind === "StringLiteral") return true;
	return node.kind === "NumberLiteral" || (node.kind === "Unary" && node.operand.kind === "NumberLiteral");
}

/** The error for an operator that does not exist for its operands, 42883. */
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
