import type { NodeBase } from "./node-base.ts";
import type { QueryBody } from "./query-body.ts";

/**
 * UNION, INTERSECT or EXCEPT of two bodies.
 * @example `SELECT 1 UNION ALL SELECT 2` → { kind: "SetOperation", operator: "union", isAll: true, left: Select, right: Select }
 */
export interface SetOperation extends NodeBase {
	readonly kind: "SetOperation";
	readonly operator: "union" | "intersect" | "except";
	readonly isAll: boolean;
	readonly left: QueryBody;
	readonly right: QueryBody;
}
