import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * Rows written out.
 * @example `VALUES (1, 'a'), (2, 'b')` → { kind: "Values", rows: [[1, 'a'], [2, 'b']] }
 */
export interface Values extends NodeBase {
	readonly kind: "Values";
	readonly rows: readonly (readonly Expression[])[];
}
