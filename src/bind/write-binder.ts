import { createError } from "../base/index.ts";
import { type Catalog, type CatalogTable, explainMissingColumn, findByName } from "../catalog/index.ts";
import { columnNode } from "../functions/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type {
	Assignment,
	Conflict,
	Delete,
	Expression,
	Identifier,
	Insert,
	Query,
	SelectItem,
	TableName,
	Update,
} from "../sql/index.ts";
import type { Binder, BoundSubquery, ExpressionContext } from "./binder.ts";
import type { BoundExpression, BoundQuery, QueryColumn, Relation } from "./bound.ts";
import { assignTo } from "./expression/assignment.ts";
import { notSupported } from "./expression/coercion.ts";
import { bindCondition } from "./expression/expression-binder.ts";
import { type BoundFrom, bindTableExpression } from "./query/from-binder.ts";
import { nameOutputs } from "./query/output-columns.ts";
import { bindQuery } from "./query/query-binder.ts";
import { emptyScope, type Scope } from "./query/scope.ts";
import { bindOutputs } from "./query/select-binder.ts";
import { derivedTable, innerColumn, outputNode, selectQuery } from "./query/subquery-rewrite.ts";
import { describeColumns, finishStatement, startBinder } from "./statement-binder.ts";
import { needTableColumns } from "./undiscovered.ts";

/** A statement that writes, with its names and types settled. */
export interface BoundWrite {
	readonly action: "insert" | "upsert" | "update" | "delete";
	readonly table: CatalogTable;
	/** Gives one row for each that is written: its key, for UPDATE and DELETE, then the values of `columns`. */
	readonly rows: BoundQuery;
	/** The columns that get values. */
	readonly columns: readonly string[];
	/** How many rows are written, where the statement itself says it. */
	readonly rowCount: number | undefined;
	/** The columns of RETURNING. */
	readonly returning: readonly QueryColumn[];
}

/**
 * Binds INSERT, UPSERT, UPDATE or DELETE: the table and its columns, the values and their types, WHERE, ON CONFLICT and RETURNING.
 * @param zone The session's time zone.
 * @throws SqlError with the position of what is wrong; not_supported (0A000) for what is no table of the service.
 * @example bindWrite(parse("DELETE FROM tags WHERE name = 'a'"), catalog).rows.columns[0]?.name // "id"
 */
export function bindWrite(node: Insert | Update | Delete, catalog: Catalog, zone = "UTC"): BoundWrite {
	const table = findTarget(node.table, catalog);
	const start = () => startBinder(catalog, zone);
	const returning = bindReturning(node.returning, node.table, start);
	switch (node.kind) {
		case "Insert":
			return { ...bindInsert(node, table, start), table, returning };
		case "Update":
			return { ...bindUpdate(node, table, start), table, returning };
		case "Delete":
			return { ...bindChange("delete", node, table, [], start), table, returning };
	}
}

type WrittenRows = Omit<BoundWrite, "table" | "returning">;

function findTarget(node: TableName, catalog: Catalog): CatalogTable {
	const path = node.path.map((part) => part.name);
	const { found, ...lookup } = catalog.findTable(path);
	if (!found) {
		const suggestion = "suggestion" in lookup ? lookup.suggestion : "";
		throw createError("unknown_table", { table: path.join("."), suggestion }, { position: node.at });
	}
	if (found.type === "table") return found;
	const what = found.type === "view" ? "view" : "system table";
	throw notSupported(`writing to the ${what} ${found.name}`, "Only tables of the service can be written.", node);
}

function bindInsert(node: Insert, table: CatalogTable, start: () => Binder): WrittenRows {
	const columns =
		node.columns.length === 0 ? table.columns : findColumns(node.columns, table, "is named more than once");
	if (node.conflict) checkConflict(node.conflict, node, table, start);
	const binder = start();
	for (const row of listRows(node.source)) {
		for (const [index, value] of row.entries()) {
			const column = columns[index];
			if (column) binder.assignments.set(value, (bound) => assignTo(bound, column, binder.nameParameter));
		}
	}
	const bound = bindQuery(binder, node.source, emptyScope);
	const count = bound.columns.length;
	if (count > columns.length && node.columns.length === 0 && table.undiscovered) needTableColumns(table);
	if (count > columns.length || (count < columns.length && node.columns.length > 0)) {
		const problem = `${String(columns.length)} columns are to be written, but ${String(count)} values are given`;
		const advice = `The columns are ${shorten(columns.map((column) => column.name))}.`;
		throw createError("value_count", { problem, advice }, { position: node.source.at ?? node.at });
	}
	const written = columns.slice(0, count);
	return {
		action: node.isUpsert || node.conflict?.action === "update" ? "upsert" : "insert",
		rows: finishStatement(binder, assignColumns(bound, written, binder)),
		columns: written.map((column) => column.name),
		rowCount: node.source.body.kind === "Values" ? node.source.body.rows.length : undefined,
	};
}

/** The values that a query writes directly, row by row. */
function listRows({ body }: Query): readonly (readonly Expression[])[] {
	if (body.kind === "Values") return body.rows;
	if (body.kind === "Query") return listRows(body);
	if (body.kind !== "Select" || body.items.some((item) => item.kind === "Star")) return [];
	return [body.items.flatMap((item) => (item.kind === "OutputColumn" ? [item.expression] : []))];
}

