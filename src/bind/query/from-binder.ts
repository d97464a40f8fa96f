import { createError, formatJson } from "../../base/index.ts";
import { type CatalogTable, findByName } from "../../catalog/index.ts";
import {
	binaryNode,
	coalesceRow,
	columnNode,
	conjunctionNode,
	nameNode,
	operate,
	rowsRow,
	splitConjuncts,
	tableOf,
	textNode,
} from "../../functions/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import type {
	DerivedTable,
	FunctionTable,
	Identifier,
	Join,
	TableAlias,
	TableExpression,
	TableName,
} from "../../sql/index.ts";
import type { Binder, BoundColumn, ExpressionContext } from "../binder.ts";
import type { BoundExpression, BoundTable, Relation, ScopeColumn } from "../bound.ts";
import { bindCondition } from "../expression/expression-binder.ts";
import { compareOperands } from "../expression/operand-alignment.ts";
import { needColumns, needTableColumns } from "../undiscovered.ts";
import { bindCatalogTable } from "./catalog-table-binder.ts";
import { adviseCall, bindProcedure, findCallable } from "./procedure-binder.ts";
import { defineColumns } from "./record-columns.ts";
import { renameColumns } from "./renamed-columns.ts";
import type { CommonTableBinding, Scope } from "./scope.ts";
import { outputNode, selectQuery } from "./subquery-rewrite.ts";
import { findTableObject } from "./system-column.ts";
import { bindFunctionTable, selectValue, speaksOf, unfoldQuery, writtenCall } from "./table-function-binder.ts";
import { selectTableQuery } from "./table-query.ts";
import { bindView } from "./view-binder.ts";

/** One bound item of FROM: its tree, the tables in it, and the columns that names and `*` see. */
export interface BoundFrom {
	readonly node: TableExpression;
	readonly relations: readonly Relation[];
	readonly visible: readonly ScopeColumn[];
}

/**
 * Binds a table expression of FROM.
 * @throws unknown_table (42P01), duplicate_alias (42712), not_supported (0A000).
 */
export function bindTableExpression(node: TableExpression, scope: Scope, binder: Binder): BoundFrom {
	switch (node.kind) {
		case "TableName":
			return bindTableName(node, scope, binder);
		case "DerivedTable":
			return bindDerivedTable(node, scope, binder);
		case "FunctionTable": {
			const bound = bindCalledTable(node, scope, binder);
			// * does not mean what stands in the select list besides.
			return node.isOfSelectList ? { ...bound, visible: [] } : bound;
		}
		case "Join":
			return bindJoin(node, scope, binder);
	}
}

function bindCalledTable(node: FunctionTable, scope: Scope, binder: Binder): BoundFrom {
	const called = bindProcedure(node, scope, binder);
	if (called) return readTable(called, node, binder);
	const query = defineColumns(node) ?? selectTableQuery(node) ?? selectValue(node);
	if (query) return bindDerivedTable(query, scope, binder);
	const id = binder.makeName("r");
	const { node: table, columns } = bindFunctionTable(node, id, scope, binder);
	const name = node.alias?.name.name ?? writtenCall(node).path.at(-1)?.name ?? id;
	const bound = keepExpressions(table, id, name, renameColumns(columns, node.alias));
	const [only, ...others] = bound.visible;
	if (!only || others.length > 0) return bound;
	const value = { ...only.expression, name };
	return { ...bound, relations: bound.relations.map((relation) => ({ ...relation, value })) };
}

function bindDerivedTable(node: DerivedTable, scope: Scope, binder: Binder): BoundFrom {
	const { outer, commonTables } = scope;
	const around: Scope = node.isLateral ? { ...scope, outer } : { relations: [], visible: [], outer, commonTables };
	const inside: Scope = node.isLateral ? { relations: [], visible: [], outer: around, commonTables } : around;
	const { query, columns } = binder.bindSubquery(node.query, inside);
	const id = binder.makeName("r");
	const name = node.alias?.name.name ?? id;
	const neighbours = new Set(scope.relations.map((relation) => relation.id));
	if (node.isLateral && speaksOf(query, neighbours)) {
		const unfolded = unfoldQuery(query, columns, id);
		return keepExpressions(unfolded.node, id, name, renameColumns(unfolded.columns, node.alias));
	}
	const relation = makeRelation(id, name, renameColumns(columns, node.alias), id);
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(id), columns: [] };
	return {
		node: { ...node, isLateral: false, query, alias },
		relations: [relation],
		visible: relation.columns,
	};
}

// The columns are not SQLite's own, but expressions over what json_each gives.
function keepExpressions(node: TableExpression, id: string, alias: string, columns: readonly BoundColumn[]): BoundFrom {
	const visible = columns.map(
		({ name, expression }): ScopeColumn => ({
			name,
			expression: { ...expression, name, rangeEnd: undefined },
		}),
	);
	return { node, relations: [{ id, alias, columns: visible }], visible };
}

