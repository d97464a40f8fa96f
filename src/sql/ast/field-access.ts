import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A field of a composite value.
 * @example `(x).name` → { kind: "FieldAccess", operand: ColumnReference x, field: name }
 */
export interface FieldAccess extends NodeBase {
	readonly kind: "FieldAccess";
	readonly operand: Expression;
	readonly field: Identifier;
}
