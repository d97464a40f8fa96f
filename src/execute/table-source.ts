import { type CatalogTable, insideColumn } from "../catalog/index.ts";
import { createStartCondition, type PlannedScan } from "../plan/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import {
	type CommonTable,
	createCall,
	createIdentifier,
	createNode,
	type DerivedTable,
	type Expression,
	mapChildren,
	type Node,
	type Query,
	type TableAlias,
	type TableExpression,
	type TableName,
	walkNode,
} from "../sql/index.ts";
import { declaredTypes } from "../storage/index.ts";

/** Where the rows of one table of a plan lie. */
export interface Source {
	readonly tableName: string;
	readonly planned: PlannedScan;
	readonly rowCount: number;
	/** Older rows, of which some may be there, are left out; milliseconds since 1970. */
	readonly startDateMs?: number | undefined;
	/** The parameter that has the rows, as JSON, instead of a table. */
	readonly parameter?: string | undefined;
}

/** The sources of a statement's tables, by their names in the plan. */
export type Sources = ReadonlyMap<string, Source>;

/** Puts the tables that were read in place of the plan's own names for them. */
export function nameTables(query: Query, sources: Sources): Query {
	const isJoined = countTables(query) > 1;
	const unpacked = new Map<string, CommonTable>();
	const rename = (node: Node): Node => {
		const below = mapChildren(node, rename);
		const source = below.kind === "TableName" ? sources.get(below.path[0]?.name ?? "") : undefined;
		if (!source || below.kind !== "TableName") return below;
		const { tableName, planned, startDateMs, parameter } = source;
		if (parameter !== undefined) return pageTable(planned, parameter, below.alias?.name.name ?? "", startDateMs);
		const table = createNode("TableName", { ...below, path: [createIdentifier(tableName)] });
		if (!planned.inside) return leaveOutOlder(table, table.alias, planned, startDateMs);
		const inside = (alias: TableAlias | undefined) =>
			unpackRows(leaveOutOlder(table, nameAlias("outer"), planned, startDateMs), planned.table, alias);
		if (!isJoined) return inside(below.alias);
		const name = createIdentifier(`rows of ${planned.scanName}`);
		const { query: rows } = inside(undefined);
		unpacked.set(name.name, createNode("CommonTable", { name, columns: [], query: rows, isMaterialized: true }));
		return { ...table, path: [name] };
	};
	const named = mapChildren(query, rename);
	if (unpacked.size === 0) return named;
	const { isRecursive = false, tables = [] } = named.with ?? {};
	return { ...named, with: createNode("With", { isRecursive, tables: [...unpacked.values(), ...tables] }) };
}

// SELECT * FROM "scan_1" AS "rows" WHERE "rows"."created_at" >= '2025-06-01 00:00:00'
function leaveOutOlder(
	table: TableName | DerivedTable,
	alias: TableAlias | undefined,
	{ scan, inside, table: own }: PlannedScan,
	startDateMs: number | undefined,
): TableExpression {
	// A number of rows has no time.
	const isCount = scan.kind === "count";
	const where = isCount ? undefined : createStartCondition((inside ?? own).definition, startDateMs, "rows");
	if (!where) return { ...table, alias };
	const items = [createNode("Star", { qualifier: [] })];
	const from = [{ ...table, alias: nameAlias("rows") }];
	const body = createNode("Select", { items, from, where, groupBy: [], windows: [] });
	return createNode("DerivedTable", { query: createNode("Query", { body, orderBy: [] }), isLateral: false, alias });
}

// JSON has no index: unpacked again for each row of another table, a join would take the product of both. Once unpacked, SQLite makes
// itself an index. A statement of one table reads its rows once anyway.
function countTables(query: Query): number {
	let count = 0;
	walkNode(query, (node) => {
		if (node.kind === "TableName") count++;
	});
	return count;
}

/**
 * The table whose rows are those of one page, given as JSON in a parameter.
 * @example printNode(pageTable(planned, "page", "r1"), "sqlite") // `(SELECT CAST("json_extract"("page"."value", '$[0]') AS text) AS "id", … FROM "json_each"(:ppage) AS "page") AS "r1"`
 */
export function pageTable(
	planned: PlannedScan,
	parameter: string,
	relation: string,
	startDateMs: number | undefined,
): TableExpression {
	const list = createCall("json_each", [createNode("Parameter", { name: parameter })]);
	const page = createNode("FunctionTable", {
		call: list,
		isLateral: false,
		hasOrdinality: false,
		alias: nameAlias("page"),
	});
	const alias = nameAlias(relation);
	const rows = selectCells(planned.columns, "page", [page], undefined);
	if (!planned.inside) return leaveOutOlder(rows, alias, planned, startDateMs);
	return unpackRows(leaveOutOlder(rows, nameAlias("outer"), planned, startDateMs), planned.table, alias);
}

// SELECT json_extract(inner.value, '$[0]') AS "conversation_id", … FROM "scan_1" AS outer, json_each(outer."#conversation_tags") AS inner
function unpackRows(outer: TableExpression, table: CatalogTable, alias: TableAlias | undefined): DerivedTable {
	const call = createCall("json_each", [nameColumn("outer", insideColumn(table.name))]);
	const inner = createNode("FunctionTable", {
		call,
		isLateral: false,
		hasOrdinality: false,
		alias: nameAlias("inner"),
	});
	// Attributes are computed from what was kept.
	const kept = table.columns.filter(({ within }) => within === undefined);
	return selectCells(kept, "inner", [outer, inner], alias);
}

// With the types that a table's columns have: a whole number is a REAL among doubles, and an INTEGER in JSON; and SQLite makes itself
// an index for a comparison with a column of text only where it knows that there is text
// (https://sqlite.org/datatype3.html#affinity_of_expressions).
function selectCells(
	columns: readonly ColumnDefinition[],
	list: string,
	from: readonly TableExpression[],
	alias: TableAlias | undefined,
): DerivedTable {
	const items = columns.map((definition, index) => {
		const position = createNode("StringLiteral", { value: `$[${index}]` });
		const cell = createCall("json_extract", [nameColumn(list, "value"), position]);
		const name = declaredTypes[definition.type].toLowerCase();
		const type = createNode("TypeName", { name, modifiers: [], arrayDepth: 0 });
		const expression = createNode("Cast", { operand: cell, type });
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
