import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * A query used as a value.
 * @example `(SELECT max(id) FROM t)` → { kind: "ScalarSubquery", query: Query }
 */
export interface ScalarSubquery extends NodeBase {
	readonly kind: "ScalarSubquery";
	readonly query: Query;
}
