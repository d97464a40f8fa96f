import type { Expression } from "../../sql/index.ts";
import { binaryNode, caseNode, nullNode, numberNode, textNode } from "../tree.ts";

type Infinite = "NULL" | "double" | "numeric";

// SQLite reads a number that is too large as infinity; that of type numeric is text.
const infinities: Readonly<Record<Infinite, readonly [above: Expression, below: Expression]>> = {
	NULL: [nullNode, nullNode],
	double: [numberNode("9e999"), numberNode("-9e999")],
	numeric: [textNode("Infinity"), textNode("-Infinity")],
};

/** One value for infinite times and another for all others. */
export function chooseInfinite(
	time: Expression,
	{ infinite, finite }: { readonly infinite: Infinite; readonly finite: Expression },
): Expression {
	const isThat = (text: string) => binaryNode("=", time, textNode(text));
	const [above, below] = infinities[infinite];
	return caseNode(
		[
			[isThat("infinity"), above],
			[isThat("-infinity"), below],
		],
		finite,
	);
}
