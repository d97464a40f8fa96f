import type { ColumnDefinition, TableDefinition } from "../../profile/index.ts";
import type { Storage } from "../../storage/index.ts";
import { nameResultTables } from "./result-tables.ts";

/** Smaller tables are looked through in some milliseconds. */
const fewestRows = 10_000;

/**
 * Lists the columns by which rows of a large table are looked up: those that name rows of other tables, and times that the service tells, too,
 * when it is asked for rows: `admin_assignee_id`, `team_assignee_id`, `created_at`, `updated_at` of conversations.
 */
export function chooseIndexed(table: TableDefinition, columns: readonly ColumnDefinition[]): readonly string[] {
	const isLookedUp = ({ type, references, filter, isSortable }: ColumnDefinition) =>
		references !== undefined || (type === "timestamp" && (isSortable || Object.keys(filter).length > 0));
	return columns.filter((column) => column.name !== table.key[0] && isLookedUp(column)).map(({ name }) => name);
}

/**
 * Makes a large result's rows findable by some columns. Somebody may drop it meanwhile.
 * @param isWanted Asked before each column, for each takes a while.
 * @throws cache_disk, and internal for a table that is gone
 */
export async function indexResult(
	storage: Storage,
	result: { readonly id: number; readonly rowCount: number },
	columns: readonly string[],
	isWanted: () => boolean,
): Promise<void> {
	if (result.rowCount < fewestRows || columns.length === 0) return;
	const { rows } = nameResultTables(result.id);
	for (const column of columns) {
		if (!isWanted()) return;
		await storage.createIndex(rows, column);
	}
	if (isWanted()) await storage.gatherStatistics(rows);
}
