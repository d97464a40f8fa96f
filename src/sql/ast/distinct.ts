import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * DISTINCT, or DISTINCT ON with its expressions.
 * @example `DISTINCT ON (state)` → { kind: "Distinct", on: [ColumnReference state] }; plain `DISTINCT` → { kind: "Distinct", on: [] }
 */
export interface Distinct extends NodeBase {
	readonly kind: "Distinct";
	readonly on: readonly Expression[];
}
