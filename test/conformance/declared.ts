import { type CatalogTable, createCatalog, type TableAttributes } from "../../src/catalog/index.ts";
import type { AccessPath, ColumnDefinition, Exactness, FilterOperator, Profile } from "../../src/profile/index.ts";

/** One thing that the profile says a request can carry. */
export interface Declared {
	readonly table: CatalogTable;
	readonly column: ColumnDefinition;
	readonly operator: FilterOperator | "sort";
	/** `key` and `parent`: the value stands in the path or among what a list is asked by, or drives the search of the parents. */
	readonly carrier: "filter" | "key" | "parent";
	readonly exactness: Exactness;
}

/** Lists all that the profile declares for one API version: table by table, column by column, and of attributes as far as they are known. */
export function listDeclared(
	profile: Profile,
	version: string,
	attributes?: ReadonlyMap<string, TableAttributes>,
): readonly Declared[] {
	const { tables } = createCatalog(profile, version, attributes);
	return tables.flatMap((table) => [
		...listKeys(table, tables),
		...table.columns.flatMap((column) => listColumn(table, column)),
	]);
}

function listColumn(table: CatalogTable, column: ColumnDefinition): Declared[] {
	const isKey = table.definition.read.some((path) => path.kind === "get" && path.column === column.name);
	const carrier = table.definition.read.some(({ kind }) => kind === "search") ? "filter" : "key";
	const filters = (Object.entries(column.filter) as [FilterOperator, Exactness][])
		.filter(([operator]) => !(isKey && operator === "eq"))
		.map(([operator, exactness]): Declared => ({ table, column, operator, carrier, exactness }));
	return column.isSortable
		? [...filters, { table, column, operator: "sort", carrier: "filter", exactness: "exact" }]
		: filters;
}

function listKeys(table: CatalogTable, tables: readonly CatalogTable[]): Declared[] {
	const ways = table.definition.read.flatMap((path) => slotColumns(path, tables).map((name) => ({ path, name })));
	// The same column may lead to a table in more than one way.
	const names = [...new Set(ways.map(({ name }) => name))];
	return names.flatMap((name) => {
		const column = table.columns.find((candidate) => candidate.name === name);
		if (column === undefined) return [];
		const isKey = ways.some((way) => way.name === name && (way.path.kind === "get" || way.path.kind === "lookup"));
		const carrier = isKey ? "key" : "parent";
		const isListSearched = isKey && column.filter.in !== undefined;
		const operators = isListSearched ? (["eq"] as const) : (["eq", "in"] as const);
		return operators.map((operator): Declared => ({ table, column, operator, carrier, exactness: "exact" }));
	});
}

// Of rows inside of others, the key of those is of use where they can be asked for by it.
function slotColumns(path: AccessPath, tables: readonly CatalogTable[]): readonly string[] {
	switch (path.kind) {
		case "get":
			return [path.column];
		case "lookup":
			return path.fixed.length === 0 ? [path.column] : [];
		case "child":
			return [path.column, ...Object.keys(path.search ?? {})];
		case "embedded": {
			const parent = tables.find(({ name }) => name === path.parent.table);
			const isAskable = parent?.definition.read.some(({ kind }) => kind === "get" || kind === "search");
			return [...(isAskable ? [path.column] : []), ...Object.keys(path.search ?? {})];
		}
		default:
			return [];
	}
}
