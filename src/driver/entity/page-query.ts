import type { SqlValue } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import { conjunctionNode, nameNode, numberNode } from "../../functions/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import {
	createNode,
	type Expression,
	type Query,
	type Select,
	type SelectItem,
	type TableName,
} from "../../sql/index.ts";
import { referTo } from "./entity-field.ts";
import { keepValue, type PagePosition } from "./page-cursor.ts";
import type { PageOrder } from "./page-order.ts";
import type { StatementValues } from "./statement-values.ts";

/** One page of a table that is asked for. */
export interface PageQuestion {
	readonly table: CatalogTable;
	readonly where: Expression | undefined;
	/** Undefined: all columns. */
	readonly fields: readonly ColumnDefinition[] | undefined;
	/** Left out of all columns. */
	readonly hidden?: readonly string[];
	readonly limit: number;
	readonly paging: PageOrder;
	readonly position: PagePosition | undefined;
	readonly values: StatementValues;
}

type MutableRow = Record<string, SqlValue>;

/** The statement that gives a page, with one row more than it has, which tells that there is another page. */
export function buildPageQuery(question: PageQuestion): Query {
	const { table, where, fields, limit, paging, position, values } = question;
	const conditions = [where, position && paging.restrict(position, values)].filter((part) => part !== undefined);
	const items = paging.columns.map((column, index) => output(findOwnValue(column), ownName(index)));
	const body = selectFrom(table, [...(fields ? fields.map(outputColumn) : [allColumns]), ...items], conditions);
	return createNode("Query", {
		body,
		orderBy: paging.orderBy(position),
		limit: numberNode(limit + 1),
		offset: paging.offset(position),
	});
}

/**
 * Takes the rows of a page out of what its statement gave.
 * @param isCut More rows were held back.
 * @returns The rows, and where the next page begins, if there is one.
 */
export function takePage(
	{ limit, paging, position, hidden = [] }: PageQuestion,
	rows: readonly MutableRow[],
	isCut: boolean,
): { readonly data: MutableRow[]; readonly next: PagePosition | undefined } {
	const data = rows.slice(0, limit);
	const own = data.map((row) => paging.columns.map((_, index) => keepValue(row[ownName(index)])));
	const hasMore = data.length > 0 && (isCut || rows.length > limit);
	for (const row of data) {
		for (const index of paging.columns.keys()) delete row[ownName(index)];
		for (const name of hidden) delete row[name];
	}
	return { data, next: hasMore ? paging.advance(own, position) : undefined };
}

/** SELECT over one table. */
export function selectFrom(
	table: CatalogTable,
	items: readonly SelectItem[],
	conditions: readonly Expression[],
): Select {
	const where = conjunctionNode(conditions);
	return createNode("Select", { items, from: [nameTable(table)], where, groupBy: [], windows: [] });
}

/** All columns of a table. */
export const allColumns: SelectItem = { kind: "Star", qualifier: [] };

/** A column among what a statement gives. */
export function outputColumn(column: ColumnDefinition): SelectItem {
	return output(referTo(column), column.name);
}

function output(expression: Expression, name: string): SelectItem {
	return createNode("OutputColumn", { expression, alias: nameNode(name) });
}

// Numbers with all their digits, whatever the numbers of rows are given as.
function findOwnValue(column: ColumnDefinition): Expression {
	if (column.type !== "numeric") return referTo(column);
	const type = createNode("TypeName", { name: "text", modifiers: [], arrayDepth: 0 });
	return createNode("Cast", { operand: referTo(column), type });
}

// No column of a table is called so.
function ownName(index: number): string {
	return `#${String(index)}`;
}

/** A table as a statement names it. */
export function nameTable({ schema, name }: CatalogTable): TableName {
	return createNode("TableName", { path: [nameNode(schema), nameNode(name)] });
}
