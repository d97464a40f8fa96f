import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * Comparison in which NULL is a value.
 * @example `a IS NOT DISTINCT FROM b` → { kind: "IsDistinct", left: a, right: b, isNegated: true }
 */
export interface IsDistinct extends NodeBase {
	readonly kind: "IsDistinct";
	readonly left: Expression;
	readonly right: Expression;
	readonly isNegated: boolean;
}
