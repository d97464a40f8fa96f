import { classOf } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { isNumberInside } from "../number/number-storage.ts";
import { isSure, scaledOf, scaleUp } from "../number/scaled.ts";
import type { Stored } from "../stored-column.ts";
import { intervalKeyLength } from "../time/interval.ts";
import { callNode, nullNode, numberNode } from "../tree.ts";
import { trimBlanks } from "./cast-table.ts";
import type { Operand } from "./function-row.ts";
import { internal } from "./operator-row.ts";

/** Tells whether equal values of a type may look different, such as 1.5 and 1.50, of which one has to be shown. */
export function hasManyLooks(operand: Operand & Stored): boolean {
	if (operand.node.kind === "NullLiteral") return false;
	return operand.type === "interval" || operand.type === "record" || !isNumberInside(operand);
}

/** Tells whether values of a type can be equal without being the same, so that they are compared in another form. */
export function hasForms(operand: Operand & Stored): boolean {
	const { type } = operand;
	return (
		type === "interval" ||
		type === "bpchar" ||
		type === "tid" ||
		type === "record" ||
		classOf(type) === "json" ||
		!isNumberInside(operand)
	);
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

/** The decimal that a canonical form was made of, with all its decimals. */
export function undoCanonical(operand: Operand): Operand {
	const { node } = operand;
	const isCanonical = node.kind === "FunctionCall" && node.path[0]?.name === "trim_scale";
	const [written] = isCanonical ? node.arguments : [];
	return written ? { ...operand, node: written.value } : operand;
}

/**
 * The form of a decimal beside another one, which has to be of the same kind: a text that sorts as the numbers do, or whole numbers of one
 * scale, if both can be had so.
 */
export const decimalKeyRow = internal("decimal_key", "The form by which a decimal is compared with another.", {
	notation: "unseen",
	isStrict: true,
	write: (nodes, [operand]) => {
		const key = callNode("numeric_key", nodes);
		if (operand) keyedOperands.set(key, operand);
		return key;
	},
});

const keyedOperands = new WeakMap<Expression, Operand>();

/** Whole numbers of one scale instead of the keys of decimals; undefined where one of the nodes is no such key, or its scale is not known. */
export function alignKeys(nodes: readonly Expression[]): readonly Expression[] | undefined {
	const known = nodes.map((node) => {
		const operand = keyedOperands.get(node);
		return operand && scaledOf(operand);
	});
	const scale = Math.max(...known.map((scaled) => scaled?.scale ?? 0));
	const aligned = known.flatMap((scaled) => {
		const raised = scaled && scaleUp(scaled, scale);
		return raised && isSure(raised) ? [raised.node] : [];
	});
	return aligned.length === nodes.length ? aligned : undefined;
}

/** The form by which a value is compared, in SQLite's words. */
export function writeKey(operand: Operand): Expression {
	const { node, type, element } = operand;
	if (type === "interval") return callNode("substr", [node, numberNode(1), numberNode(intervalKeyLength)]);
	if (type === "bpchar") return trimBlanks(node);
	if (type === "tid") return callNode("tid_key", [node]);
	// An array goes by its items, as a record by its fields.
	if (type === "record" || element !== undefined) return callNode("record_key", [node]);
	if (type !== "numeric") return callNode("jsonb_key", [node]);
	const scaled = scaledOf(operand);
	return scaled && isSure(scaled) ? scaled.node : callNode("numeric_key", [node]);
}
