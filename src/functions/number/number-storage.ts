import type { Operand } from "../row/function-row.ts";
import { isStored, type Stored } from "../stored-column.ts";

/**
 * Tells whether the values of an expression lie in SQLite as numbers, which compare and sort as they are. Columns of
 * tables do, and whole numbers and doubles; what is computed of type numeric may be decimal text.
 */
export function isNumberInside({ type, origin, isNative }: Operand & Stored): boolean {
	return type !== "numeric" || isStored({ origin }) || isNative === true;
}

/** Tells whether all of the operands that are not NULL are whole numbers of 32 bits or fewer. */
export function areShort(operands: readonly Operand[]): boolean {
	return operands.every(({ node, type }) => type === "int4" || type === "smallint" || node.kind === "NullLiteral");
}
