import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";
import type { SelectItem } from "./select-item.ts";
import type { TableName } from "./table-name.ts";

/**
 * DELETE FROM.
 * @example `DELETE FROM tags WHERE id = '1'` → { kind: "Delete", table: tags, where: Binary, returning: [] }
 */
export interface Delete extends NodeBase {
	readonly kind: "Delete";
	readonly table: TableName;
	readonly where?: Expression | undefined;
	readonly returning: readonly SelectItem[];
}