// What a star or a set operation gives has its type already, and may need a cast.
function assignColumns(bound: BoundSubquery, targets: readonly ColumnDefinition[], binder: Binder): BoundSubquery {
	const assign = (expression: BoundExpression, index: number): BoundExpression => {
		const target = targets[index];
		return target ? assignTo(expression, target, binder.nameParameter) : expression;
	};
	const isAsItStands = bound.columns.every(
		({ expression }, index) => assign(expression, index).node === expression.node,
	);
	const named = bound.columns.map((column, index) => ({ ...column, name: targets[index]?.name ?? column.name }));
	if (isAsItStands) return { query: bound.query, columns: named };
	const columns = named.map((column, index) => {
		const inner = { ...column.expression, node: innerColumn(column) };
		return { ...column, expression: assign(inner, index) };
	});
	const items = columns.map(({ expression, internal }) => outputNode(expression.node, internal));
	return { query: selectQuery(items, [derivedTable(bound.query, "q")]), columns };
}

function shorten(names: readonly string[]): string {
	return `${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}`;
}

function bindUpdate(node: Update, table: CatalogTable, start: () => Binder): WrittenRows {
	return bindChange("update", node, table, node.assignments, start);
}

// The rows that are found, by their keys, and what is to be written into them.
function bindChange(
	action: "update" | "delete",
	node: Update | Delete,
	table: CatalogTable,
	assignments: readonly Assignment[],
	start: () => Binder,
): WrittenRows {
	const columns = findColumns(
		assignments.map(({ column }) => column),
		table,
		"is set more than once",
	);
	const binder = start();
	const from = bindTableExpression(node.table, emptyScope, binder);
	const context = contextOf(from, binder, action.toUpperCase());
	const values = assignments.map(({ value }, index) => bindValue(value, columns[index], context));
	const where = node.where && bindCondition(node.where, "WHERE", { ...context, noAggregates: "WHERE" }).node;
	const keys = table.definition.key.map((name) => keyOf(from, name));
	const names = [...table.definition.key, ...columns.map((column) => column.name)];
	const outputs = nameOutputs([...keys, ...values], names);
	const query = selectQuery(outputs.items, [from.node], { where });
	return {
		action,
		rows: finishStatement(binder, { query, columns: outputs.columns }),
		columns: columns.map((column) => column.name),
		rowCount: undefined,
	};
}

function contextOf(from: Pick<BoundFrom, "relations" | "visible">, binder: Binder, place: string): ExpressionContext {
	const { relations, visible } = from;
	const scope: Scope = { ...emptyScope, relations, visible };
	return { binder, scope, noAggregates: place };
}

function bindValue(
	value: Expression,
	column: ColumnDefinition | undefined,
	context: ExpressionContext,
): BoundExpression {
	const bound = context.binder.bindExpression(value, context);
	return column ? assignTo(bound, column, context.binder.nameParameter) : bound;
}

function keyOf({ relations }: BoundFrom, name: string): BoundExpression {
	const found = relations[0]?.columns.find((column) => column.name === name);
	if (found) return found.expression;
	throw createError("internal", { problem: `the key column ${name} is not among the table's columns` });
}

function findColumns(
	names: readonly Identifier[],
	table: CatalogTable,
	complaint: string,
): readonly ColumnDefinition[] {
	const seen = new Set<string>();
	return names.map(({ name, at }) => {
		const found = findByName(table.columns, name);
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

// Source: https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT.
function checkConflict(conflict: Conflict, node: Insert, table: CatalogTable, start: () => Binder): void {
	const { key } = table.definition;
	const named = findColumns(conflict.columns, table, "is named more than once");
	const isKey = named.length === key.length && named.every((column) => key.includes(column.name));
	if (conflict.columns.length > 0 ? !isKey : conflict.action === "update") {
		const slots = { table: table.name, key: key.join(", ") };
		throw createError("conflict_columns", slots, { position: conflict.columns[0]?.at ?? conflict.at });
	}
	const columns = findColumns(
		conflict.assignments.map(({ column }) => column),
		table,
		"is set more than once",
	);
	const binder = start();
	const own = bindTableExpression(node.table, emptyScope, binder);
	const excluded = excludedRelation(own);
	const relations = [...own.relations, excluded];
	const context = contextOf({ relations, visible: own.visible }, binder, "ON CONFLICT");
	for (const [index, { value }] of conflict.assignments.entries()) bindValue(value, columns[index], context);
	if (conflict.where) bindCondition(conflict.where, "WHERE", { ...context, noAggregates: "WHERE" });
}

/** The row that was to be inserted. */
function excludedRelation({ visible }: BoundFrom): Relation {
	const id = "excluded";
	const columns = visible.map(({ name, expression }) => ({
		name,
		expression: { ...expression, node: columnNode(id, name) },
	}));
	return { id, alias: id, columns };
}

function bindReturning(items: readonly SelectItem[], target: TableName, start: () => Binder): readonly QueryColumn[] {
	if (items.length === 0) return [];
	const binder = start();
	const from = bindTableExpression(target, emptyScope, binder);
	const { outputs, names } = bindOutputs(items, from, contextOf(from, binder, "RETURNING"));
	return describeColumns(nameOutputs(outputs, names).columns);
}
