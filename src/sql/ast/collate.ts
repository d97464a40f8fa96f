import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * An expression with its collation.
 * @example `name COLLATE "C"` → { kind: "Collate", operand: name, collation: ["C"] }
 */
export interface Collate extends NodeBase {
	readonly kind: "Collate";
	readonly operand: Expression;
	readonly collation: readonly Identifier[];
}
