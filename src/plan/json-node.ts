import type { Expression } from "../sql/index.ts";
import type { Operand } from "./functions/function-row.ts";
import { isNumberInside } from "./number-storage.ts";
import { callNode, caseNode, notNode, nullNode, textNode } from "./tree.ts";

/**
 * A value as it goes into JSON: booleans become true and false, JSON stays JSON.
 * @example jsonNode({ node: open, type: "boolean", … }) // json(CASE open WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END)
 */
export function jsonNode(bound: Operand): Expression {
	if (bound.type === "json" || bound.type === "json_text") return callNode("json", [bound.node]);
	if (bound.type === "record") {
		const fields = textNode(JSON.stringify(bound.fields ?? []));
		return callNode("json", [callNode("record_document", [bound.node, fields])]);
	}
	// Decimals keep their digits and their scale.
	if (bound.type === "numeric" && !isNumberInside(bound))
		return callNode("json", [callNode("numeric_text", [bound.node])]);
	if (bound.type !== "boolean") return bound.type === "interval" ? callNode("interval_text", [bound.node]) : bound.node;
	if (bound.node.kind === "NullLiteral") return bound.node;
	const word = (text: string) => callNode("json", [textNode(text)]);
	return caseNode(
		[
			[bound.node, word("true")],
			[notNode(bound.node), word("false")],
		],
		nullNode,
	);
}
