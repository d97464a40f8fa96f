import { createError, ProviderError } from "../../base/index.ts";
import { columnNode, internalRows, nameNode, numberNode, operate, textNode } from "../../functions/index.ts";
import {
	type Expression,
	identifyNode,
	type OrderItem,
	type Query,
	type QueryBody,
	type SetOperation,
	type Values,
	type With,
} from "../../sql/index.ts";
import type { Binder, BoundColumn, BoundSubquery, ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { castTo } from "../expression/casts.ts";
import { coerce, notSupported, settledType, unifyTypes } from "../expression/coercion.ts";
import { comparable } from "../expression/comparable.ts";
import { modifierOf, sharedParts } from "../expression/value-shape.ts";
import { keepFirstOfEach, keepTies, type OrderedBody, orderByForms } from "./body-rewrite.ts";
import { showOneOfEach } from "./equal-forms.ts";
import { makeTotal, settleForSet } from "./grouping-sets.ts";
import { type BoundBody, findOutput, type GroupingPlan } from "./output-columns.ts";
import { checkRecursion, checkRecursiveEnd, namesTable } from "./recursion-check.ts";
import { bindCommonTable, emptyScope, foldName, type Scope } from "./scope.ts";
import { bindSelect } from "./select-binder.ts";
import { combineSides } from "./set-operation-binder.ts";
import { derivedTable, innerColumn, outputNode } from "./subquery-rewrite.ts";

/**
 * Binds a query: WITH, body, ORDER BY, LIMIT and OFFSET.
 * @throws SqlError for unknown names, types that do not fit, and forms that are not supported.
 */
export function bindQuery(binder: Binder, query: Query, scope: Scope): BoundSubquery {
	if (query.into !== undefined)
		throw notSupported("INTO inside of a statement", "Write it into the statement's own SELECT.", query);
	const { with: withNode, scope: inside } = bindWith(binder, query.with, scope);
	return finishQuery(binder, query, withNode, inside, () => bindBody(binder, query.body, inside));
}

// ORDER BY, LIMIT and OFFSET, and the forms that SQLite knows only as something else.
function finishQuery(
	binder: Binder,
	query: Query,
	withNode: With | undefined,
	inside: Scope,
	bind: () => BoundBody,
): BoundSubquery {
	const hasOrder = query.orderBy.length > 0;
	const open = bind();
	const written = query.orderBy.map((item) => bindOrderItem(item, open));
	const places = { inside, ofRows: open.scope };
	const offset = bindLimit(query.offset, "OFFSET", places, binder);
	const limit = bindLimit(query.limit, "LIMIT", places, binder);
	const bound = open.finish?.(written.map(({ expression }) => expression)) ?? open;
	// One row has no order; what it would be ordered by need not be computed, nor read.
	const orderBy = bound.isOneRow === true ? [] : written;
	const isPlain = open.bindOrder !== undefined && bound.body.kind === "Select" && !bound.body.distinct;
	let ordered = orderByForms(showOneOfEach({ body: bound.body, columns: bound.columns, orderBy }), isPlain);
	if (bound.sets) ordered = unionGroupingSets(ordered, bound.sets);
	if (bound.distinctOn && bound.distinctOn.length > 0) {
		checkDistinctOrder(bound.distinctOn, written, bound);
		ordered = keepFirstOfEach(ordered, bound.distinctOn);
	}
	const { into: _into, hasTies, ...rest } = query;
	// Nothing ties with the only row.
	if (hasTies === true && limit && (bound.isOneRow !== true || !hasOrder)) {
		if (!hasOrder) {
			const slots = { found: "WITH TIES", problem: "WITH TIES needs an ORDER BY", advice: "Say what the order is." };
			throw createError("sql_syntax", slots, { position: query.limit?.at ?? query.at });
		}
		ordered = keepTies(ordered, limit, offset);
		return {
			query: {
				...rest,
				with: withNode,
				body: ordered.body,
				orderBy: ordered.orderBy,
				limit: undefined,
				offset: undefined,
			},
			columns: ordered.columns,
		};
	}
	return {
		query: { ...rest, with: withNode, body: ordered.body, orderBy: ordered.orderBy, limit, offset },
		columns: ordered.columns,
	};
}

// Each set is a query of its own over the same rows; what orders them becomes a column that nobody sees.
function unionGroupingSets({ body, columns, orderBy }: OrderedBody, { sets, keys, forms }: GroupingPlan): OrderedBody {
	if (body.kind !== "Select") return { body, columns, orderBy };
	const hidden = orderBy.flatMap(({ expression }) => (expression.kind === "NumberLiteral" ? [] : [expression]));
	const { distinct, ...plain } = body;
	const branches = sets.map((set): QueryBody => {
		const settle = (node: Expression) => settleForSet(node, set, keys);
		const items = plain.items.map((item) =>
			item.kind === "OutputColumn" ? { ...item, expression: settle(item.expression) } : item,
		);
		const more = hidden.map((node, index) => outputNode(settle(node), `o${String(index + 1)}`));
		const all = [...items, ...more];
		return {
			...plain,
			items: set.length === 0 ? makeTotal(all) : all,
			groupBy: set.map((key) => forms.get(key) ?? key),
			having: plain.having && settle(plain.having),
		};
	});
	const union = branches.reduce(
		(left, right): QueryBody => ({ kind: "SetOperation", operator: "union", isAll: true, left, right }),
	);
	const items = columns.map((column) => outputNode(innerColumn(column), column.internal));
	const from = [derivedTable({ kind: "Query", body: union, orderBy: [] }, "q")];
	let next = 0;
	return {
		body: { kind: "Select", distinct, items, from, groupBy: [], windows: [] },
		columns,
		orderBy: orderBy.map((item) => {
			if (item.expression.kind === "NumberLiteral") return item;
			next++;
			return { ...item, expression: columnNode("q", `o${String(next)}`) };
		}),
	};
}

// PostgreSQL asks that the order begins with what DISTINCT ON names, in whatever sequence.
function checkDistinctOrder(keys: readonly Expression[], items: readonly OrderItem[], bound: BoundBody): void {
	const wanted = new Set(keys.map(identifyNode));
	for (const [index, item] of items.entries()) {
		if (index >= wanted.size) return;
		const { expression } = item;
		const output = expression.kind === "NumberLiteral" ? bound.columns[Number(expression.text) - 1] : undefined;
		const node = output ? comparable(output.expression).node : expression;
		if (wanted.has(identifyNode(node))) continue;
		const slots = {
			problem: "the expressions of DISTINCT ON must come first in ORDER BY",
			advice: "Begin ORDER BY with the expressions of DISTINCT ON.",
		};
		throw createError("order_not_in_output", slots, { position: item.at });
	}
}

function bindBody(binder: Binder, body: QueryBody, scope: Scope): BoundBody {
	switch (body.kind) {
		case "Select":
			return bindSelect(binder, body, scope);
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
	// A parameter is what the other side has in its place.
	if (hasParameter(node.left)) {
		const right = bindSide(binder, node.right, scope);
		tellParameters(binder, node.left, right.columns);
		return combineSides(node, bindSide(binder, node.left, scope), right, binder.nameParameter);
	}
	const left = bindSide(binder, node.left, scope);
	tellParameters(binder, node.right, left.columns);
	return combineSides(node, left, bindSide(binder, node.right, scope), binder.nameParameter);
}

function hasParameter(body: QueryBody): boolean {
	return listOutputs(body).some((expression) => expression?.kind === "Parameter");
}

function tellParameters(binder: Binder, body: QueryBody, columns: readonly BoundColumn[]): void {
	for (const [index, expression] of listOutputs(body).entries()) {
		const { type, element } = columns[index]?.expression ?? {};
		if (expression?.kind !== "Parameter" || type === undefined) continue;
		binder.assignments.set(expression, (bound) => coerce(bound, type, binder.nameParameter, element));
	}
}

function listOutputs(body: QueryBody): readonly (Expression | undefined)[] {
	if (body.kind === "Values") return body.rows.length === 1 ? (body.rows[0] ?? []) : [];
	if (body.kind !== "Select" || body.items.some(({ kind }) => kind !== "OutputColumn")) return [];
	return body.items.map((item) => (item.kind === "OutputColumn" ? item.expression : undefined));
}

// A side has no order of its own, but may have a form that has to be rewritten.
function bindSide(binder: Binder, body: QueryBody, scope: Scope): BoundBody {
	const query: Query = { kind: "Query", body, orderBy: [], at: body.at };
	if (body.kind !== "Select") return bindBody(binder, body, scope);
	const { query: bound, columns } = finishQuery(binder, query, undefined, scope, () => bindBody(binder, body, scope));
	return { body: bound.body, columns };
}

function bindValues(binder: Binder, node: Values, scope: Scope): BoundBody {
	const context: ExpressionContext = { binder, scope, noAggregates: "VALUES" };
	const rows = node.rows.map((row) =>
		row.map((value) => {
			const bound = binder.bindExpression(value, context);
			return binder.assignments.get(value)?.(bound) ?? bound;
		}),
	);
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
		return {
			name,
			internal: name,
			expression: {
				...{ node: numberNode(index + 1), type, ...sharedParts(cells), modifier: modifierOf(cells) },
				...{ name, isNullable },
			},
		};
	});
	const settled = rows.map((row) =>
		row.map((cell, index) => {
			const { type = "text", element } = columns[index]?.expression ?? {};
			return coerce(cell, type, binder.nameParameter, element).node;
		}),
	);
	return { body: { ...node, rows: settled }, columns };
}

