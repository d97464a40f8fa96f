import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";
import type { TypeName } from "./type-name.ts";

/**
 * A cast, written CAST(x AS t) or x::t.
 * @example `a::int` → { kind: "Cast", operand: a, type: TypeName int }
 */
export interface Cast extends NodeBase {
	readonly kind: "Cast";
	readonly operand: Expression;
	readonly type: TypeName;
}
