import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * Membership in a list.
 * @example `state IN ('open', 'closed')` → { kind: "InList", operand: state, items: ['open', 'closed'], isNegated: false }
 */
export interface InList extends NodeBase {
	readonly kind: "InList";
	readonly operand: Expression;
	readonly items: readonly Expression[];
	readonly isNegated: boolean;
}
