import type { Expression } from "../../sql/index.ts";
import type { Operand } from "../row/function-row.ts";
import { callNode } from "../tree.ts";
import { isNumberInside } from "./number-storage.ts";

/**
 * A function that picks one of its values by their order: where the first are decimals, it is given a form of them that sorts,
 * and the value is made again of what it picks.
 * @param picked How many of the arguments are values; all, unless said otherwise.
 */
export function sortDecimals(
	bounds: readonly Operand[],
	nodes: readonly Expression[],
	write: (values: readonly Expression[]) => Expression,
	picked: number = nodes.length,
): Expression {
	if (bounds.slice(0, picked).every(isNumberInside)) return write(nodes);
	const values = nodes.map((node, index) => (index < picked ? callNode("numeric_sortable", [node]) : node));
	return callNode("numeric_value", [write(values)]);
}
