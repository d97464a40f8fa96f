import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * An array of written elements; the inner lists of `ARRAY[[1, 2], [3, 4]]` are array literals themselves.
 * @example `ARRAY[1, 2]` → { kind: "ArrayLiteral", items: [1, 2] }
 */
export interface ArrayLiteral extends NodeBase {
	readonly kind: "ArrayLiteral";
	readonly items: readonly Expression[];
}
