import { insideColumn } from "../catalog/index.ts";
import type { PlannedScan } from "../plan/index.ts";
import {
	createCall,
	createIdentifier,
	createNode,
	mapChildren,
	type Node,
	type Query,
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
	const path = [createIdentifier(tableName)];
	return planned.inside ? unpackRows(node, path, planned) : { ...node, path };
}

// SELECT json_extract(inner.value, '$[0]') AS "conversation_id", … FROM "scan_1" AS outer, json_each(outer."#conversation_tags") AS inner
function unpackRows(node: TableName, path: TableName["path"], { table }: PlannedScan): TableExpression {
	const alias = (name: string) => createNode("TableAlias", { name: createIdentifier(name), columns: [] });
	const column = (qualifier: string, name: string) =>
		createNode("ColumnReference", { path: [createIdentifier(qualifier), createIdentifier(name)] });
	const items = table.columns.map((definition, index) => {
		const position = createNode("StringLiteral", { value: `$[${index}]` });
		const expression = createCall("json_extract", [column("inner", "value"), position]);
		return createNode("OutputColumn", { expression, alias: createIdentifier(definition.name) });
	});
	const outer = createNode("TableName", { path, alias: alias("outer") });
	const call = createCall("json_each", [column("outer", insideColumn(table.name))]);
	const inner = createNode("FunctionTable", { call, isLateral: false, hasOrdinality: false, alias: alias("inner") });
	const select = createNode("Select", { items, from: [outer, inner], groupBy: [], windows: [] });
	const query = createNode("Query", { body: select, orderBy: [] });
	return createNode("DerivedTable", { query, isLateral: false, alias: node.alias });
}
