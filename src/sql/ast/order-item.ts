import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * One item of an ORDER BY.
 * @example `created_at DESC NULLS LAST` → { kind: "OrderItem", expression: ColumnReference, isDescending: true, nulls: "last" }
 */
export interface OrderItem extends NodeBase {
	readonly kind: "OrderItem";
	readonly expression: Expression;
	readonly isDescending: boolean;
	/** Absent when not written. */
	readonly nulls?: "first" | "last" | undefined;
}
