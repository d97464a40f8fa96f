import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * Whether a query has a row.
 * @example `EXISTS (SELECT 1)` → { kind: "Exists", query: Query }
 */
export interface Exists extends NodeBase {
	readonly kind: "Exists";
	readonly query: Query;
}
