import type { Expression } from "../sql/index.ts";
import type { Operand } from "./function-row.ts";
import { intervalKeyLength } from "./interval.ts";
import { isNumberInside } from "./number-storage.ts";
import { internal } from "./operator-row.ts";
import { callNode, nullNode, numberNode } from "./tree.ts";
import { classOf } from "./type-class.ts";

/** Tells whether values of a type can be equal without being the same, so that they are compared in another form. */
export function hasForms(operand: Operand & { readonly origin?: unknown }): boolean {
	const { type } = operand;
	return type === "interval" || type === "record" || classOf(type) === "json" || !isNumberInside(operand);
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
	const { node, type, element } = operand;
	if (type === "interval") return callNode("substr", [node, numberNode(1), numberNode(intervalKeyLength)]);
	// An array goes by its items, as a record by its fields.
	if (type === "record" || element !== undefined) return callNode("record_key", [node]);
	return callNode(type === "numeric" ? "numeric_key" : "jsonb_key", [node]);
}
