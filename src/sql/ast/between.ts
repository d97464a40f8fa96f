import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A range test, both ends included.
 * @example `a NOT BETWEEN 1 AND 2` → { kind: "Between", operand: a, low: 1, high: 2, isNegated: true, isSymmetric: false }
 */
export interface Between extends NodeBase {
	readonly kind: "Between";
	readonly operand: Expression;
	readonly low: Expression;
	readonly high: Expression;
	readonly isNegated: boolean;
	/** BETWEEN SYMMETRIC: the ends may be in either order. */
	readonly isSymmetric: boolean;
}
