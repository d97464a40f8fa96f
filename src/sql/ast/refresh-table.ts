import type { NodeBase } from "./node-base.ts";
import type { TableName } from "./table-name.ts";

/**
 * REFRESH of a table's cache.
 * @example `REFRESH contacts` → { kind: "RefreshTable", table: contacts }
 */
export interface RefreshTable extends NodeBase {
	readonly kind: "RefreshTable";
	readonly table: TableName;
}
