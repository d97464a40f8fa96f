import { createError } from "../../base/index.ts";
import { groupingRow, hasAggregate, hasManyLooks, rowOf } from "../../functions/index.ts";
import { type Expression, type Select, type SelectItem, walkNode } from "../../sql/index.ts";
import type { Binder, BoundColumn, ExpressionContext } from "../binder.ts";
import type { BoundExpression, ScopeColumn } from "../bound.ts";
import { coerce, notSupported } from "../expression/coercion.ts";
import { canonical, comparable } from "../expression/comparable.ts";
import { bindCondition } from "../expression/expression-binder.ts";
import { expandRecord } from "../expression/record-star.ts";
import { bindWindow } from "../expression/window-binder.ts";
import { needColumns } from "../undiscovered.ts";
import { type BoundFrom, bindTableExpression, joinRelations } from "./from-binder.ts";
import { checkGrouped, createGrouping } from "./grouping-check.ts";
import { listGroupingSets, makeTotal, removeDoubles } from "./grouping-sets.ts";
import { type BoundBody, findOutput, nameOutputs } from "./output-columns.ts";
import { findRelation, foldName, type Scope } from "./scope.ts";
import { projectSets } from "./set-projection.ts";

/** Binds one SELECT: its tables, conditions, groups, outputs and windows. */
export function bindSelect(binder: Binder, written: Select, outer: Scope): BoundBody {
	const node = projectSets(written);
	const from = bindFrom(binder, node, outer);
	const scope: Scope = {
		relations: from.relations,
		visible: from.visible,
		outer,
		commonTables: outer.commonTables,
		items: node.items,
	};
	const seen = { aggregates: false, windows: false };
	const context: ExpressionContext = {
		binder,
		scope,
		// It is copied for places where no aggregate can stand, and a copy that grows takes Node ten times as long.
		noAggregates: undefined,
		windows: node.windows,
		onAggregate: () => {
			seen.aggregates = true;
		},
		onWindow: () => {
			seen.windows = true;
		},
	};
	const bound = bindOutputs(node.items, from, context);
	const where = node.where && bindCondition(node.where, "WHERE", { ...context, noAggregates: "WHERE" }).node;
	const having = node.having && bindCondition(node.having, "HAVING", { ...context, onWindow: refuseWindow }).node;
	const isDistinct = node.distinct !== undefined && node.distinct.on.length === 0;
	const outputs = isDistinct ? bound.outputs.map(toSelected) : bound.outputs;
	const { items, columns } = nameOutputs(outputs, bound.names);
	// With DISTINCT, the order can only be that of what is selected.
	const toForm = isDistinct ? toSelected : comparable;
	const body: Select = {
		...node,
		distinct: isDistinct ? node.distinct : undefined,
		items,
		from: from.nodes,
		where,
		having,
	};
	return {
		body,
		columns,
		bindOrder: (expression) => toForm(settleKey(binder.bindExpression(expression, context), context)).node,
		scope: context.scope,
		finish: (order) => finishSelect({ node, body, columns, relations: from.relations, context, seen }, order),
	};
}

/** What is known of a SELECT before its groups are. */
interface OpenSelect {
	/** As it was written. */
	readonly node: Select;
	readonly body: Select;
	readonly columns: readonly BoundColumn[];
	readonly relations: BoundFrom["relations"];
	readonly context: ExpressionContext;
	/** Whether an aggregate or a window function stands in it. */
	readonly seen: { readonly aggregates: boolean; readonly windows: boolean };
}

