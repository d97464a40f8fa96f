import type { NodeBase } from "./node-base.ts";
import type { TableName } from "./table-name.ts";

/**
 * REFRESH of a table's cache; FULL reads all rows again, not only those that changed.
 * @example `REFRESH contacts FULL` → { kind: "RefreshTable", table: contacts, isFull: true }
 */
export interface RefreshTable extends NodeBase {
	readonly kind: "RefreshTable";
	readonly table: TableName;
	readonly isFull: boolean;
}
