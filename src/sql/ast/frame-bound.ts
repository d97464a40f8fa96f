import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * One end of a frame.
 * @example `1 PRECEDING` → { kind: "FrameBound", type: "preceding", offset: NumberLiteral 1 }
 */
export interface FrameBound extends NodeBase {
	readonly kind: "FrameBound";
	readonly type: "unbounded preceding" | "preceding" | "current row" | "following" | "unbounded following";
	readonly offset?: Expression | undefined;
}
