import type { ColumnDefinition, TableDefinition } from "../profile/index.ts";

/**
 * The column of a table by which StartDate leaves rows out: the time by which a search sorts that nothing else asks to sort.
 * @returns undefined for a table that is not divided by time.
 * @example findStartColumn(contacts.definition)?.name // "created_at"
 */
export function findStartColumn({ read, columns }: TableDefinition): ColumnDefinition | undefined {
	const search = read.find((path) => path.kind === "search");
	const column = columns.find(({ name }) => name === search?.stableOrder);
	return column?.type === "timestamp" ? column : undefined;
}
