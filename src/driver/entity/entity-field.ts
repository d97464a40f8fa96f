import { createError } from "../../base/index.ts";
import { type CatalogTable, explainMissingColumn, findByName } from "../../catalog/index.ts";
import { nameNode } from "../../functions/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import type { ColumnReference } from "../../sql/index.ts";

/**
 * Finds a column by its name, or by the place that it has in the service's own objects.
 * @throws unknown_column (42703) with a did-you-mean.
 * @example findField(contacts, "location.country").name // "location_country"
 */
export function findField(table: CatalogTable, name: string): ColumnDefinition {
	const found =
		findByName(table.columns, name) ??
		table.columns.find(({ path, within }) =>
			within ? `${within.column}.${within.name}` === name : path === name && path !== ".",
		);
	if (found) return found;
	throw createError("unknown_column", { column: name, suggestion: explainMissingColumn(table, name) });
}

/** A column as a statement over its table alone names it. */
export function referTo({ name }: ColumnDefinition): ColumnReference {
	return { kind: "ColumnReference", path: [nameNode(name)] };
}
