import type { Expression } from "../../sql/index.ts";
import type { Operand } from "../row/function-row.ts";
import { partsOf } from "../text/written-parts.ts";
import { isSure, realOf, scaledOf } from "./scaled.ts";

/** The factors of a product of two decimals that are quickly read; undefined where it is no such product. */
export function plainFactors(node: Expression): readonly [left: Expression, right: Expression] | undefined {
	const { call, operands = [] } = partsOf(node) ?? {};
	const [left, right] = operands.map((operand) => plainOf(operand));
	return call === "numeric_multiply" && left && right ? [left, right] : undefined;
}

/** A decimal that lies in SQLite as a number, or is made of a double, of which 15 digits count; undefined for others. */
export function plainOf(operand: Operand): Expression | undefined {
	const scaled = scaledOf(operand);
	if (scaled && isSure(scaled) && scaled.scale === 0) return scaled.node;
	return realOf(operand) && operand.node;
}
