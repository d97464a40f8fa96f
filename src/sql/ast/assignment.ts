import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * One `column = value` of SET.
 * @example `name = 'a'` → { kind: "Assignment", column: name, value: 'a' }
 */
export interface Assignment extends NodeBase {
	readonly kind: "Assignment";
	readonly column: Identifier;
	readonly value: Expression;
}
