import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * An argument of a call.
 * @example `a => 1` → { kind: "Argument", name: a, value: 1 }
 */
export interface Argument extends NodeBase {
	readonly kind: "Argument";
	readonly name?: Identifier | undefined;
	readonly value: Expression;
}
