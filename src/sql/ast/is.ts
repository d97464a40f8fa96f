import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * IS [NOT] NULL, TRUE, FALSE or UNKNOWN; also ISNULL and NOTNULL.
 * @example `a IS NOT NULL` → { kind: "Is", operand: ColumnReference a, test: "null", isNegated: true }
 */
export interface Is extends NodeBase {
	readonly kind: "Is";
	readonly operand: Expression;
	readonly test: "null" | "true" | "false" | "unknown";
	readonly isNegated: boolean;
}