function bindWith(binder: Binder, node: With | undefined, scope: Scope): { with: With | undefined; scope: Scope } {
	if (!node) return { with: undefined, scope };
	let inside = scope;
	const tables = node.tables.map((table, place) => {
		if (node.tables.slice(0, place).some(({ name }) => foldName(name) === foldName(table.name)))
			throw createError("duplicate_query", { name: table.name.name }, { position: table.name.at });
		const scanName = binder.makeName("w");
		const names = table.columns.map(foldName);
		const { body } = table.query;
		const isRecursive = node.isRecursive && body.kind === "SetOperation" && namesTable(body, table.name.name);
		const bound = isRecursive
			? bindRecursive(binder, table.query, { name: table.name.name, scanName, names }, inside)
			: bindQuery(binder, table.query, { ...emptyScope, outer: scope, commonTables: inside.commonTables });
		const surplus = table.columns[bound.columns.length];
		if (surplus) {
			const problem = `"${table.name.name}" has ${String(bound.columns.length)} columns, but ${String(names.length)} names are given`;
			throw createError("order_not_in_output", { problem, advice: "Give it fewer names." }, { position: surplus.at });
		}
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
	checkRecursiveEnd(query);
	const outer: Scope = { ...emptyScope, outer: scope, commonTables: scope.commonTables };
	const start = bindSide(binder, body.left, outer);
	const binding = bindCommonTable(table.name, table.scanName, table.names, start.columns);
	return finishQuery(binder, query, undefined, outer, () => {
		const step = bindSide(binder, body.right, { ...outer, commonTables: [binding, ...outer.commonTables] });
		checkRecursion(step.body, table);
		return combineSides(body, start, step, binder.nameParameter, true);
	});
}

function bindOrderItem(item: OrderItem, bound: BoundBody): OrderItem {
	const position = findOutput(item.expression, bound.columns);
	if (position !== undefined) {
		return { ...item, expression: numberNode(position, item.expression.at) };
	}
	if (bound.bindOrder) {
		const node = bound.bindOrder(item.expression);
		const output = positionOf(node, bound);
		if (output > 0) return { ...item, expression: numberNode(output, item.expression.at) };
		if (bound.body.kind !== "Select" || !bound.body.distinct) return { ...item, expression: node };
		const slots = {
			problem: "with DISTINCT, ORDER BY can only name what is selected",
			advice: "Select the expression too, or leave DISTINCT out.",
		};
		throw createError("order_not_in_output", slots, { position: item.at });
	}
	const slots = {
		feature: "ORDER BY an expression over a set operation",
		advice: "Order by a column name or position, or wrap it in a subquery.",
	};
	throw createError("not_supported", slots, { position: item.at });
}

// An expression that is selected too is ordered by where it stands.
function positionOf(node: Expression, { body, columns }: BoundBody): number {
	if (body.kind !== "Select" || !body.distinct) return 0;
	const identity = identifyNode(node);
	return columns.findIndex((column) => identifyNode(column.expression.node) === identity) + 1;
}

/** Where names are looked for that stand in LIMIT or OFFSET: it has no columns, and speaks of those of its rows by mistake. */
interface LimitPlaces {
	readonly inside: Scope;
	readonly ofRows: Scope | undefined;
}

function bindLimit(
	node: Expression | undefined,
	place: string,
	places: LimitPlaces,
	binder: Binder,
): Expression | undefined {
	if (!node) return undefined;
	const bound = bindRowNumber(node, place, places, binder);
	const isNegative =
		bound.node.kind === "Unary" && bound.node.operator === "-" && bound.node.operand.kind === "NumberLiteral";
	if (isNegative)
		throw createError(
			"execution_failed",
			{
				sqlState: place === "OFFSET" ? "2201X" : "2201W",
				problem: `${place} must not be negative`,
				advice: "Give 0 or more.",
			},
			{ position: node.at },
		);
	if (bound.node.kind === "NullLiteral") return undefined;
	if (bound.node.kind === "NumberLiteral") return bound.node;
	return operate(internalRows.rowCount, [bound, { node: textNode(place), type: "text" }]);
}

function bindRowNumber(
	node: Expression,
	place: string,
	{ inside, ofRows }: LimitPlaces,
	binder: Binder,
): BoundExpression {
	const bind = (scope: Scope): BoundExpression => {
		const written = binder.bindExpression(node, { binder, scope, noAggregates: place });
		const isNumber = written.type === "numeric" || written.type === "double";
		return (isNumber ? castTo : coerce)(written, "integer", binder.nameParameter);
	};
	try {
		return bind({ ...emptyScope, commonTables: inside.commonTables });
	} catch (error) {
		const isName =
			error instanceof ProviderError && (error.code === "unknown_column" || error.code === "unknown_table");
		if (!isName || !ofRows) throw error;
	}
	bind({ ...ofRows, outer: undefined });
	const slots = {
		problem: `${place} cannot depend on a column: it is one number for all rows`,
		advice: "Give a number, a parameter, or a subquery that names no column from outside.",
	};
	throw createError("order_not_in_output", slots, { position: node.at });
}
