import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * One WHEN … THEN … of a CASE.
 * @example `WHEN a THEN 1` → { kind: "CaseBranch", when: a, then: 1 }
 */
export interface CaseBranch extends NodeBase {
	readonly kind: "CaseBranch";
	readonly when: Expression;
	readonly then: Expression;
}
