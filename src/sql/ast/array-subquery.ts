import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * An array of the rows of a query.
 * @example `ARRAY(SELECT id FROM t)` → { kind: "ArraySubquery", query: Query }
 */
export interface ArraySubquery extends NodeBase {
	readonly kind: "ArraySubquery";
	readonly query: Query;
}
