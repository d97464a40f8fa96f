import type { CatalogTable } from "../../catalog/index.ts";
import { isStored, nameNode } from "../../functions/index.ts";
import { type CommonTable, parseStatement, type Query, type TableName } from "../../sql/index.ts";
import type { Binder } from "../binder.ts";
import { notSupported } from "../expression/coercion.ts";
import { bindCommonTable, type CommonTableBinding, emptyScope } from "./scope.ts";

/** A view as a statement has it: a WITH table of the whole statement, and how names refer to it. */
export interface BoundView {
	readonly table: CommonTable;
	readonly binding: CommonTableBinding;
}

/**
 * Binds the SQL of a view, once in a statement however often it is named there.
 * @throws not_supported (0A000) for a view that names itself, or is no query.
 */
export function bindView({ name }: CatalogTable, sql: string, node: TableName, binder: Binder): CommonTableBinding {
	const known = binder.views.get(name);
	if (known) return known.binding;
	if (binder.openViews.includes(name))
		throw notSupported(`the view ${name} inside itself`, "Write the recursion with WITH RECURSIVE.", node);
	const statement = parseStatement(sql);
	if (statement.kind !== "Query") throw notSupported(`the view ${name}, which is no query`, "Write a SELECT.", node);
	binder.openViews.push(name);
	const { query, columns } = binder.bindSubquery(statement, emptyScope);
	binder.openViews.pop();
	const scanName = binder.makeName("w");
	// As in PostgreSQL a column that comes from a view is the view's.
	const own = columns.map(({ expression, ...column }) => {
		const isComputed = isStored(expression) ? undefined : (true as const);
		return { ...column, expression: { ...expression, origin: { table: name, column: column.name, isComputed } } };
	});
	const binding = bindCommonTable(name, scanName, [], own);
	const names = binding.columns.map(({ internal }) => nameNode(internal));
	binder.views.set(name, { table: { kind: "CommonTable", name: nameNode(scanName), columns: names, query }, binding });
	return binding;
}

/** Puts the views that a statement names before its own WITH tables; those that others use come first. */
export function defineViews(query: Query, views: Iterable<Pick<BoundView, "table">>): Query {
	const tables = Array.from(views, ({ table }) => table);
	if (tables.length === 0) return query;
	const { isRecursive = false, tables: own = [] } = query.with ?? {};
	return { ...query, with: { kind: "With", isRecursive, tables: [...tables, ...own] } };
}
