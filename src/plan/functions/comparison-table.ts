import type { Expression } from "../../sql/index.ts";
import { intervalKeyLength } from "../interval.ts";
import { isNumberInside } from "../number-storage.ts";
import { callNode, nullNode, numberNode } from "../tree.ts";
import type { Operand } from "./function-row.ts";
import { internal } from "./operator-row.ts";

/** Tells whether values of a type can be equal without being the same, so that they are compared in another form. */
export function hasForms(operand: Operand & { readonly origin?: unknown }): boolean {
	return operand.type === "interval" || operand.type === "record" || isDocument(operand) || !isNumberInside(operand);
}

/**
 * The form by which a value is equal to others and ordered among them.
 * Intervals go by their length, with which the stored form begins; jsonb, records and decimals by a text that is made of them.
 */
export const comparisonRow = internal("comparison_form", "The form by which a value is compared.", {
	notation: "unseen",
	isStrict: true,
	write: (_, [operand]) => (operand ? writeKey(operand) : nullNode),
});

/** The one form that all values equal to a value have too, and that is still one of its type. */
export const canonicalRow = internal("canonical_form", "The form that all equal values share.", {
	notation: "unseen",
	isStrict: true,
	write: ([node = nullNode], [operand]) => callNode(operand?.type === "numeric" ? "trim_scale" : "jsonb_text", [node]),
});

function writeKey(operand: Operand): Expression {
	const { node, type } = operand;
	if (type === "interval") return callNode("substr", [node, numberNode(1), numberNode(intervalKeyLength)]);
	if (type === "record") return callNode("record_key", [node]);
	return callNode(type === "numeric" ? "numeric_key" : "jsonb_key", [node]);
}

// Arrays of SQL have one form only.
function isDocument({ type, element }: Operand): boolean {
	return (type === "json" || type === "json_text") && element === undefined;
}
