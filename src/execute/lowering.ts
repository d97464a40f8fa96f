import {
	alignKeys,
	binaryNode,
	callNode,
	castNode,
	columnNode,
	nameNode,
	numberNode,
	operandsOf,
	rowOf,
	tableRowOf,
	writeOperation,
} from "../functions/index.ts";
import {
	type Binary,
	type ColumnReference,
	type Exists,
	type Expression,
	type FunctionCall,
	type FunctionTable,
	type GroupingSets,
	type InList,
	mapChildren,
	type Node,
	namesColumn,
	type Operation,
	type OrderItem,
	type OutputColumn,
	type Query,
	type QueryBody,
	type Select,
	type TableAlias,
	type Values,
	walkNode,
} from "../sql/index.ts";

/**
 * A bound query as SQLite executes it.
 * @example printStatement(lowerQuery(bound.query), "sqlite")
 */
export function lowerQuery(query: Query): Query {
	const known = lowered.get(query);
	if (known) return known;
	const written = createLowering(query)(query) as Query;
	lowered.set(query, written);
	return written;
}

// Trees never change, and a prepared statement runs many times.
const lowered = new WeakMap<Query, Query>();

function createLowering(root: Node): (node: Node) => Node {
	const tables = listFunctionTables(root);
	const lower = (node: Node): Node => {
		const below = mapChildren(node, node.kind === "FunctionTable" ? lowerTableParts : lower);
		switch (below.kind) {
			case "Operation":
				return lowerOperation(below);
			case "Binary":
				return lowerComparison(below);
			case "InList":
				return lowerList(below);
			case "ColumnReference":
				return lowerColumn(below, tables);
			case "FunctionTable":
				return lowerFunctionTable(below);
			case "Exists":
				return lowerExists(below);
			case "Select":
				return { ...below, groupBy: below.groupBy.map((key) => (isSets(key) ? key : keepFromPositions(key))) };
			case "Values":
				return lowerValues(below);
			case "Query":
				return { ...below, orderBy: below.orderBy.map(keepOrderFromPositions) };
			default:
				return below;
		}
	};
	// The call of a function in FROM is no value: only what it is applied to is lowered.
	const lowerTableParts = (part: Node): Node => mapChildren(part, lower);
	return lower;
}

// SQLite forgets the names column1, column2, … of VALUES that speak of the query around them.
function lowerValues(node: Values): QueryBody {
	if (!namesColumn(node)) return node;
	const rows = node.rows.map((row): QueryBody => {
		const items = row.map(
			(expression, index): OutputColumn => ({
				kind: "OutputColumn",
				expression,
				alias: nameNode(`column${String(index + 1)}`),
			}),
		);
		return { kind: "Select", items, from: [], groupBy: [], windows: [] };
	});
	return rows.reduce((left, right) => ({ kind: "SetOperation", operator: "union", isAll: true, left, right }));
}

// SQLite forgets the DISTINCT of what it only looks for rows in, though OFFSET counts by it.
function lowerExists(node: Exists): Exists {
	const { body, offset } = node.query;
	if (!offset || body.kind !== "Select" || !body.distinct) return node;
	const alias: TableAlias = { kind: "TableAlias", name: nameNode("q"), columns: [] };
	const select: Select = {
		kind: "Select",
		items: [{ kind: "OutputColumn", expression: numberNode(1) }],
		from: [{ kind: "DerivedTable", query: node.query, isLateral: false, alias }],
		groupBy: [],
		windows: [],
	};
	return { ...node, query: { kind: "Query", body: select, orderBy: [] } };
}

/** How SQLite gives the rows of a function in FROM: as values, or as arrays. */
type Unfolding = "values" | "records";

function listFunctionTables(root: Node): ReadonlyMap<string, Unfolding> {
	const tables = new Map<string, Unfolding>();
	walkNode(root, (node) => {
		if (node.kind !== "FunctionTable" || node.call.kind !== "Operation") return;
		const row = tableRowOf(node.call);
		const isOfRecords = row.isOfRecords === true || row.columns(operandsOf(node.call)).length > 1;
		tables.set(node.alias?.name.name ?? "", isOfRecords ? "records" : "values");
	});
	return tables;
}

// All functions in FROM come to a JSON array that json_each unfolds: https://www.sqlite.org/json1.html#jeach.
function lowerFunctionTable(node: FunctionTable): FunctionTable {
	if (node.call.kind !== "Operation") return node;
	const array = tableRowOf(node.call).write(operandsOf(node.call), node.call.zone ?? "UTC");
	return { ...node, call: callNode("json_each", [array]) };
}

