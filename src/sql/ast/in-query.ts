import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * Membership in the rows of a query.
 * @example `id NOT IN (SELECT id FROM t)` → { kind: "InQuery", operand: id, query: Query, isNegated: true }
 */
export interface InQuery extends NodeBase {
	readonly kind: "InQuery";
	readonly operand: Expression;
	readonly query: Query;
	readonly isNegated: boolean;
}
