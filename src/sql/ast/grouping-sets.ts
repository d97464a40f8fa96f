import type { Expression } from "./expression.ts";
import type { GroupingElement } from "./grouping-element.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * GROUPING SETS (…), ROLLUP (…) or CUBE (…).
 * @example `GROUPING SETS ((a, b), a, ())` → { kind: "GroupingSets", type: "sets", elements: [[a, b], a, []] }
 */
export interface GroupingSets extends NodeBase {
	readonly kind: "GroupingSets";
	readonly type: "sets" | "rollup" | "cube";
	/** A parenthesised list of several expressions, or of none, is a list; one of a single expression is that expression. */
	readonly elements: readonly (GroupingElement | readonly Expression[])[];
}
