import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A row of values.
 * @example `(a, b)` and `ROW(a, b)` → { kind: "Row", items: [a, b] }
 */
export interface RowConstructor extends NodeBase {
	readonly kind: "Row";
	readonly items: readonly Expression[];
}
