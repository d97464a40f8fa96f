import type { StoredValue } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import { createIdentifier, createNode, type TableName } from "../../sql/index.ts";
import type { Binder } from "../binder.ts";
import { type BoundFrom, bindTableExpression } from "../query/from-binder.ts";
import { emptyScope } from "../query/scope.ts";

/**
 * Binds rows that are at hand as a table of FROM.
 * @param name What the statement calls it.
 * @param rows With a value for each column, as the cache keeps it.
 * @example bindGivenRows("excluded", [name], [["VIP"]], …).relations[0]?.alias // "excluded"
 */
export function bindGivenRows(
	name: string | TableName,
	columns: readonly Pick<ColumnDefinition, "name" | "type">[],
	rows: readonly (readonly StoredValue[])[],
	binder: Binder,
): BoundFrom {
	const target =
		typeof name === "string"
			? createNode("TableName", { path: [createIdentifier(name)], alias: undefined, isCacheOnly: undefined })
			: name;
	const definitions = columns.map(
		(column): ColumnDefinition => ({
			path: column.name,
			from: "text",
			filter: {},
			field: column.name,
			send: "text",
			isSortable: false,
			values: [],
			summary: "",
			...column,
		}),
	);
	const called = target.path.at(-1)?.name ?? "";
	const table: CatalogTable = {
		schema: "",
		name: called,
		type: "system",
		definition: { name: called, summary: "", key: [], read: [], columns: definitions, notes: [] },
		columns: definitions,
		keptColumns: definitions,
		listRows: () => rows,
	};
	// Only this one name means them: what else the statement reads is found as ever.
	const catalog = { ...binder.catalog, findTable: () => ({ found: table }) };
	return bindTableExpression(target, emptyScope, { ...binder, catalog });
}
