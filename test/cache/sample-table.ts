import type { ColumnType } from "../../src/base/index.ts";
import type {
	CatalogTable,
	ChildScan,
	EmbeddedScan,
	GetScan,
	ListScan,
	SearchFilter,
	SearchScan,
} from "../../src/catalog/index.ts";
import type { ColumnDefinition, TableDefinition } from "../../src/profile/index.ts";

export function makeColumn(name: string, type: ColumnType = "varchar"): ColumnDefinition {
	return {
		name,
		type,
		path: name,
		from: "text",
		filter: {},
		field: name,
		send: "text",
		isSortable: true,
		values: [],
		summary: "",
	};
}

export const columns = [makeColumn("id"), makeColumn("size", "integer"), makeColumn("note", "text")];

export const table: TableDefinition = { name: "things", summary: "", key: ["id"], read: [], columns, notes: [] };

export const listAll: ListScan = {
	kind: "list",
	table,
	path: { kind: "list", method: "GET", path: "/things", query: {}, rows: "data", paging: "none" },
};

export const searchAll: SearchScan = {
	kind: "search",
	table,
	path: {
		kind: "search",
		path: "/things/search",
		rows: "data",
		pageSize: { default: 50, max: 150 },
		everything: { column: "size", operator: "gt", value: 0 },
		stableOrder: "id",
		timeGranularity: "second",
		maxDepth: 2,
		maxFilters: 15,
	},
};

export function searchWhere(filter: SearchFilter): SearchScan {
	return { ...searchAll, filter };
}

export const searchLarge = searchWhere({ kind: "leaf", column: makeColumn("size"), operator: "gt", value: 10 });

export function getKeys(...keys: string[]): GetScan {
	return { kind: "get", table, path: { kind: "get", path: "/things/{id}", column: "id", absent: [404] }, keys };
}

const parent = { table: "things", column: "id" };

const partsPath = {
	kind: "child",
	path: "/things/{thing_id}",
	column: "thing_id",
	parent,
	rows: "parts",
	paging: "none",
	absent: [],
} as const;

const partColumns = [...columns, makeColumn("thing_id")];

const parts: TableDefinition = {
	...table,
	name: "parts",
	key: ["id", "thing_id"],
	read: [partsPath],
	columns: partColumns,
};

export function scanParts(parents: ChildScan["parents"]): ChildScan {
	return { kind: "child", table: parts, path: partsPath, parents };
}

export function makeCatalogTable(definition: TableDefinition): CatalogTable {
	const { name, columns: its } = definition;
	return { schema: "sample", name, type: "table", definition, columns: its, keptColumns: its };
}

export const sampleTables = [table, parts, { ...table, name: "owners" }].map(makeCatalogTable);

export function scanTags(
	within: EmbeddedScan["parent"],
	extra: { truncated?: string; columns?: string[] } = {},
): EmbeddedScan {
	return {
		kind: "embedded",
		table: { ...table, name: "tags" },
		path: { kind: "embedded", column: "thing_id", parent, rows: "tags.tags", ...extra },
		parent: within,
	};
}