function lowerColumn(node: ColumnReference, tables: ReadonlyMap<string, Unfolding>): Expression {
	const [relation, column] = node.path;
	const unfolding = relation && tables.get(relation.name);
	if (!unfolding || !column) return node;
	if (column.name === "ordinality") return binaryNode("+", columnNode(relation.name, "key"), numberNode(1));
	const value = columnNode(relation.name, "value");
	return unfolding === "values" ? value : binaryNode("->>", value, numberNode(Number(column.name.slice(1)) - 1));
}

function lowerComparison(node: Binary): Binary {
	const [left, right] = alignKeys([node.left, node.right]) ?? [];
	return left && right ? { ...node, left, right } : node;
}

function lowerList(node: InList): InList {
	const [operand, ...items] = alignKeys([node.operand, ...node.items]) ?? [];
	return operand ? { ...node, operand, items } : node;
}

function isSets(key: Select["groupBy"][number]): key is GroupingSets {
	return key.kind === "GroupingSets";
}

// What is written as a number there is a position.
function keepOrderFromPositions(item: OrderItem): OrderItem {
	const { expression } = item;
	return expression.kind === "NumberLiteral" ? item : { ...item, expression: keepFromPositions(expression) };
}

// SQLite takes whole numbers for positions, and makes them of what is constant, such as `'a' IS NULL`.
function keepFromPositions(node: Expression): Expression {
	const found = { isRowBound: false };
	walkNode(node, ({ kind }) => {
		if (kind === "ColumnReference" || kind === "Query" || kind === "FunctionCall") found.isRowBound = true;
	});
	return found.isRowBound ? node : castNode(node, "numeric");
}

function lowerOperation(node: Operation): Expression {
	const row = rowOf(node);
	if (node.isStar === true) return decorate(callNode(row.names[0] ?? "", [], { isStar: true }), node);
	const other = node.isDistinct === true ? row.writeDistinct : node.over ? row.writeOver : undefined;
	const call = writeOperation(other ? { ...row, write: other } : row, operandsOf(node), node.zone);
	if (row.kind === "scalar") return call;
	return decorateInside(row.isOrderedSet && node.orderBy?.[0]?.isDescending === true ? invert(call) : call, node);
}

// What a row writes may have the aggregate inside of a cast, or among the arguments of one of these.
const wrappers: ReadonlySet<string> = new Set([
	...[
		"nullif",
		"array_spans_once",
		"numeric_value",
		"numeric_scaled",
		"numeric_halves",
		"numeric_total",
		"numeric_widen",
		"numeric_add",
		"numeric_subtract",
		"numeric_multiply",
		"numeric_divide",
		"numeric_negate",
		"numeric_round",
	],
]);

function decorateInside(call: Expression, node: Operation): Expression {
	if (call.kind === "Cast") return { ...call, operand: decorateInside(call.operand, node) };
	if (call.kind === "FunctionCall" && wrappers.has(call.path[0]?.name ?? "")) {
		const decorated = call.arguments.map((each) => ({ ...each, value: decorateInside(each.value, node) }));
		return { ...call, arguments: decorated };
	}
	if (node.isDistinct === true && call.kind === "FunctionCall" && call.path[0]?.name === "group_concat")
		return decorate(joinDistinct(call, node), { ...node, isDistinct: false, orderBy: [] });
	return decorate(call, node);
}

function decorate(call: Expression, node: Operation): Expression {
	if (call.kind !== "FunctionCall") return call;
	const { isDistinct = false, over } = node;
	const filter =
		call.filter && node.filter ? binaryNode("and", call.filter, node.filter) : (call.filter ?? node.filter);
	const orderBy = rowOf(node).isOrderedSet ? [] : (node.orderBy ?? []);
	return { ...call, isDistinct, orderBy, filter, over };
}

// SQLite's group_concat(DISTINCT …) takes no separator; PostgreSQL's order is that of the values.
function joinDistinct(call: FunctionCall, node: Operation): FunctionCall {
	const [order] = node.orderBy ?? [];
	const name = order?.isDescending === true ? "join_distinct_descending" : "join_distinct";
	return { ...call, path: [{ kind: "Identifier", name, isQuoted: false }] };
}

// DESC counts from the other end.
function invert(node: Expression): Expression {
	if (node.kind === "Cast") return { ...node, operand: invert(node.operand) };
	if (node.kind !== "FunctionCall") return node;
	const [value, fraction] = node.arguments;
	if (value && wrappers.has(node.path[0]?.name ?? ""))
		return { ...node, arguments: [{ ...value, value: invert(value.value) }, ...node.arguments.slice(1)] };
	const [name] = node.path;
	// Those that pick one of the values, of several fractions or of none, have a twin that goes the other way.
	if (name && (!fraction || /_percentiles$|^discrete_/.test(name.name)))
		return { ...node, path: [{ ...name, name: `${name.name}_descending` }] };
	if (!value || !fraction) return node;
	return { ...node, arguments: [value, { ...fraction, value: binaryNode("-", numberNode(1), fraction.value) }] };
}