function bindTableName(node: TableName, scope: Scope, binder: Binder): BoundFrom {
	const id = binder.makeName("r");
	const shownName = node.alias?.name.name ?? node.path.at(-1)?.name ?? "";
	const common = node.path.length === 1 ? findByName(scope.commonTables, shownNameOf(node)) : undefined;
	if (common) return nameCommonTable(common, id, shownName, node);
	const lookup = binder.catalog.findTable(node.path.map((identifier) => identifier.name));
	if (!lookup.found) {
		const procedure = findCallable(node.path.at(-1)?.name ?? "", binder);
		const suggestion = procedure ? `It is a procedure. ${adviseCall(procedure)}` : lookup.suggestion;
		const slots = { table: node.path.map((identifier) => identifier.name).join("."), suggestion };
		throw createError("unknown_table", slots, { position: node.at });
	}
	const table = node.isCacheOnly === true ? wantKept(lookup.found) : lookup.found;
	if (table.undiscovered && (table.undiscovered.prefix === undefined || isLonger(node.alias, table)))
		needTableColumns(table);
	if (table.listRows && table.valueTypes) return bindCatalogTable(table, id, shownName, node, binder);
	if (table.listRows) return bindListedTable(table, table.listRows(), id, node, binder);
	if (table.viewSql !== undefined) {
		const view = bindView(table, table.viewSql, node, binder);
		const named = nameCommonTable(view, id, node.alias?.name.name ?? table.name, node);
		const findRowType = () => binder.catalog.findObject?.(table.name)?.rowType;
		return { ...named, relations: named.relations.map((relation) => ({ ...relation, findRowType })) };
	}
	return readTable({ table, isCacheOnly: node.isCacheOnly === true }, node, binder, id);
}

function readTable(
	{ table, ...manner }: Pick<BoundTable, "table" | "inputs"> & Partial<Pick<BoundTable, "isCacheOnly">>,
	node: TableName | FunctionTable,
	binder: Binder,
	id = binder.makeName("r"),
): BoundFrom {
	const names = renameColumns(table.columns, node.alias);
	const columns = table.columns.map((column, index): ScopeColumn => {
		const name = names[index]?.name ?? column.name;
		return new LazyColumn(name, id, column, table);
	});
	const relation: Relation = {
		id,
		alias: node.alias?.name.name ?? table.name,
		columns,
		table,
		findObject: () => findTableObject(binder.catalog, table.name, table),
		findRowType: () => binder.catalog.findObject?.(table.name)?.rowType,
	};
	const scanName = binder.makeName("scan_");
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(id), columns: [] };
	binder.tables.push({ relation: relation.id, table, scanName, isCacheOnly: false, ...manner });
	return {
		node: { kind: "TableName", path: [nameNode(scanName)], alias, at: node.at },
		relations: [relation],
		visible: relation.columns,
	};
}

function wantKept(table: CatalogTable): CatalogTable {
	return table.undiscovered ? { ...table, undiscovered: { ...table.undiscovered, isKeptOnly: true } } : table;
}

function isLonger(alias: TableAlias | undefined, { columns }: CatalogTable): boolean {
	return (alias?.columns.length ?? 0) > columns.length;
}

function nameCommonTable(table: CommonTableBinding, id: string, shownName: string, node: TableName): BoundFrom {
	const relation = makeRelation(id, shownName, renameColumns(table.columns, node.alias), id);
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(id), columns: [] };
	return {
		node: { kind: "TableName", path: [nameNode(table.scanName)], alias, at: node.at },
		relations: [relation],
		visible: relation.columns,
	};
}

// Tables have many columns, and most statements name few of them.
class LazyColumn implements ScopeColumn {
	readonly name: string;
	readonly #relation: string;
	readonly #column: ColumnDefinition;
	readonly #table: CatalogTable;
	#expression: BoundExpression | undefined;

	constructor(name: string, relation: string, column: ColumnDefinition, table: CatalogTable) {
		this.name = name;
		this.#relation = relation;
		this.#column = column;
		this.#table = table;
	}

	get expression(): BoundExpression {
		this.#expression ??= this.#bind();
		return this.#expression;
	}

	#bind(): BoundExpression {
		const { name: column, type } = this.#column;
		return {
			node: columnNode(this.#relation, column),
			type,
			name: this.name,
			isNullable: !this.#table.definition.key.includes(column),
			origin: { table: this.#table.name, column },
		};
	}
}

// Its rows are written into the statement: there are few, and no service to ask.
function bindListedTable(
	table: CatalogTable,
	rows: readonly (readonly unknown[])[],
	id: string,
	node: TableName,
	binder: Binder,
): BoundFrom {
	const columns = table.columns.map((column): BoundColumn => {
		const expression: BoundExpression = {
			node: columnNode(id, column.name),
			type: column.type,
			name: column.name,
			isNullable: true,
			origin: { table: nameOrigin(table), column: column.name },
		};
		return { name: column.name, internal: column.name, expression };
	});
	const source = binder.makeName("q");
	const items = table.columns.map((column, index) =>
		outputNode(columnNode(source, `c${String(index + 1)}`), column.name),
	);
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(id), columns: [] };
	const list = tableOf(rowsRow, [{ node: textNode(formatJson(rows)), type: "json" }], source);
	const relation = makeRelation(id, node.alias?.name.name ?? table.name, renameColumns(columns, node.alias), id);
	return {
		node: { kind: "DerivedTable", isLateral: false, query: selectQuery(items, [list]), alias },
		relations: [relation],
		visible: relation.columns,
	};
}

