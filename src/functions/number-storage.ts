import type { Operand } from "./function-row.ts";

/**
 * Tells whether the values of an expression lie in SQLite as numbers, which compare and sort as they are. Columns of
 * tables do, and whole numbers and doubles; what is computed of type numeric may be decimal text.
 */
export function isNumberInside({ type, origin, isNative }: Operand & { readonly origin?: unknown }): boolean {
	return type !== "numeric" || origin !== undefined || isNative === true;
}

/** Tells whether all of the expressions that are not NULL are whole numbers of 32 bits to PostgreSQL. */
export function areShort(expressions: readonly Operand[]): boolean {
	return expressions.every(({ node, isShort }) => isShort === true || node.kind === "NullLiteral");
}
