import type { BinaryOperator } from "./binary.ts";
import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * Comparison with some or all rows of a query, or elements of an array.
 * @example `1 = ANY (SELECT 1)` → { kind: "Quantified", operator: "=", left: 1, quantifier: "any", right: Query }
 */
export interface Quantified extends NodeBase {
	readonly kind: "Quantified";
	readonly operator: BinaryOperator | "like" | "ilike" | "not like" | "not ilike";
	readonly left: Expression;
	/** SOME arrives as "any". */
	readonly quantifier: "any" | "all";
	readonly right: Expression | Query;
}
