import { isObjectName, type SqlType } from "../../base/index.ts";
import {
	findQueryFunction,
	hasAggregate,
	isAggregate,
	type QueryFunctionRow,
	textNode,
	typeNameRow,
	typeRow,
} from "../../functions/index.ts";
import {
	createNode,
	type Expression,
	type FunctionCall,
	mapChildren,
	type Node,
	namesColumn,
	parseStatement,
	type Statement,
	walkNode,
} from "../../sql/index.ts";
import type { Binder, ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { emptyScope } from "../query/scope.ts";
import { outputNode, selectQuery } from "../query/subquery-rewrite.ts";
import { castTo } from "./casts.ts";
import { notSupported } from "./coercion.ts";
import { findShownObject } from "./object-name.ts";

/** Binds a call of a function that is written in SQL over the catalog's tables: its arguments stand in the places of its parameters. */
export function bindQueryFunction(
	node: FunctionCall,
	row: QueryFunctionRow,
	context: ExpressionContext,
): BoundExpression {
	const operands = node.arguments.map(({ value }) => context.binder.bindExpression(value, context));
	return { ...expand(row, operands, context), name: (node.path.at(-1)?.name ?? "").toLowerCase() };
}

/**
 * The name of what an object id means, as a result shows it and as a cast to text gives it, and the names of what those in an array mean; any
 * other value stays as it is.
 */
export function showObject(bound: BoundExpression, binder: Binder): BoundExpression {
	const { type, element, node } = bound;
	const context = { binder, scope: emptyScope };
	if (element !== undefined && isObjectName(element))
		return { ...lookUp(`#${element}_texts`, bound, context), type: "json", element: "text" };
	if (!isObjectName(type)) return bound;
	if (node.kind === "Operation" && node.operator === typeRow)
		return { ...bound, node: { ...node, operator: typeNameRow }, type: "text" };
	const shown = node.kind === "NumberLiteral" ? findShownObject(binder.catalog, type, Number(node.text)) : undefined;
	if (shown !== undefined) return { ...bound, node: textNode(shown, node.at), type: "text" };
	return lookUp(`#${type}_text`, bound, context);
}

/** The object id of what a text names. */
export function findObjectId(bound: BoundExpression, type: SqlType, context: ExpressionContext): BoundExpression {
	return { ...lookUp(`#text_${type}`, bound, context), type };
}

function lookUp(name: string, bound: BoundExpression, context: ExpressionContext): BoundExpression {
	const row = findQueryFunction(name, 1);
	return row ? { ...expand(row, [bound], context), name: bound.name } : bound;
}

function expand(
	row: QueryFunctionRow,
	operands: readonly BoundExpression[],
	context: ExpressionContext,
): BoundExpression {
	const { binder } = context;
	const names = operands.map((operand, index) => {
		const name = binder.makeName("#");
		const type = row.parameters[index];
		binder.operands.set(name, enclose(settle(operand, type, context), row.body));
		return name;
	});
	const substitute = (node: Node): Node => {
		if (node.kind !== "Parameter") return mapChildren(node, substitute);
		const name = names[Number(node.name) - 1];
		return name === undefined ? createNode("NullLiteral", {}) : createNode("Parameter", { name });
	};
	const bound = binder.bindExpression(substitute(parseBody(row.body)) as Expression, context);
	const { returns: type } = row;
	return {
		...(type === bound.type || isObjectName(type) ? bound : castTo(bound, type, binder.nameParameter)),
		type,
		element: bound.element,
		origin: undefined,
	};
}

// What is not settled yet, a parameter or a text, is what the function takes.
function settle(operand: BoundExpression, type: SqlType | undefined, context: ExpressionContext): BoundExpression {
	if (operand.type !== "unknown" || type === undefined) return operand;
	return castTo(operand, type, context.binder.nameParameter);
}

// In the conditions of the function's query no aggregate of the query around it can stand: there SQLite takes (SELECT max(t.oid)), which is one of
// the query that the columns are of.
function enclose(operand: BoundExpression, body: string): BoundExpression {
	const { node } = operand;
	if (!looksUp.test(body)) return operand;
	walkNode(node, (inner) => {
		const isWindow = inner.kind === "Operation" && inner.over !== undefined;
		if (isWindow || (isAggregate(inner) && !namesColumn(inner))) {
			const what = isWindow ? "a window function" : "an aggregate of no column";
			const advice = "Compute it in a subquery in FROM, and look its column up.";
			throw notSupported(`${what} in what is looked up in the catalog`, advice, node);
		}
		return inner.kind === "Query" ? false : undefined;
	});
	if (!hasAggregate(node)) return operand;
	const query = selectQuery([outputNode(node, "c1")], []);
	return { ...operand, node: { kind: "ScalarSubquery", query, at: node.at } };
}

/** A query, or a function that is one. */
const looksUp = /\bSELECT\b|"#/;

const bodies = new Map<string, Expression>();

function parseBody(body: string): Expression {
	const known = bodies.get(body);
	if (known) return known;
	const parsed = findItem(parseStatement(`SELECT ${body}`));
	bodies.set(body, parsed);
	return parsed;
}

function findItem(statement: Statement): Expression {
	const body = statement.kind === "Query" ? statement.body : undefined;
	const item = body?.kind === "Select" ? body.items[0] : undefined;
	return item?.kind === "OutputColumn" ? item.expression : createNode("NullLiteral", {});
}
