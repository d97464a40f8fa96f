import { createError, findType, isObjectName, isVector } from "../../base/index.ts";
import {
	allRow,
	anyRow,
	caseNode,
	columnNode,
	documentOperators,
	elementsRow,
	gatherRow,
	internalRows,
	isAggregate,
	lowerRow,
	nullNode,
	numberNode,
	operate,
	parseArrayText,
	patternOperators,
	printItem,
	tableOf,
	textNode,
} from "../../functions/index.ts";
import {
	type ArrayLiteral,
	type ArraySubquery,
	type BinaryOperator,
	type Expression,
	type Quantified,
	type Query,
	type Subscript,
	walkNode,
} from "../../sql/index.ts";
import type { BoundSubquery, ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { derivedTable, innerValue, outputNode, selectQuery } from "../query/subquery-rewrite.ts";
import { coerce, isUntypedParameter, notSupported, settledType, unifyTypes } from "./coercion.ts";
import { rewriteColumns } from "./comparable.ts";
import { compareOperands } from "./operand-alignment.ts";
import { bindComparison } from "./operator-binder.ts";
import { apply } from "./operator-result.ts";
import { modifierOf, sharedParts } from "./value-shape.ts";

/** Binds `ARRAY[…]`; an array is a JSON array. */
export function bindArray(node: ArrayLiteral, context: ExpressionContext): BoundExpression {
	if (node.items.length === 0) {
		const slots = {
			sqlState: "42P18",
			problem: "an empty array has no type",
			advice: "Cast it: ARRAY[]::text[].",
		};
		throw createError("execution_failed", slots, { position: node.at });
	}
	const items = node.items.map((item) => context.binder.bindExpression(item, context));
	const type = unifyTypes(items, "ARRAY");
	const settled = items.map((item) => coerce(item, type, context.binder.nameParameter));
	return {
		node: { ...operate(documentOperators.array, settled), at: node.at },
		type: "json",
		...sharedParts(settled),
		element: elementOfAll(settled) ?? settledType(type),
		modifier: modifierOf(items),
		name: "array",
		isNullable: false,
	};
}

// An array of arrays is one array of two dimensions: its elements are theirs.
function elementOfAll([first, ...others]: readonly BoundExpression[]): BoundExpression["element"] {
	return others.every(({ element }) => element === first?.element) ? first?.element : undefined;
}

const nothing: BoundExpression = { node: nullNode, type: "unknown", name: "?column?", isNullable: true };

/** Binds `ARRAY(SELECT …)`. */
export function bindArraySubquery(node: ArraySubquery, context: ExpressionContext): BoundExpression {
	const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
	const [only] = columns;
	if (!only || columns.length !== 1) throw notSupported("ARRAY(…) of several columns", "Select one column.", node);
	const values = operate(gatherRow, [innerValue(only)]);
	return {
		node: {
			kind: "ScalarSubquery",
			query: selectQuery([outputNode(values, "c1")], [derivedTable(query, "q")]),
			at: node.at,
		},
		type: "json",
		...sharedParts([only.expression]),
		element: only.expression.type,
		modifier: only.expression.modifier,
		name: "array",
		isNullable: false,
	};
}

/** Binds `a[1]`, `a[1][2]` and `a[1:2]`; arrays count from 1 in all of their dimensions. */
export function bindSubscript(node: Subscript, context: ExpressionContext): BoundExpression {
	const { nameParameter } = context.binder;
	const { root, indexes } = splitSubscripts(node);
	const whole = context.binder.bindExpression(root, context);
	if (whole.type === "name" && node.index && indexes.length === 1 && !node.isSlice) {
		const index = coerce(context.binder.bindExpression(node.index, context), "integer", nameParameter);
		const letter = operate(internalRows.letterOfName, [whole, index]);
		return { name: whole.name, isNullable: true, node: letter, type: "letter" };
	}
	const operand = coerce(whole, "json", nameParameter);
	const bindIndex = (index: Expression | undefined) =>
		index &&
		coerce(
			context.binder.bindExpression(index, context),
			index.kind === "StringLiteral" && operand.element === undefined ? "text" : "integer",
			nameParameter,
			undefined,
			{ told: { type: "int4" } },
		);
	const base = { ...sharedParts([operand]), modifier: operand.modifier, name: operand.name, isNullable: true } as const;
	if (node.isSlice) {
		const slice = operate(documentOperators.slice, [
			operand,
			bindIndex(node.index) ?? nothing,
			bindIndex(node.upper) ?? nothing,
		]);
		return { ...base, node: slice, type: "json" };
	}
	// JSON objects and arrays that are not SQL arrays count from 0, as in PostgreSQL's jsonb.
	const item = indexes.reduce<BoundExpression>((whole, each, place) => {
		const ofArray = place === indexes.length - 1 ? documentOperators.item : documentOperators.part;
		const row = operand.element === undefined ? documentOperators.member : ofArray;
		const index = bindIndex(isVector(operand.element) ? countFromOne(each) : each);
		if (!index) throw notSupported("an empty subscript", "Write an index: a[1].", node);
		return { ...base, node: operate(row, [whole, index]), type: "json" };
	}, operand);
	return { ...base, node: item.node, type: operand.element ?? "json", element: undefined };
}

// int2vector and oidvector count from 0.
function countFromOne(index: Expression | undefined): Expression | undefined {
	return index && { kind: "Binary", operator: "+", left: index, right: numberNode(1) };
}

// a[1][2] → a, and 1, 2
function splitSubscripts(node: Subscript): { root: Expression; indexes: readonly (Expression | undefined)[] } {
	const { operand } = node;
	if (node.isSlice || operand.kind !== "Subscript" || operand.isSlice) return { root: operand, indexes: [node.index] };
	const { root, indexes } = splitSubscripts(operand);
	return { root, indexes: [...indexes, node.index] };
}

/**
 * Binds `x = ANY (…)` and `x > ALL (…)` over a query or an array.
 * Source: https://www.postgresql.org/docs/current/functions-comparisons.html.
 */
export function bindQuantified(node: Quantified, context: ExpressionContext): BoundExpression {
	const left = context.binder.bindExpression(node.left, context);
	const isIn = node.operator === "=" && node.quantifier === "any";
	const isNotIn = node.operator === "<>" && node.quantifier === "all";
	if (node.right.kind === "Query" && (isIn || isNotIn)) {
		return context.binder.bindExpression(
			{ kind: "InQuery", operand: node.left, query: node.right, isNegated: isNotIn, at: node.at },
			context,
		);
	}
	// A parameter beside an array of a type is one of its elements.
	const isTold = node.left.kind === "Parameter" && !Array.isArray(node.right) && node.right.kind === "Cast";
	const items = isTold ? undefined : listItems(node.right);
	if (items && items.length > 0 && (isIn || isNotIn)) {
		return context.binder.bindExpression(
			{ kind: "InList", operand: node.left, items, isNegated: isNotIn, at: node.at },
			context,
		);
	}
	if (node.right.kind !== "Query") {
		const right = context.binder.bindExpression(node.right, context);
		// An array whose elements compare with the left side is what a parameter is there.
		const element = isUntypedParameter(right) && left.type !== "unknown" ? left.type : undefined;
		const array = coerce(right, "json", context.binder.nameParameter, element);
		refuseGathered(array.node, node);
		const bound = bindOverQuery(node, left, elementsOf(array, left, context), context);
		// Whether something is in an array that is NULL is not known, while no row of no query is a match.
		const isMissing: Expression = { kind: "Is", operand: array.node, test: "null", isNegated: false };
		return array.isNullable ? { ...bound, node: caseNode([[isMissing, nullNode]], bound.node) } : bound;
	}
	return bindOverQuery(node, left, context.binder.bindSubquery(node.right, context.scope), context);
}

function bindOverQuery(
	node: Quantified,
	left: BoundExpression,
	{ query, columns }: BoundSubquery,
	context: ExpressionContext,
): BoundExpression {
	const isIn = node.operator === "=" && node.quantifier === "any";
	const isNotIn = node.operator === "<>" && node.quantifier === "all";
	const [only] = columns;
	if (!only || columns.length !== 1)
		throw notSupported(`${node.quantifier.toUpperCase()} over several columns`, "Select one column.", node);
	const element = innerValue(only);
	if (isIn || isNotIn) {
		const [operand, other] = compareOperands(left, element, "=", node.at, context);
		const inner = rewriteColumns(query, columns, () => other);
		return asBoolean({ kind: "InQuery", operand: operand.node, query: inner, isNegated: isNotIn, at: node.at });
	}
	refuseGathered(left.node, node);
	return asBoolean(aggregateMatches(node, query, compareWith(node, left, element, context)));
}

// The comparison is made in a query of its own, to which an aggregate of the query around it would belong then.
function refuseGathered(side: Expression, node: Quantified): void {
	walkNode(side, (part) => {
		if (part.kind === "Operation" && (part.over || isAggregate(part))) {
			const feature = `an aggregate or a window function beside ${node.quantifier.toUpperCase()}`;
			throw notSupported(feature, "Compute it in a subquery in FROM, and compare its column.", node);
		}
		return part.kind !== "Query";
	});
}

// A written list of constants is an IN list, which can be asked of the service.
function listItems(right: Quantified["right"]): readonly Expression[] | undefined {
	if (right.kind === "ArrayLiteral")
		return right.items.some((item) => item.kind === "ArrayLiteral") ? undefined : right.items;
	const text =
		right.kind === "StringLiteral"
			? right.value
			: right.kind === "Cast" && right.type.arrayDepth === 1 && right.operand.kind === "StringLiteral"
				? right.operand.value
				: undefined;
	const items = text === undefined ? undefined : parseArrayText(text);
	const element = right.kind === "Cast" ? findType(right.type.name) : undefined;
	return items?.map((item): Expression => {
		if (item === null) return nullNode;
		const written = textNode(printItem(item), right.at);
		// The name of an object stands for its id.
		return right.kind === "Cast" && element !== undefined && isObjectName(element)
			? { kind: "Cast", operand: written, type: { ...right.type, arrayDepth: 0 }, at: right.at }
			: written;
	});
}

// The elements of an array as a query of one column.
function elementsOf(array: BoundExpression, left: BoundExpression, { binder }: ExpressionContext): BoundSubquery {
	const id = binder.makeName("e");
	const type = array.element ?? left.type;
	const parts = { ...sharedParts([array]), element: undefined };
	const expression: BoundExpression = { ...parts, node: columnNode(id, "c1"), type, name: "value", isNullable: true };
	return {
		query: selectQuery([outputNode(expression.node, "c1")], [tableOf(elementsRow, [array], id)]),
		columns: [{ name: "value", internal: "c1", expression }],
	};
}

function compareWith(
	node: Quantified,
	left: BoundExpression,
	element: BoundExpression,
	context: ExpressionContext,
): Expression {
	const { operator } = node;
	if (operator !== "like" && operator !== "ilike" && operator !== "not like" && operator !== "not ilike")
		return bindComparisonOrPattern(operator, left, element, node, context);
	const isFolded = operator.endsWith("ilike");
	const fold = (side: BoundExpression) => {
		const text = coerce(side, "text", context.binder.nameParameter);
		return isFolded ? operate(lowerRow, [text]) : text.node;
	};
	return {
		kind: "Like",
		form: "like",
		operand: fold(left),
		pattern: fold(element),
		escape: textNode("\\"),
		isNegated: operator.startsWith("not"),
	};
}

function bindComparisonOrPattern(
	operator: BinaryOperator,
	left: BoundExpression,
	element: BoundExpression,
	node: Quantified,
	context: ExpressionContext,
): Expression {
	if (operator !== "~" && operator !== "~*" && operator !== "!~" && operator !== "!~*")
		return bindComparison(operator, left, element, node.at, context).node;
	return apply(patternOperators[operator], left, element, "boolean").node;
}

function aggregateMatches(node: Quantified, query: Query, match: Expression): Expression {
	const row = node.quantifier === "any" ? anyRow : allRow;
	const outcome = operate(row, [{ node: match, type: "boolean" }]);
	const table = derivedTable(query, "q");
	return { kind: "ScalarSubquery", query: selectQuery([outputNode(outcome, "c1")], [table]), at: node.at };
}

function asBoolean(node: Expression): BoundExpression {
	return { node, type: "boolean", name: "?column?", isNullable: true };
}
