import { createError } from "../base/index.ts";
import type { Expression, GroupingElement, Select, SelectItem } from "../sql/index.ts";
import type { Binder, BoundColumn, ExpressionContext } from "./binder.ts";
import type { BoundExpression, ScopeColumn } from "./bound.ts";
import { bindWindow } from "./call-binder.ts";
import { coerce, notSupported } from "./coercion.ts";
import { bindCondition } from "./expression-binder.ts";
import { type BoundFrom, bindTableExpression, joinRelations } from "./from-binder.ts";
import { findAggregateNeed, findRowsNeed } from "./need.ts";
import { type BoundBody, findOutput, nameOutputs, type Paging } from "./output-columns.ts";
import { findRelation, type Scope } from "./scope.ts";
import { splitConjuncts } from "./tree.ts";

/**
 * Binds one SELECT: its tables, conditions, groups, outputs and windows. Its WHERE is handed to the tables whose rows it restricts.
 * @param paging What LIMIT asks of it, if nothing stands between.
 */
export function bindSelect(binder: Binder, node: Select, outer: Scope, paging: Paging | undefined): BoundBody {
	if (node.distinct && node.distinct.on.length > 0)
		throw notSupported("DISTINCT ON", "Use row_number() OVER (PARTITION BY …) = 1 in a subquery.", node.distinct);
	const firstUse = binder.uses.length;
	const from = bindFrom(binder, node, outer);
	const uses = binder.uses.slice(firstUse);
	const scope: Scope = { relations: from.relations, visible: from.visible, outer, commonTables: outer.commonTables };
	const seen = { aggregates: false, windows: false };
	const context: ExpressionContext = {
		binder,
		scope,
		windowNames: node.windows.map((window) => window.name.name),
		onAggregate: () => {
			seen.aggregates = true;
		},
		onWindow: () => {
			seen.windows = true;
		},
	};
	const where = node.where && bindCondition(node.where, "WHERE", { ...context, noAggregates: "WHERE" }).node;
	const { outputs, names } = bindOutputs(node.items, from, context);
	const { items, columns } = nameOutputs(outputs, names);
	const groupBy = node.groupBy.map((element) => bindGroup(element, columns, context));
	const having = node.having && bindCondition(node.having, "HAVING", context).node;
	const windows = node.windows.map((named) => {
		const window = bindWindow(named.window, context);
		return window.kind === "Window" ? { ...named, window } : named;
	});
	handToTables(where, uses, from);
	const only = uses.length === 1 && from.relations.length === 1 ? uses[0] : undefined;
	if (
		only &&
		only.relation.id === from.relations[0]?.id &&
		!node.distinct &&
		groupBy.length === 0 &&
		!having &&
		!seen.windows
	) {
		only.need = seen.aggregates
			? findAggregateNeed(items, only.relation)
			: paging && findRowsNeed(paging, columns, context, only.relation);
	}
	return {
		body: { ...node, items, from: from.nodes, where, groupBy, having, windows },
		columns,
		bindOrder: (expression) => coerceOrder(binder.bindExpression(expression, context), binder),
	};
}

interface BoundSources {
	readonly nodes: Select["from"];
	readonly relations: BoundFrom["relations"];
	readonly visible: readonly ScopeColumn[];
}

function bindFrom(binder: Binder, node: Select, outer: Scope): BoundSources {
	// What stands in FROM sees WITH tables and the queries around this one, but not its neighbours.
	const scope: Scope = { relations: [], visible: [], outer, commonTables: outer.commonTables };
	let sources: BoundSources = { nodes: [], relations: [], visible: [] };
	for (const item of node.from) {
		const bound = bindTableExpression(item, scope, binder);
		sources = {
			nodes: [...sources.nodes, bound.node],
			relations: joinRelations(sources.relations, bound.relations, item),
			visible: [...sources.visible, ...bound.visible],
		};
	}
	return sources;
}

// Each table gets all conditions; the planner takes those that speak of this table alone. Comparisons reject NULL,
// so a condition on the optional side of an outer join may restrict its scan: WHERE would drop the row all the same.
function handToTables(where: Expression | undefined, uses: Binder["uses"], from: BoundSources): void {
	const conjuncts = splitConjuncts(where);
	for (const use of uses) {
		if (from.relations.some((relation) => relation.id === use.relation.id)) use.conjuncts.push(...conjuncts);
		use.gates.push(...conjuncts);
	}
}

function bindOutputs(
	items: readonly SelectItem[],
	from: BoundSources,
	context: ExpressionContext,
): { outputs: readonly BoundExpression[]; names: readonly string[] } {
	const outputs: BoundExpression[] = [];
	const names: string[] = [];
	for (const item of items) {
		for (const { name, expression } of item.kind === "Star"
			? expandStar(item, from, context)
			: [bindOutput(item, context)]) {
			outputs.push(expression);
			names.push(name);
		}
	}
	return { outputs, names };
}

function bindOutput(item: Extract<SelectItem, { kind: "OutputColumn" }>, context: ExpressionContext): ScopeColumn {
	const bound = context.binder.bindExpression(item.expression, context);
	const expression = bound.type === "unknown" ? coerce(bound, "text", context.binder.nameParameter) : bound;
	return { name: item.alias?.name ?? bound.name, expression };
}

function expandStar(
	item: Extract<SelectItem, { kind: "Star" }>,
	from: BoundSources,
	context: ExpressionContext,
): readonly ScopeColumn[] {
	const qualifier = item.qualifier.at(-1);
	if (!qualifier) {
		if (from.visible.length > 0) return from.visible;
		throw createError(
			"invalid_argument",
			{ problem: "SELECT * needs a FROM clause", advice: "Name a table: SELECT * FROM contacts." },
			{ position: item.at },
		);
	}
	const relation = findRelation(context.scope, qualifier.name);
	if (relation) return relation.columns;
	const aliases = from.relations.map((known) => known.alias).join(", ");
	throw createError(
		"unknown_table",
		{ table: qualifier.name, suggestion: `The tables in FROM are ${aliases}.` },
		{ position: qualifier.at },
	);
}

function bindGroup(element: GroupingElement, columns: readonly BoundColumn[], context: ExpressionContext): Expression {
	if (element.kind === "GroupingSets")
		throw notSupported(
			element.type === "sets" ? "GROUPING SETS" : element.type.toUpperCase(),
			"Use UNION ALL of several GROUP BY queries.",
			element,
		);
	const inside: ExpressionContext = { ...context, noAggregates: "GROUP BY" };
	// A name means a column of the tables first, then an output; a number means an output.
	const output =
		element.kind === "NumberLiteral" || !isInputColumn(element, context) ? findOutput(element, columns) : undefined;
	if (output !== undefined) return columns[output - 1]?.expression.node ?? element;
	return context.binder.bindExpression(element, inside).node;
}

function isInputColumn(node: Expression, context: ExpressionContext): boolean {
	const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : undefined;
	return (
		only !== undefined && context.scope.visible.some((column) => column.name.toLowerCase() === only.name.toLowerCase())
	);
}

function coerceOrder(bound: BoundExpression, binder: Binder): Expression {
	return (bound.type === "unknown" ? coerce(bound, "text", binder.nameParameter) : bound).node;
}
