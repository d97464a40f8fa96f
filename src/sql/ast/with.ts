import type { CommonTable } from "./common-table.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * The WITH clause of a query.
 * @example `WITH RECURSIVE a AS (…)` → { kind: "With", isRecursive: true, tables: [CommonTable] }
 */
export interface With extends NodeBase {
	readonly kind: "With";
	readonly isRecursive: boolean;
	readonly tables: readonly CommonTable[];
}
