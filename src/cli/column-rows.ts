import type { ColumnInfo } from "../driver/index.ts";

/** What is shown of a table's columns, with the types by which it is printed. */
export const shownColumnTypes = {
	name: "varchar",
	type: "varchar",
	key: "varchar",
	references: "varchar",
	pushdown: "text",
	summary: "text",
} as const;

/** The columns of a table as they are printed, a row each. */
export function listColumnRows(columns: readonly ColumnInfo[]) {
	return columns.map((column) => ({ ...column, key: column.isKey ? "key" : null }));
}
