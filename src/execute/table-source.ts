import { type CatalogTable, insideColumn } from "../catalog/index.ts";
import type { PlannedScan } from "../plan/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import {
	createCall,
	createIdentifier,
	createNode,
	type Expression,
	mapChildren,
	type Node,
	type Query,
	type TableAlias,
	type TableExpression,
	type TableName,
} from "../sql/index.ts";

/** Where the rows of one table of a plan lie. */
export interface Source {
	readonly tableName: string;
	readonly planned: PlannedScan;
}

/** The sources of a statement's tables, by their names in the plan. */
export type Sources = ReadonlyMap<string, Source>;

/** Puts the tables that were read in place of the plan's own names for them. */
export function nameTables(query: Query, sources: Sources): Query {
	const rename = (node: Node): Node => {
		const below = mapChildren(node, rename);
		const source = below.kind === "TableName" ? sources.get(below.path[0]?.name ?? "") : undefined;
		return source && below.kind === "TableName" ? nameSource(below, source) : below;
	};
	return mapChildren(query, rename);
}

function nameSource(node: TableName, { tableName, planned }: Source): TableExpression {
	const table = createNode("TableName", { ...node, path: [createIdentifier(tableName)] });
	return planned.inside ? unpackRows({ ...table, alias: nameAlias("outer") }, planned.table, node.alias) : table;
}

/**
 * The table whose rows are those of one page, given as JSON in a parameter.
 * @example SELECT "p"."value" ->> 0 AS "id", … FROM json_each(:page) AS "p"
 */
export function pageTable(planned: PlannedScan, parameter: string, relation: string): TableExpression {
	const rows = createCall("json_each", [createNode("Parameter", { name: parameter })]);
	const page = createNode("FunctionTable", {
		call: rows,
		isLateral: false,
		hasOrdinality: false,
		alias: nameAlias("page"),
	});
	const alias = nameAlias(relation);
	if (!planned.inside) return selectCells(planned.columns, "page", [page], alias);
	return unpackRows(selectCells(planned.columns, "page", [page], nameAlias("outer")), planned.table, alias);
}

// SELECT json_extract(inner.value, '$[0]') AS "conversation_id", … FROM "scan_1" AS outer, json_each(outer."#conversation_tags") AS inner
function unpackRows(outer: TableExpression, table: CatalogTable, alias: TableAlias | undefined): TableExpression {
	const call = createCall("json_each", [nameColumn("outer", insideColumn(table.name))]);
	const inner = createNode("FunctionTable", {
		call,
		isLateral: false,
		hasOrdinality: false,
		alias: nameAlias("inner"),
	});
	return selectCells(table.columns, "inner", [outer, inner], alias);
}

function selectCells(
	columns: readonly ColumnDefinition[],
	list: string,
	from: readonly TableExpression[],
	alias: TableAlias | undefined,
): TableExpression {
	const items = columns.map((definition, index) => {
		const position = createNode("StringLiteral", { value: `$[${index}]` });
		const cell = createCall("json_extract", [nameColumn(list, "value"), position]);
		// A whole number is a REAL in a table's column of doubles, and an INTEGER in JSON.
		const type = createNode("TypeName", { name: "real", modifiers: [], arrayDepth: 0 });
		const expression = definition.type === "double" ? createNode("Cast", { operand: cell, type }) : cell;
		return createNode("OutputColumn", { expression, alias: createIdentifier(definition.name) });
	});
	const select = createNode("Select", { items, from, groupBy: [], windows: [] });
	const query = createNode("Query", { body: select, orderBy: [] });
	return createNode("DerivedTable", { query, isLateral: false, alias });
}

function nameAlias(name: string): TableAlias {
	return createNode("TableAlias", { name: createIdentifier(name), columns: [] });
}

function nameColumn(qualifier: string, name: string): Expression {
	return createNode("ColumnReference", { path: [createIdentifier(qualifier), createIdentifier(name)] });
}