// Tables that tell of the catalog are called columns or tables, as those of a service may be.
function nameOrigin({ schema, name, type }: CatalogTable): string {
	return type === "system" && schema === "information_schema" ? `${schema}.${name}` : name;
}

function shownNameOf(node: TableName): string {
	return node.path[0]?.name ?? "";
}

function makeRelation(id: string, alias: string, columns: readonly BoundColumn[], qualifier: string): Relation {
	const scopeColumns = columns.map(
		({ name, internal, expression }): ScopeColumn => ({
			name,
			expression: {
				...expression,
				node: columnNode(qualifier, internal),
				name,
				rangeEnd: undefined,
			},
		}),
	);
	return { id, alias, columns: scopeColumns };
}

function bindJoin(node: Join, scope: Scope, binder: Binder): BoundFrom {
	const left = bindTableExpression(node.left, scope, binder);
	// What is LATERAL on the right sees the left side too.
	const beside: Scope = {
		...scope,
		relations: [...scope.relations, ...left.relations],
		visible: [...scope.visible, ...left.visible],
	};
	const right = bindTableExpression(node.right, beside, binder);
	const relations = joinRelations(left.relations, right.relations, node);
	const isKeepingRight = node.type === "right" || node.type === "full";
	if (isKeepingRight && speaksOf(right.node, new Set(left.relations.map(({ id }) => id)))) {
		const problem = `what a ${node.type.toUpperCase()} JOIN keeps cannot speak of the tables to its left`;
		throw createError("order_not_in_output", { problem, advice: "Write JOIN or LEFT JOIN." }, { position: node.at });
	}
	const shared = node.isNatural ? sharedNames(left, right) : node.using;
	const merged = shared.map((name) => mergeColumns(name, left, right, node));
	const mergedNames = new Set(merged.map(({ column }) => column.name.toLowerCase()));
	const rest = (side: BoundFrom) =>
		mergedNames.size === 0
			? side.visible
			: side.visible.filter((column) => !mergedNames.has(column.name.toLowerCase()));
	const visible = [...merged.map(({ column }) => column), ...rest(left), ...rest(right)];
	const inside: Scope = { ...scope, relations, visible: [...left.visible, ...right.visible] };
	const context: ExpressionContext = { binder, scope: inside, noAggregates: "JOIN conditions" };
	const equalities = merged.map(({ left: first, right: second }) => {
		const [one, other] = compareOperands(first, second, "=", node.at, context);
		return binaryNode("=", one.node, other.node);
	});
	const written = node.on && bindCondition(node.on, "ON", context).node;
	const conditions = [...equalities, ...splitConjuncts(written)];
	const on = conjunctionNode(conditions);
	const type = node.type === "cross" || on ? node.type : "inner";
	const join: Join = { ...node, type, isNatural: false, using: [], left: left.node, right: right.node, on };
	return { node: join, relations, visible };
}

/**
 * Puts the tables of two FROM items together.
 * @throws duplicate_alias (42712) when a name occurs twice.
 */
export function joinRelations(
	left: readonly Relation[],
	right: readonly Relation[],
	node: { readonly at?: number | undefined },
): readonly Relation[] {
	for (const relation of right) {
		const isTaken = left.some((other) => other.alias.toLowerCase() === relation.alias.toLowerCase());
		if (isTaken) throw createError("duplicate_alias", { alias: relation.alias }, { position: node.at });
	}
	return [...left, ...right];
}

function sharedNames(left: BoundFrom, right: BoundFrom): readonly Identifier[] {
	needColumns([...left.relations, ...right.relations]);
	const rightNames = new Set(right.visible.map((column) => column.name.toLowerCase()));
	return left.visible
		.filter((column) => rightNames.has(column.name.toLowerCase()))
		.map((column) => nameNode(column.name));
}

function mergeColumns(name: Identifier, left: BoundFrom, right: BoundFrom, node: Join) {
	const find = (side: BoundFrom, which: string): BoundExpression => {
		const found = findByName(side.visible, name.name);
		if (found) return found.expression;
		needColumns(side.relations, name.name);
		const slots = {
			column: name.name,
			suggestion: `USING needs it on both sides; the ${which} side has no such column.`,
		};
		throw createError("unknown_column", slots, { position: name.at });
	};
	const [first, second] = [find(left, "left"), find(right, "right")];
	const kept = node.type === "right" ? second : first;
	const expression: BoundExpression =
		node.type === "full" ? { ...kept, node: operate(coalesceRow, [first, second]), origin: undefined } : kept;
	return { column: { name: kept.name, expression }, left: first, right: second };
}
