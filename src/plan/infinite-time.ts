import type { Expression } from "../sql/index.ts";
import { binaryNode, caseNode, nullNode, numberNode, textNode } from "./tree.ts";

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
