import { classOf, createError, formatJson, isJson, isWholeType, type SqlType } from "../../base/index.ts";
import {
	accessOperators,
	documentOperators,
	type FunctionRow,
	parseArrayText,
	textNode,
} from "../../functions/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, isUntypedParameter } from "./coercion.ts";
import { apply } from "./operator-result.ts";

/** Binds `->`, `->>`, `#>` and `#>>`. */
export function bindJsonAccess(
	operator: "->" | "->>" | "#>" | "#>>",
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	if (classOf(left.type) !== "json" && classOf(left.type) !== "text" && left.type !== "unknown")
		throw createError(
			"unknown_operator",
			{ operator: `${left.type} ${operator} ${right.type}`, advice: "Cast it to json first." },
			{ position: at ?? left.node.at },
		);
	const { nameParameter } = context.binder;
	const type = left.type === "json_text" ? "json_text" : "json";
	const json = coerce(left, type, nameParameter);
	const key = operator.startsWith("#")
		? pathOf(right, context)
		: coerce(right, isWholeType(right.type) ? right.type : "text", nameParameter);
	const isText = operator.endsWith(">>");
	return { ...apply(accessOperators[type][operator], json, key, isText ? "text" : type), isNullable: true };
}

// A path is an array of text: '{a,0,b}', array['a', x], or a value of that type.
function pathOf(bound: BoundExpression, context: ExpressionContext): BoundExpression {
	const told = { type: "json", element: "text" } as const;
	return bound.element === undefined ? coerce(bound, "text", context.binder.nameParameter, undefined, { told }) : bound;
}

/** Binds `-` after jsonb: without a key, or without the keys of an array, or without the item of an index. */
export function bindRemoval(json: BoundExpression, what: BoundExpression, context: ExpressionContext): BoundExpression {
	const isIndex = classOf(what.type) === "number";
	if (isIndex) return { ...apply(documentOperators.withoutIndex, json, what, "json"), isNullable: true };
	const isKey = what.type === "unknown" || classOf(what.type) === "text" || what.element !== undefined;
	if (!isKey) {
		const advice = "Take away a key, keys as an array of text, or an index.";
		throw createError("unknown_operator", { operator: `json - ${what.type}`, advice }, { position: what.node.at });
	}
	const row = what.element === undefined ? documentOperators.withoutKey : documentOperators.withoutKeys;
	const key = what.element === undefined ? coerce(what, "text", context.binder.nameParameter) : what;
	return { ...apply(row, json, key, "json"), isNullable: true };
}

/** Binds `#-`: jsonb without what is at a path. */
export function bindRemovalAtPath(
	json: BoundExpression,
	path: BoundExpression,
	context: ExpressionContext,
): BoundExpression {
	const document = coerce(json, "json", context.binder.nameParameter);
	return { ...apply(documentOperators.withoutPath, document, pathOf(path, context), "json"), isNullable: true };
}

/** Binds `@>`, `<@` and `&&` between arrays or JSON values. */
export function bindContainment(
	row: FunctionRow,
	left: BoundExpression,
	right: BoundExpression,
	context: ExpressionContext,
): BoundExpression {
	const element = left.element ?? right.element;
	return apply(row, toArray(left, context, element), toArray(right, context, element), "boolean");
}

/** An operand as an array: '{a,b}' is one in PostgreSQL's own writing, '{"a": 1}' an object in JSON's. */
export function toArray(bound: BoundExpression, context: ExpressionContext, element?: SqlType): BoundExpression {
	const text = bound.type === "unknown" && bound.node.kind === "StringLiteral" ? bound.node.value : undefined;
	const items = text === undefined || isJson(text) ? undefined : parseArrayText(text);
	if (items) return { ...bound, node: textNode(formatJson(items), bound.node.at), type: "json", element: "text" };
	return coerce(bound, "json", context.binder.nameParameter, isUntypedParameter(bound) ? element : undefined);
}