// PostgreSQL looks at GROUP BY, DISTINCT ON and WINDOW behind ORDER BY, and at last at what is not grouped. Of two mistakes it tells the first.
// Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/parser/analyze.c, transformSelectStmt.
function finishSelect(
	{ node, body, columns, relations, context, seen }: OpenSelect,
	order: readonly Expression[],
): BoundBody {
	const { sets, keys, forms } = bindGroups(node.groupBy, columns, context);
	const distinctOn = node.distinct?.on.map((element) => comparable(bindGroup(element, columns, context)).node) ?? [];
	const windows = node.windows.map((named) => {
		const window = bindWindow(named.window, context);
		return window.kind === "Window" ? { ...named, window } : named;
	});
	const parts = [...columns.map((column) => column.expression.node), ...(body.having ? [body.having] : [])];
	const isGrouped = node.groupBy.length > 0 || body.having !== undefined || seen.aggregates;
	if (isGrouped) {
		const grouping = createGrouping(keys, relations);
		for (const expression of [...parts, ...distinctOn, ...order]) checkGrouped(expression, grouping);
	}
	const isSimple = isOneGrouping(node.groupBy, parts);
	if (!isSimple && seen.windows)
		throw notSupported(
			"a window function beside GROUPING SETS, ROLLUP or CUBE",
			"Put the grouping in a subquery.",
			node,
		);
	return {
		body: {
			...body,
			items: isGrouped && keys.length === 0 ? makeTotal(body.items) : body.items,
			groupBy: keys.map((key) => forms.get(key) ?? key),
			windows,
		},
		columns,
		isOneRow: isGrouped && node.groupBy.length === 0,
		distinctOn,
		sets: isSimple ? undefined : { sets, keys, forms },
	};
}

function refuseWindow(): never {
	const slots = { problem: "window functions cannot stand in HAVING", advice: "Use a subquery." };
	throw createError("windowing", slots);
}

// With DISTINCT, JSON takes the one form that equal documents share; what may look different is told apart later.
function toSelected(bound: BoundExpression): BoundExpression {
	return hasManyLooks(bound) ? bound : canonical(bound);
}

/** What GROUP BY names: its sets, their keys once, and for a key that is compared in another form, that form. */
function bindGroups(groupBy: Select["groupBy"], columns: readonly BoundColumn[], context: ExpressionContext) {
	const forms = new Map<Expression, Expression>();
	const sets = listGroupingSets(groupBy, (element) => {
		const key = bindGroup(element, columns, context);
		const form = comparable(key).node;
		if (form !== key.node) forms.set(key.node, form);
		return key.node;
	});
	return { sets, keys: removeDoubles(sets.flat()), forms };
}

function isOneGrouping(groupBy: Select["groupBy"], outputs: readonly Expression[]): boolean {
	return !groupBy.some((element) => element.kind === "GroupingSets") && !outputs.some(hasGroupingCall);
}

function hasGroupingCall(root: Expression): boolean {
	let found = false;
	walkNode(root, (node) => {
		if (node.kind === "Operation" && rowOf(node) === groupingRow) found = true;
	});
	return found;
}

interface BoundSources {
	readonly nodes: Select["from"];
	readonly relations: BoundFrom["relations"];
	readonly visible: readonly ScopeColumn[];
}

function bindFrom(binder: Binder, node: Select, outer: Scope): BoundSources {
	// What stands in FROM sees WITH tables and the queries around this one; its neighbours to the left only if it is LATERAL.
	let sources: BoundSources = { nodes: [], relations: [], visible: [] };
	for (const item of node.from) {
		const { relations, visible } = sources;
		const bound = bindTableExpression(item, { relations, visible, outer, commonTables: outer.commonTables }, binder);
		sources = {
			nodes: [...sources.nodes, bound.node],
			relations: joinRelations(sources.relations, bound.relations, item),
			visible: [...sources.visible, ...bound.visible],
		};
	}
	return sources;
}

/**
 * Binds the items of a select list; a star becomes the columns that it means.
 * @throws unknown_table (42P01) for the qualifier of a star.
 */
export function bindOutputs(
	items: readonly SelectItem[],
	from: Pick<BoundSources, "relations" | "visible">,
	context: ExpressionContext,
): { outputs: readonly BoundExpression[]; names: readonly string[] } {
	const outputs: BoundExpression[] = [];
	const names: string[] = [];
	for (const item of items) {
		for (const { name, expression } of bindItem(item, from, context)) {
			outputs.push(expression);
			names.push(name);
		}
	}
	return { outputs, names };
}

