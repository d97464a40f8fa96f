import { canBeList, type IntervalStyle, type RecordField, type ValueType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { isNumberInside } from "../number/number-storage.ts";
import type { Operand } from "../row/function-row.ts";
import { zonedCall } from "../time/session-time.ts";
import { callNode, caseNode, notNode, nullNode, textNode } from "../tree.ts";
import { isDocumentedOtherwise, isShownOtherwise } from "./shown-type.ts";

/**
 * A value as it goes into a document: times in ISO 8601, instants by the clocks of the session, and those inside of arrays and records too.
 * Source: https://www.postgresql.org/docs/current/functions-json.html, to_json.
 */
export function documentNode(bound: Operand, zone: string): Expression {
	const { node, type, element } = bound;
	if (type === "record") return callNode("json", [zonedCall("record_document", [node, fieldsNode(bound)], zone)]);
	if (element !== undefined && isDocumentedOtherwise(element))
		return callNode("json", [zonedCall("array_document", [node, elementNode(bound)], zone)]);
	// As PostgreSQL writes them: 3, not SQLite's 3.0.
	if (type === "real" || type === "double") return callNode("json", [callNode(floatTexts[type], [node])]);
	return isShownOtherwise(type)
		? zonedCall("value_document", [node, textNode(nameType(bound))], zone)
		: jsonNode(bound);
}

/** The fields of a record, as the functions that print it read them. */
export function fieldsNode({ fields = [], intervalStyle }: Operand): Expression {
	return textNode(JSON.stringify(describeFields(fields, intervalStyle)));
}

function describeFields(fields: readonly RecordField[], intervalStyle: IntervalStyle | undefined): readonly object[] {
	return fields.map(({ name, type, element, fields: inner }) => ({
		...{ name, type: nameType({ type, intervalStyle }) },
		element: element && nameType({ type: element, intervalStyle }),
		fields: inner && describeFields(inner, intervalStyle),
	}));
}

// With how it is written, where that is not as usual: "interval iso_8601".
function nameType({ type, intervalStyle }: Pick<ValueType, "type" | "intervalStyle">): string {
	return type === "interval" && intervalStyle ? `${type} ${intervalStyle}` : type;
}

/** The type of the elements of an array, as the functions that print it read it: of records their fields. */
export function elementNode(array: Operand): Expression {
	const { element = "text", intervalStyle } = array;
	return element === "record" ? fieldsNode(array) : textNode(nameType({ type: element, intervalStyle }));
}

const floatTexts = { real: "real_to_text", double: "double_to_text" } as const;

/**
 * A value as it goes into a JSON array or object that keeps it: booleans become true and false, JSON stays JSON, records, times and spans are as in storage.
 * @example jsonNode({ node: open, type: "boolean", … }) // json(CASE open WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END)
 */
export function jsonNode(bound: Operand): Expression {
	if (canBeList(bound.type)) return callNode("json", [bound.node]);
	// Decimals keep their digits and their scale; NaN and the infinities are strings, for JSON has no such numbers.
	if (bound.type === "numeric" && !isNumberInside(bound))
		return callNode("json", [callNode("numeric_document", [bound.node])]);
	if (bound.type !== "boolean" || bound.node.kind === "NullLiteral") return bound.node;
	const word = (text: string) => callNode("json", [textNode(text)]);
	return caseNode(
		[
			[bound.node, word("true")],
			[notNode(bound.node), word("false")],
		],
		nullNode,
	);
}
