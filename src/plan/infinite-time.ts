import type { Expression } from "../sql/index.ts";
import { walkNode } from "../sql/index.ts";
import type { BoundExpression } from "./bound.ts";
import { binaryNode, caseNode, nullNode, numberNode, textNode } from "./tree.ts";

/**
 * Whether the value of a time can be infinity, which no column of a service is: what is cut out of the digits of a time has to ask first.
 */
export function mayBeInfinite({ node, origin }: BoundExpression): boolean {
	if (node.kind === "ColumnReference") return origin === undefined;
	let isFound = false;
	walkNode(node, (part) => {
		if (part.kind === "StringLiteral") isFound ||= /^-?infinity$/.test(part.value);
		if (part.kind === "Parameter") isFound ||= part.name !== "now";
		if (part.kind === "FunctionCall") isFound ||= /^text_to_/.test(part.path[0]?.name ?? "");
	});
	return isFound;
}

/** One value for infinite times and another for all others. */
export function chooseInfinite(
	time: Expression,
	{ infinite, finite }: { readonly infinite: "NULL" | "Infinity"; readonly finite: Expression },
): Expression {
	const isThat = (text: string) => binaryNode("=", time, textNode(text));
	// SQLite reads a number that is too large as infinity.
	const [above, below] = infinite === "NULL" ? [nullNode, nullNode] : [numberNode("9e999"), numberNode("-9e999")];
	return caseNode(
		[
			[isThat("infinity"), above],
			[isThat("-infinity"), below],
		],
		finite,
	);
}