function bindItem(
	item: SelectItem,
	from: Pick<BoundSources, "relations" | "visible">,
	context: ExpressionContext,
): readonly ScopeColumn[] {
	switch (item.kind) {
		case "Star":
			return expandStar(item, from, context);
		case "RecordStar":
			return expandRecord(item.record, context);
		case "OutputColumn":
			return [bindOutput(item, context)];
	}
}

function bindOutput(item: Extract<SelectItem, { kind: "OutputColumn" }>, context: ExpressionContext): ScopeColumn {
	const { binder } = context;
	const bound = binder.bindExpression(item.expression, context);
	const assign = binder.assignments.get(item.expression);
	if (assign) return { name: item.alias ? foldName(item.alias) : bound.name, expression: assign(bound) };
	const expression = bound.type === "unknown" ? coerce(bound, "text", binder.nameParameter) : bound;
	return { name: item.alias ? foldName(item.alias) : bound.name, expression };
}

function expandStar(
	item: Extract<SelectItem, { kind: "Star" }>,
	from: Pick<BoundSources, "relations" | "visible">,
	context: ExpressionContext,
): readonly ScopeColumn[] {
	const qualifier = item.qualifier.at(-1);
	if (!qualifier) {
		needColumns(from.relations);
		if (from.visible.length > 0) return from.visible;
		throw createError(
			"sql_syntax",
			{ found: '"*"', problem: "SELECT * needs a FROM clause", advice: "Name a table: SELECT * FROM contacts." },
			{ position: item.at },
		);
	}
	const relation = findRelation(context.scope, qualifier.name);
	if (relation) {
		needColumns([relation]);
		return relation.columns;
	}
	const aliases = from.relations.map((known) => known.alias).join(", ");
	throw createError(
		"unknown_table",
		{ table: qualifier.name, suggestion: `The tables in FROM are ${aliases}.` },
		{ position: qualifier.at },
	);
}

function bindGroup(element: Expression, columns: readonly BoundColumn[], context: ExpressionContext): BoundExpression {
	refuseConstant(element);
	const inside: ExpressionContext = { ...context, noAggregates: "GROUP BY" };
	// A name means a column of the tables first, then an output; a number means an output.
	const output =
		element.kind === "NumberLiteral" || !isInputColumn(element, context) ? findOutput(element, columns) : undefined;
	if (output === undefined) return settleKey(context.binder.bindExpression(element, inside), context);
	const found = columns[output - 1]?.expression ?? context.binder.bindExpression(element, inside);
	const { node } = found;
	if (hasAggregate(node)) {
		const slots = {
			problem: "aggregates cannot stand in GROUP BY",
			advice: "Group by plain columns, or use a subquery.",
		};
		throw createError("grouping", slots, { position: element.at });
	}
	return found;
}

// Only whole numbers mean something: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/parser/parse_clause.c,
// findTargetlistEntrySQL92.
function refuseConstant(element: Expression): void {
	if (element.kind === "NumberLiteral" ? /^\d+$/.test(element.text) : !constants.has(element.kind)) return;
	const problem = "it has a constant that is no whole number";
	throw createError(
		"sql_syntax",
		{ found: "GROUP BY", problem, advice: "Name a column, or its place in the list." },
		{ position: element.at },
	);
}

const constants: ReadonlySet<Expression["kind"]> = new Set(["StringLiteral", "NullLiteral", "BooleanLiteral"]);

function settleKey(bound: BoundExpression, { binder }: ExpressionContext): BoundExpression {
	return bound.type === "unknown" ? coerce(bound, "text", binder.nameParameter) : bound;
}

function isInputColumn(node: Expression, context: ExpressionContext): boolean {
	const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : undefined;
	if (only === undefined) return false;
	needColumns(context.scope.relations, only.name);
	const lowered = only.name.toLowerCase();
	return context.scope.visible.some(
		({ name }) => name.length === lowered.length && (name === lowered || name.toLowerCase() === lowered),
	);
}
