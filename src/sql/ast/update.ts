import type { Assignment } from "./assignment.ts";
import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";
import type { SelectItem } from "./select-item.ts";
import type { TableName } from "./table-name.ts";

/**
 * UPDATE … SET.
 * @example `UPDATE contacts SET name = 'a' WHERE id = '1'` → { kind: "Update", table: contacts, assignments: [Assignment], where: Binary, returning: [] }
 */
export interface Update extends NodeBase {
	readonly kind: "Update";
	readonly table: TableName;
	readonly assignments: readonly Assignment[];
	readonly where?: Expression | undefined;
	readonly returning: readonly SelectItem[];
}
