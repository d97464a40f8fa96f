import { createError } from "../base/index.ts";
import type { Expression, OrderItem, Query, QueryBody, SetOperation, Values, With } from "../sql/index.ts";
import type { Binder, BoundColumn, BoundSubquery, ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { coerce, notSupported, settledType, unifyTypes } from "./coercion.ts";
import { type BoundBody, findOutput, type Paging } from "./output-columns.ts";
import { type CommonTableBinding, emptyScope, type Scope } from "./scope.ts";
import { bindSelect } from "./select-binder.ts";
import { nameNode, numberNode } from "./tree.ts";

/**
 * Binds a query: WITH, body, ORDER BY, LIMIT and OFFSET.
 * @throws SqlError for unknown names, types that do not fit, and forms that are not supported.
 */
export function bindQuery(binder: Binder, query: Query, scope: Scope): BoundSubquery {
	if (query.into !== undefined)
		throw notSupported("SELECT … INTO", "Redirect the output: intercom-sql query … --format csv > file.csv.", query);
	if (query.hasTies) throw notSupported("FETCH FIRST … WITH TIES", "Use rank() in a subquery.", query);
	const { with: withNode, scope: inside } = bindWith(binder, query.with, scope);
	const limit = bindLimit(query.limit, "LIMIT", inside, binder);
	const offset = bindLimit(query.offset, "OFFSET", inside, binder);
	const paging = limit || offset ? { count: limit, offset, orderBy: query.orderBy } : undefined;
	const bound = bindBody(binder, query.body, inside, paging);
	const orderBy = query.orderBy.map((item) => bindOrderItem(item, bound));
	return { query: { ...query, with: withNode, body: bound.body, orderBy, limit, offset }, columns: bound.columns };
}

function bindBody(binder: Binder, body: QueryBody, scope: Scope, paging: Paging | undefined): BoundBody {
	switch (body.kind) {
		case "Select":
			return bindSelect(binder, body, scope, paging);
		case "Values":
			return bindValues(binder, body, scope);
		case "Query": {
			const { query, columns } = bindQuery(binder, body, scope);
			return { body: query, columns };
		}
		case "SetOperation":
			return bindSetOperation(binder, body, scope);
	}
}

function bindSetOperation(binder: Binder, node: SetOperation, scope: Scope): BoundBody {
	const left = bindBody(binder, node.left, scope, undefined);
	const right = bindBody(binder, node.right, scope, undefined);
	return combineSides(node, left, right);
}

function combineSides(node: SetOperation, left: BoundBody, right: BoundBody): BoundBody {
	if (left.columns.length !== right.columns.length) {
		const problem = `each side of ${node.operator.toUpperCase()} must have the same number of columns, these have ${String(left.columns.length)} and ${String(right.columns.length)}`;
		throw createError("column_count", { problem }, { position: node.right.at ?? node.at });
	}
	const columns = left.columns.map((column, index): BoundColumn => {
		const other = right.columns[index]?.expression ?? column.expression;
		const type = settledType(unifyTypes([column.expression, other], node.operator.toUpperCase()));
		const isNullable = column.expression.isNullable || other.isNullable;
		return { ...column, expression: { ...column.expression, type, isNullable, origin: undefined } };
	});
	const types = columns.map((column) => column.expression.type);
	return { body: { ...node, left: alignTypes(left, types), right: alignTypes(right, types) }, columns };
}

// A date beside a timestamp has to become one, or their texts would not compare.
function alignTypes(side: BoundBody, types: readonly BoundExpression["type"][]): QueryBody {
	const { body } = side;
	const isAligned = side.columns.every(
		(column, index) => column.expression.type !== "date" || types[index] !== "timestamp",
	);
	if (isAligned || body.kind !== "Select") return body;
	const items = body.items.map((item, index) => {
		const column = side.columns[index];
		if (item.kind !== "OutputColumn" || column?.expression.type !== "date" || types[index] !== "timestamp") return item;
		return {
			...item,
			expression: coerce({ ...column.expression, node: item.expression }, "timestamp", (name) => name).node,
		};
	});
	return { ...body, items };
}

function bindValues(binder: Binder, node: Values, scope: Scope): BoundBody {
	const context: ExpressionContext = { binder, scope, noAggregates: "VALUES" };
	const rows = node.rows.map((row) => row.map((value) => binder.bindExpression(value, context)));
	const width = rows[0]?.length ?? 0;
	if (rows.some((row) => row.length !== width)) {
		throw createError(
			"column_count",
			{ problem: "the rows of VALUES have different numbers of columns" },
			{ position: node.at },
		);
	}
	const columns = Array.from({ length: width }, (_, index): BoundColumn => {
		const cells = rows.flatMap((row) => row.slice(index, index + 1));
		const type = settledType(unifyTypes(cells, "VALUES"));
		const name = `column${String(index + 1)}`;
		const isNullable = cells.some((cell) => cell.isNullable);
		return { name, internal: name, expression: { node: numberNode(index + 1), type, name, isNullable } };
	});
	const settled = rows.map((row) =>
		row.map((cell, index) => coerce(cell, columns[index]?.expression.type ?? "text", binder.nameParameter).node),
	);
	return { body: { ...node, rows: settled }, columns };
}

function bindWith(binder: Binder, node: With | undefined, scope: Scope): { with: With | undefined; scope: Scope } {
	if (!node) return { with: undefined, scope };
	let inside = scope;
	const tables = node.tables.map((table) => {
		const scanName = binder.makeName("w");
		const names = table.columns.map((column) => column.name);
		const isRecursive = node.isRecursive && table.query.body.kind === "SetOperation";
		const bound = isRecursive
			? bindRecursive(binder, table.query, { name: table.name.name, scanName, names }, inside)
			: bindQuery(binder, table.query, { ...emptyScope, outer: inside.outer, commonTables: inside.commonTables });
		const binding = bindCommonTable(table.name.name, scanName, names, bound.columns);
		inside = { ...inside, commonTables: [binding, ...inside.commonTables] };
		return {
			...table,
			name: nameNode(scanName),
			columns: binding.columns.map((column) => nameNode(column.internal)),
			query: bound.query,
		};
	});
	return { with: { ...node, tables }, scope: inside };
}

function bindCommonTable(
	name: string,
	scanName: string,
	names: readonly string[],
	columns: readonly BoundColumn[],
): CommonTableBinding {
	const renamed = columns.map((column, index) => ({
		name: names[index] ?? column.name,
		internal: `c${String(index + 1)}`,
		expression: column.expression,
	}));
	return { name, scanName, columns: renamed };
}

// The first side gives the columns; the second may then refer to the table itself.
function bindRecursive(
	binder: Binder,
	query: Query,
	table: { readonly name: string; readonly scanName: string; readonly names: readonly string[] },
	scope: Scope,
): BoundSubquery {
	const { body } = query;
	if (body.kind !== "SetOperation" || body.operator !== "union") {
		throw notSupported("WITH RECURSIVE without UNION", "Write the start, UNION ALL, and the step.", query);
	}
	const outer: Scope = { ...emptyScope, outer: scope.outer, commonTables: scope.commonTables };
	const start = bindBody(binder, body.left, outer, undefined);
	const binding = bindCommonTable(table.name, table.scanName, table.names, start.columns);
	const step = bindBody(binder, body.right, { ...outer, commonTables: [binding, ...outer.commonTables] }, undefined);
	const bound = combineSides(body, start, step);
	const limit = bindLimit(query.limit, "LIMIT", outer, binder);
	const offset = bindLimit(query.offset, "OFFSET", outer, binder);
	return {
		query: {
			...query,
			body: bound.body,
			orderBy: query.orderBy.map((item) => bindOrderItem(item, bound)),
			limit,
			offset,
		},
		columns: bound.columns,
	};
}

function bindOrderItem(item: OrderItem, bound: BoundBody): OrderItem {
	const position = findOutput(item.expression, bound.columns);
	if (position !== undefined) return { ...item, expression: numberNode(position, item.expression.at) };
	if (bound.bindOrder) return { ...item, expression: bound.bindOrder(item.expression) };
	const slots = {
		feature: "ORDER BY an expression over a set operation",
		advice: "Order by a column name or position, or wrap it in a subquery.",
	};
	throw createError("not_supported", slots, { position: item.at });
}

function bindLimit(node: Expression | undefined, place: string, scope: Scope, binder: Binder): Expression | undefined {
	if (!node) return undefined;
	const noColumns: Scope = { ...emptyScope, commonTables: scope.commonTables };
	const bound = coerce(
		binder.bindExpression(node, { binder, scope: noColumns, noAggregates: place }),
		"integer",
		binder.nameParameter,
	);
	const isNegative =
		bound.node.kind === "Unary" && bound.node.operator === "-" && bound.node.operand.kind === "NumberLiteral";
	if (isNegative)
		throw createError(
			"invalid_argument",
			{ problem: `${place} must not be negative`, advice: "Give 0 or more." },
			{ position: node.at },
		);
	return bound.node.kind === "NullLiteral" ? undefined : bound.node;
}
