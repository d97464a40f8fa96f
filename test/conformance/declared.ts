import { type CatalogTable, createCatalog } from "../../src/catalog/index.ts";
import type { AccessPath, ColumnDefinition, Exactness, FilterOperator, Profile } from "../../src/profile/index.ts";

/** One thing that the profile says a request can carry. */
export interface Declared {
	readonly table: CatalogTable;
	readonly column: ColumnDefinition;
	readonly operator: FilterOperator | "sort";
	/** `key` and `parent`: the value stands in the path, or drives the search of the parents. */
	readonly carrier: "filter" | "key" | "parent";
	readonly exactness: Exactness;
}

/** Lists all that the profile declares for one API version: table by table, column by column. */
export function listDeclared(profile: Profile, version: string): readonly Declared[] {
	return createCatalog(profile, version).tables.flatMap((table) => [
		...listKeys(table),
		...table.columns.flatMap((column) => listColumn(table, column)),
	]);
}

function listColumn(table: CatalogTable, column: ColumnDefinition): Declared[] {
	const isKey = table.definition.read.some((path) => path.kind === "get" && path.column === column.name);
	const filters = (Object.entries(column.filter) as [FilterOperator, Exactness][])
		.filter(([operator]) => !(isKey && operator === "eq"))
		.map(([operator, exactness]): Declared => ({ table, column, operator, carrier: "filter", exactness }));
	return column.isSortable
		? [...filters, { table, column, operator: "sort", carrier: "filter", exactness: "exact" }]
		: filters;
}

function listKeys(table: CatalogTable): Declared[] {
	return table.definition.read.flatMap((path) => {
		const column = table.columns.find(({ name }) => name === slotColumn(path));
		if (column === undefined) return [];
		const carrier = path.kind === "get" ? "key" : "parent";
		const isListSearched = carrier === "key" && column.filter.in !== undefined;
		const operators = isListSearched ? (["eq"] as const) : (["eq", "in"] as const);
		return operators.map((operator): Declared => ({ table, column, operator, carrier, exactness: "exact" }));
	});
}

function slotColumn(path: AccessPath): string | undefined {
	return path.kind === "get" || path.kind === "child" || path.kind === "embedded" ? path.column : undefined;
}
