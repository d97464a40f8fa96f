import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * An operator before its operand.
 * @example `NOT open` → { kind: "Unary", operator: "not", operand: ColumnReference open }
 */
export interface Unary extends NodeBase {
	readonly kind: "Unary";
	readonly operator: "not" | "-" | "+" | "~";
	readonly operand: Expression;
}
