import type { NodeBase } from "./node-base.ts";

/**
 * TRUE or FALSE.
 * @example `TRUE` → { kind: "BooleanLiteral", value: true }
 */
export interface BooleanLiteral extends NodeBase {
	readonly kind: "BooleanLiteral";
	readonly value: boolean;
}
