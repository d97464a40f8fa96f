import type { CatalogTable, ListedType } from "../../catalog/index.ts";
import { columnNode, nameNode, rowsRow, tableOf, textNode } from "../../functions/index.ts";
import type { CommonTable, TableAlias, TableName } from "../../sql/index.ts";
import type { Binder } from "../binder.ts";
import type { BoundExpression, ScopeColumn } from "../bound.ts";
import type { BoundFrom } from "./from-binder.ts";
import { renameColumns } from "./renamed-columns.ts";
import { outputNode, selectQuery } from "./subquery-rewrite.ts";
import { findTableObject } from "./system-column.ts";

/** The rows of a table that tells of the catalog, as a WITH table of the whole statement. */
export interface ListedRows {
	readonly scanName: string;
	/** The columns that the statement names: no others are written into it. */
	readonly used: Set<string>;
	/** Complete when all of the statement is bound. */
	readonly table: CommonTable;
}

/**
 * Binds a table whose rows are known: once in a statement, however often it is named there, so that SQLite makes them a table with
 * an index where they are joined.
 */
export function bindCatalogTable(
	table: CatalogTable,
	id: string,
	shownName: string,
	node: TableName,
	binder: Binder,
): BoundFrom {
	const listed = binder.listed.get(table) ?? listRows(table, binder.makeName("w"));
	binder.listed.set(table, listed);
	const names = renameColumns(table.columns, node.alias);
	const columns = table.columns.map(
		({ name }, index): ScopeColumn =>
			new CatalogColumn(names[index]?.name ?? name, name, id, table, index, listed.used),
	);
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(id), columns: [] };
	const name = `${table.schema}.${table.name}`;
	return {
		node: { kind: "TableName", path: [nameNode(listed.scanName)], alias, at: node.at },
		relations: [
			{
				id,
				alias: shownName,
				columns,
				findObject: () => findTableObject(binder.catalog, name, table),
				findRowType: () => binder.catalog.findObject?.(name)?.rowType,
			},
		],
		visible: columns,
	};
}

class CatalogColumn implements ScopeColumn {
	readonly name: string;
	readonly #column: string;
	readonly #relation: string;
	readonly #table: CatalogTable;
	readonly #index: number;
	readonly #used: Set<string>;

	constructor(name: string, column: string, relation: string, table: CatalogTable, index: number, used: Set<string>) {
		this.name = name;
		this.#column = column;
		this.#relation = relation;
		this.#table = table;
		this.#index = index;
		this.#used = used;
	}

	get expression(): BoundExpression {
		this.#used.add(this.#column);
		const { type, element } = this.#table.valueTypes?.[this.#index] ?? textual;
		return {
			node: columnNode(this.#relation, this.#column),
			type,
			element,
			name: this.name,
			isNullable: true,
			origin: { table: `${this.#table.schema}.${this.#table.name}`, column: this.#column },
		};
	}
}

const textual: ListedType = { type: "text" };

function listRows(table: CatalogTable, scanName: string): ListedRows {
	const used = new Set<string>();
	return {
		scanName,
		used,
		get table(): CommonTable {
			const positions = table.columns.flatMap(({ name }, index) => (used.has(name) ? [index] : []));
			// A statement that only counts rows names none.
			const kept = positions.length === 0 ? [0] : positions;
			const rows = (table.listRows?.() ?? []).map((row) => kept.map((position) => row[position] ?? null));
			const list = tableOf(rowsRow, [{ node: textNode(JSON.stringify(rows)), type: "json" }], "rows");
			const names = kept.map((position) => table.columns[position]?.name ?? "");
			const items = names.map((name, index) => outputNode(columnNode("rows", `c${String(index + 1)}`), name));
			return {
				kind: "CommonTable",
				name: nameNode(scanName),
				columns: names.map((name) => nameNode(name)),
				query: selectQuery(items, [list]),
				isMaterialized: true,
			};
		},
	};
}
