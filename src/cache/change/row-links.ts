import type { CatalogTable } from "../../catalog/index.ts";
import type { ColumnDefinition, TableDefinition } from "../../profile/index.ts";

/**
 * A place where the kept rows of a table name a row of another one, and what they repeat of it there.
 * @example { table: "conversations", column: "#conversation_tags", place: 1, by: "id", isSure: true, isKey: true, copies: [{ place: 2, of: "name" }] }
 */
export interface RowLink {
	readonly table: string;
	readonly column: string;
	/**
	 * Where in the column the name stands: it is the value; it is somewhere in a JSON document; in a list of lists, it is the one at the
	 * index; or a number counts the rows that are named somewhere else, and is more than 0.
	 */
	readonly place: "value" | "document" | "count" | number;
	/** The column of the other table whose value it is. */
	readonly by: string;
	/** It names a row of that table and of no other. */
	readonly isSure: boolean;
	/** Without the row that it names there is no such row. */
	readonly isKey: boolean;
	/** The columns, or the indices in the list, that repeat a column of the other table. */
	readonly copies: readonly { readonly place: string | number; readonly of: string }[];
}

/**
 * Finds where kept rows name rows of a table. What is repeated of those follows from the paths: where an object of the other table is
 * embedded, as `author: { id, name, email }` is, its fields have the same names as there.
 */
export function listRowLinks(tables: readonly CatalogTable[], name: string): readonly RowLink[] {
	const target = tables.find((table) => table.name === name)?.definition;
	// Who has a key of several columns is named by none.
	if (target?.key.length !== 1) return [];
	return tables.flatMap((table) => [
		...linkColumns(table.name, table.columns, table.definition.key, target),
		...table.keptColumns.flatMap((column) => linkNested(table.name, column, target)),
		...linkCounts(table, tables, target),
	]);
}

interface Reference {
	readonly column: ColumnDefinition;
	readonly by: string;
	readonly isSure: boolean;
}

function listReferences(columns: readonly ColumnDefinition[], target: TableDefinition): readonly Reference[] {
	return columns.flatMap((column) => {
		const sure = column.references ? [column.references] : [];
		return [...sure, ...(column.mayReference ?? [])]
			.filter(({ table }) => table === target.name)
			.map((reference) => ({ column, by: reference.column, isSure: reference === column.references }));
	});
}

function linkColumns(
	table: string,
	columns: readonly ColumnDefinition[],
	key: readonly string[],
	target: TableDefinition,
): readonly RowLink[] {
	return listReferences(columns, target).map(({ column, by, isSure }) => ({
		table,
		column: column.name,
		place: column.type === "json" ? "document" : "value",
		by,
		isSure: isSure && column.type !== "json",
		isKey: isSure && key.includes(column.name),
		copies: findCopies(column, columns, target).map((copy) => ({ place: copy.column.name, of: copy.of })),
	}));
}

function linkNested(table: string, { name, rows }: ColumnDefinition, target: TableDefinition): readonly RowLink[] {
	if (!rows) return [];
	const { columns, key } = rows;
	// What begins with ^ is the outer row itself.
	const references = listReferences(columns, target).filter(({ column }) => !column.path.startsWith("^"));
	return references.map(({ column, by, isSure }) => ({
		table,
		column: name,
		place: column.type === "json" ? "document" : columns.indexOf(column),
		by,
		isSure: isSure && column.type !== "json",
		isKey: isSure && key.includes(column.name),
		copies: findCopies(column, columns, target).map((copy) => ({ place: columns.indexOf(copy.column), of: copy.of })),
	}));
}

// `author.id` stands beside `author.name`, `team_id` beside `team_name`.
function findCopies(link: ColumnDefinition, columns: readonly ColumnDefinition[], target: TableDefinition) {
	const key = target.columns.find(({ name }) => name === target.key[0]);
	if (!key || !link.path.endsWith(key.path)) return [];
	const stem = link.path.slice(0, -key.path.length);
	if (!/^$|[._]$/.test(stem)) return [];
	return columns.flatMap((column) => {
		if (column === link || !column.path.startsWith(stem)) return [];
		const of = target.columns.find(({ path }) => path === column.path.slice(stem.length));
		return of ? [{ column, of: of.name }] : [];
	});
}

// Lists that the service may cut short are not kept inside the row, but their number is: tags.total_count beside tags.data.
function linkCounts(
	{ name, columns }: CatalogTable,
	tables: readonly CatalogTable[],
	target: TableDefinition,
): readonly RowLink[] {
	return tables.flatMap(({ definition, columns: inner }) => {
		const path = definition.read.find((access) => access.kind === "embedded");
		if (path?.parent.table !== name || path.truncated === undefined) return [];
		const container = path.rows.slice(0, path.rows.lastIndexOf(".") + 1);
		const isCount = (column: ColumnDefinition) => column.type === "integer" && column.path.startsWith(container);
		const counts = container === "" ? [] : columns.filter(isCount);
		return listReferences(inner, target)
			.filter(({ column, isSure }) => isSure && !column.path.startsWith("^"))
			.flatMap(({ by }) =>
				counts.map((count): RowLink => {
					const place = "count";
					return { table: name, column: count.name, place, by, isSure: false, isKey: false, copies: [] };
				}),
			);
	});
}
