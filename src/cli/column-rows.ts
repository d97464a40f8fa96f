import { findByName } from "../catalog/index.ts";
import type { ColumnInfo, Connection } from "../driver/index.ts";
import { nameColumnAbility, nameTableAbility } from "../profile/index.ts";

/** What is shown of a table's columns, with the types by which it is printed. */
export const shownColumnTypes = {
	name: "varchar",
	type: "varchar",
	key: "varchar",
	references: "varchar",
	write: "varchar",
	pushdown: "text",
	summary: "text",
} as const;

/**
 * What is shown of a table: its columns with what can only be written, a row each, and in a line what statements may do with it.
 * @throws unknown_table (42P01)
 */
export async function listWithAbility(connection: Connection, name: string) {
	const columns = await connection.columns(name);
	const table = findByName(await connection.tables(), name.split(".").at(-1) ?? name);
	return {
		rows: listColumnRows([...columns, ...(table?.inputs ?? [])]),
		ability: table === undefined ? "" : nameTableAbility(table) || "none",
	};
}

function listColumnRows(columns: readonly ColumnInfo[]) {
	return columns.map((column) => ({
		...column,
		key: column.isKey ? "key" : null,
		write: nameColumnAbility(column) || null,
	}));
}
