import { createError, formatJson } from "../base/index.ts";
import { parseArrayText } from "./array-text.ts";
import type { ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { classOf, coerce } from "./coercion.ts";
import { callNode, textNode } from "./tree.ts";

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
			"type_mismatch",
			{ problem: `${operator} does not take the type ${left.type}`, advice: "Cast it to json first." },
			{ position: at ?? left.node.at },
		);
	const { nameParameter } = context.binder;
	const isText = operator.endsWith(">>");
	const isPlain = left.type === "json_text";
	const step = isText ? `${isPlain ? "json" : "jsonb"}_path_text` : "json_path";
	const json = coerce(left, isPlain ? "json_text" : "json", nameParameter).node;
	return {
		node: operator.startsWith("#")
			? callNode(`${step}_of`, [json, pathOf(right, context).node])
			: callNode(step, [json, coerce(right, right.type === "integer" ? "integer" : "text", nameParameter).node]),
		type: isText ? "text" : isPlain ? "json_text" : "json",
		name: "?column?",
		isNullable: true,
	};
}

// A path is an array of text: '{a,0,b}', array['a', x], or a value of that type.
function pathOf(bound: BoundExpression, context: ExpressionContext): BoundExpression {
	return bound.element === undefined ? coerce(bound, "text", context.binder.nameParameter) : bound;
}

/** Binds `-` after jsonb: without a key, or without the keys of an array, or without the item of an index. */
export function bindRemoval(json: BoundExpression, what: BoundExpression, context: ExpressionContext): BoundExpression {
	const isIndex = classOf(what.type) === "number";
	const key = isIndex || what.element !== undefined ? what : coerce(what, "text", context.binder.nameParameter);
	const keys = key.element === undefined ? callNode("json_array", [key.node]) : key.node;
	const node = isIndex
		? callNode("json_delete_index", [json.node, key.node])
		: callNode("json_delete_keys", [json.node, keys]);
	return { node, type: "json", name: "?column?", isNullable: true };
}

/** Binds `@>`, `<@` and `&&` between arrays or JSON values. */
export function bindContainment(
	name: string,
	whole: BoundExpression,
	part: BoundExpression,
	context: ExpressionContext,
): BoundExpression {
	const [first, second] = [toArray(whole, context), toArray(part, context)];
	const isNullable = whole.isNullable || part.isNullable;
	return { node: callNode(name, [first.node, second.node]), type: "boolean", name: "?column?", isNullable };
}

/** An operand as an array: '{a,b}' is one in PostgreSQL's own writing, '{"a": 1}' an object in JSON's. */
export function toArray(bound: BoundExpression, context: ExpressionContext): BoundExpression {
	const text = bound.type === "unknown" && bound.node.kind === "StringLiteral" ? bound.node.value : undefined;
	const items = text === undefined || isJson(text) ? undefined : parseArrayText(text);
	if (items) return { ...bound, node: textNode(formatJson(items), bound.node.at), type: "json", element: "text" };
	return coerce(bound, "json", context.binder.nameParameter);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
