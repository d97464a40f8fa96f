import { createError, type ErrorSlots, suggestName } from "../../base/index.ts";
import { type CatalogTable, explainMissingColumn, findByName } from "../../catalog/index.ts";
import { type ColumnDefinition, type InputDefinition, takesValue, type ValueWrite } from "../../profile/index.ts";
import type { Identifier } from "../../sql/index.ts";
import { needTableColumns } from "../undiscovered.ts";

/** A column of the table, or what can be given with a row and not be read. */
export interface WrittenColumn extends Pick<ColumnDefinition, "name" | "type"> {
	readonly write?: ValueWrite | undefined;
}

/** Everything that a statement may try to write of a table. */
export function listWritten({ columns, definition }: CatalogTable): readonly WrittenColumn[] {
	const inputs: readonly InputDefinition[] = definition.write?.inputs ?? [];
	return [...columns, ...inputs];
}

/**
 * Finds the columns that a statement names.
 * @param complaint What is wrong with a name that comes twice.
 * @throws unknown_column (42703), duplicate_column (42701)
 */
export function findWritten(
	names: readonly Identifier[],
	table: CatalogTable,
	complaint: string,
): readonly WrittenColumn[] {
	const seen = new Set<string>();
	return names.map(({ name, at }) => {
		const found = findByName(listWritten(table), name);
		if (!found) {
			needTableColumns(table, name);
			const slots = { column: `${table.name}.${name}`, suggestion: explainMissingColumn(table, name) };
			throw createError("unknown_column", slots, { position: at });
		}
		if (seen.has(found.name))
			throw createError("duplicate_column", { column: found.name, complaint }, { position: at });
		seen.add(found.name);
		return found;
	});
}

/**
 * Refuses to write a column that the service does not let anybody write, then.
 * @param exempt Columns that only tell which row is meant.
 * @throws column_not_writable (428C9)
 */
export function checkWritable(
	columns: readonly WrittenColumn[],
	table: CatalogTable,
	deed: "given" | "changed",
	positions: readonly (number | undefined)[],
	exempt: readonly string[] = [],
): void {
	for (const [index, column] of columns.entries()) {
		if (isWritable(column, deed) || exempt.includes(column.name)) continue;
		const words = deed === "given" ? "given to a new row" : "changed";
		const slots: ErrorSlots<"column_not_writable"> = {
			column: column.name,
			table: table.name,
			deed: words,
			advice: adviseColumns(column, table, deed),
		};
		throw createError("column_not_writable", slots, { position: positions[index] });
	}
}

/** Whether a value can be given to a new row, or to one that is there. */
export function isWritable({ write }: WrittenColumn, deed: "given" | "changed"): boolean {
	return takesValue(write, deed === "given" ? "insert" : "update");
}

function adviseColumns(column: WrittenColumn, table: CatalogTable, deed: "given" | "changed"): string {
	const names = listWritten(table)
		.filter((each) => isWritable(each, deed))
		.map(({ name }) => name);
	const when =
		column.write === undefined
			? ""
			: deed === "given"
				? "It can be changed later on. "
				: "It is settled when the row is made. ";
	return `${when}${suggestName(column.name, names, `${deed === "given" ? "A new row takes" : "What can be changed is"} ${names.join(", ")}.`)}`;
}
