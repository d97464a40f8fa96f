import { createError, type StoredValue } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import {
	type Assignment,
	createNode,
	type Delete,
	type Expression,
	type Insert,
	type Update,
	walkNode,
} from "../../sql/index.ts";
import type { Binder, ExpressionContext } from "../binder.ts";
import type { BoundExpression, BoundQuery } from "../bound.ts";
import { assignTo } from "../expression/assignment.ts";
import { bindCondition } from "../expression/expression-binder.ts";
import { type BoundFrom, bindTableExpression } from "../query/from-binder.ts";
import { nameOutputs } from "../query/output-columns.ts";
import { emptyScope, type Scope } from "../query/scope.ts";
import { bindOutputs } from "../query/select-binder.ts";
import { selectQuery } from "../query/subquery-rewrite.ts";
import { findTableObject } from "../query/system-column.ts";
import { finishStatement } from "../statement-binder.ts";
import { bindGivenRows } from "./given-rows.ts";
import { checkWritable, findWritten, type WrittenColumn } from "./written-columns.ts";

/** The rows that UPDATE or DELETE finds, and what is to be written into them. */
export interface BoundChange {
	readonly rows: BoundQuery;
	readonly present: readonly string[];
	readonly columns: readonly string[];
	readonly rowCount: undefined;
	readonly isUnbounded: boolean;
	readonly conflict: undefined;
	readonly isByPlace: boolean;
}

/**
 * Binds the rows that are found, by what has to be known of them, and what is to be written into them.
 * @throws SqlError with the position of what is wrong
 */
export function bindChange(
	action: "update" | "delete",
	node: Update | Delete,
	table: CatalogTable,
	assignments: readonly Assignment[],
	start: () => Binder,
): BoundChange {
	const names = assignments.map(({ column }) => column);
	const columns = findWritten(names, table, "is set more than once");
	const positions = names.map(({ at }) => at);
	checkWritable(columns, table, "changed", positions);
	const binder = start();
	const from = bindTableExpression(node.table, emptyScope, binder);
	const context = contextOf(from, binder, action.toUpperCase());
	const values = assignments.map(({ value }, index) => bindValue(value, columns[index], context));
	const where = node.where && bindCondition(node.where, "WHERE", { ...context, noAggregates: "WHERE" }).node;
	// What is deleted can be told afterwards by what it was.
	const isToldLater = action === "delete" && node.returning.length > 0;
	const present = isToldLater ? table.columns.map(({ name }) => name) : listPresent(table, action);
	const found = present.map((name) => columnOf(from, name));
	const outputs = nameOutputs([...found, ...values], [...present, ...columns.map(({ name }) => name)]);
	const query = selectQuery(outputs.items, [from.node], { where });
	return {
		rows: finishStatement(binder, { query, columns: outputs.columns }),
		present,
		columns: columns.map((column) => column.name),
		rowCount: undefined,
		isUnbounded: node.where === undefined,
		conflict: undefined,
		isByPlace: node.where !== undefined && namesPlace(node.where),
	};
}

/**
 * The columns of a row that is there which a request needs: the key, what fills its path, and what goes along.
 * @example listPresent(tagsTable, "update") // ["id", "name"]
 */
export function listPresent({ definition, columns }: CatalogTable, action: "update" | "delete"): readonly string[] {
	const operation = definition.write?.[action];
	const slots = [...(operation?.path ?? "").matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
	const named = Object.keys(operation?.keyAt ?? {});
	const names = new Set([...definition.key, ...slots, ...named, ...(operation?.alsoSend ?? [])]);
	return [...names].filter((name) => columns.some((column) => column.name === name));
}

function namesPlace(where: Expression): boolean {
	let isFound = false;
	walkNode(where, (part) => {
		if (part.kind === "ColumnReference") isFound ||= part.path.at(-1)?.name.toLowerCase() === "ctid";
	});
	return isFound;
}

function contextOf(from: Pick<BoundFrom, "relations" | "visible">, binder: Binder, place: string): ExpressionContext {
	const { relations, visible } = from;
	const scope: Scope = { ...emptyScope, relations, visible };
	return { binder, scope, noAggregates: place };
}

function bindValue(value: Expression, column: WrittenColumn | undefined, context: ExpressionContext): BoundExpression {
	// What has a default is given it by the service; it is NULL otherwise (https://www.postgresql.org/docs/current/sql-update.html).
	const isDefault = value.kind === "NullLiteral";
	const bound = context.binder.bindExpression(isDefault ? createNode("NullLiteral", {}) : value, context);
	return column ? assignTo(bound, column, context.binder.nameParameter) : bound;
}

function columnOf({ relations }: BoundFrom, name: string): BoundExpression {
	const found = relations[0]?.columns.find((column) => column.name === name);
	if (found) return found.expression;
	throw createError("internal", { problem: `the column ${name} is not among the table's columns` });
}

// Rows that are at hand are still those of the table.
function withSystemColumns(source: BoundFrom, table: CatalogTable, { catalog }: Binder): BoundFrom {
	const findObject = () => findTableObject(catalog, table.name, table);
	return { ...source, relations: source.relations.map((relation) => ({ ...relation, findObject })) };
}

/**
 * Binds RETURNING over rows of the table.
 * @param rows With the values of all of its columns; without any, it is only checked.
 */
export function bindReturning(
	{ returning, table: target }: Insert | Update | Delete,
	table: CatalogTable,
	rows: readonly (readonly StoredValue[])[],
	start: () => Binder,
): BoundQuery {
	const binder = start();
	// The table itself knows its columns best: which of them are keys, and which are still to be asked for.
	const from = returning.length > 0 && rows.length === 0 ? bindTableExpression(target, emptyScope, binder) : undefined;
	const source = from ?? withSystemColumns(bindGivenRows(target, table.columns, rows, binder), table, binder);
	const { outputs, names } = bindOutputs(returning, source, contextOf(source, binder, "RETURNING"));
	const { items, columns } = nameOutputs(outputs, names);
	return finishStatement(binder, { query: selectQuery(items, [source.node]), columns });
}
