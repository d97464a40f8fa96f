import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * Pattern matching with LIKE, ILIKE or SIMILAR TO; the operators ~~ and ~~* arrive here too.
 * @example `a LIKE 'x!%' ESCAPE '!'` → { kind: "Like", operand: a, pattern: 'x!%', escape: '!', isNegated: false, form: "like" }
 */
export interface Like extends NodeBase {
	readonly kind: "Like";
	readonly operand: Expression;
	readonly pattern: Expression;
	readonly escape?: Expression | undefined;
	readonly isNegated: boolean;
	readonly form: "like" | "ilike" | "similar";
}
