import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * An element or a slice of an array.
 * @example `a[1:2]` → { kind: "Subscript", operand: a, index: 1, upper: 2, isSlice: true }; `a[1]` has isSlice false and no upper
 */
export interface Subscript extends NodeBase {
	readonly kind: "Subscript";
	readonly operand: Expression;
	/** The element, or the lower end of the slice; absent in a[:2]. */
	readonly index?: Expression | undefined;
	readonly upper?: Expression | undefined;
	readonly isSlice: boolean;
}
