import { createError, formatJson } from "../base/index.ts";
import type { Expression } from "../sql/index.ts";
import { parseArrayText } from "./array-text.ts";
import type { ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { classOf, coerce, notSupported } from "./coercion.ts";
import { callNode, numberNode, textNode } from "./tree.ts";

/** Binds `->`, `->>`, `#>` and `#>>`. */
export function bindJsonAccess(
	operator: "->" | "->>" | "#>" | "#>>",
	left: BoundExpression,
	right: BoundExpression,
	at: number | undefined,
	context: ExpressionContext,
): BoundExpression {
	if (left.type !== "json" && classOf(left.type) !== "text" && left.type !== "unknown")
		throw createError(
			"type_mismatch",
			{ problem: `${operator} does not take the type ${left.type}`, advice: "Cast it to json first." },
			{ position: at ?? left.node.at },
		);
	const key = coerce(right, right.type === "integer" ? "integer" : "text", context.binder.nameParameter);
	const isPath = operator.startsWith("#");
	if (isPath && key.node.kind !== "StringLiteral")
		throw notSupported(`${operator} with a computed path`, "Write the path as '{a,b}'.", { at });
	const text = key.node.kind === "StringLiteral" ? key.node.value : "";
	const keys = isPath
		? text
				.replace(/^\{|\}$/g, "")
				.split(",")
				.map((word) => pathStep(word.trim()))
		: [key.node];
	const isText = operator.endsWith(">>");
	const name = isText ? "json_path_text" : "json_path";
	return {
		node: callNode(name, [coerce(left, "json", context.binder.nameParameter).node, ...keys]),
		type: isText ? "text" : "json",
		name: "?column?",
		isNullable: true,
	};
}

function pathStep(word: string): Expression {
	return /^-?\d+$/.test(word) ? numberNode(word) : textNode(word);
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
