import { isUtc, type SqlType } from "../base/index.ts";
import { type FunctionRow, operate } from "../functions/index.ts";
import type { Expression } from "../sql/index.ts";
import type { BoundExpression } from "./bound.ts";

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
