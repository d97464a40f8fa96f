import type { NodeBase } from "./node-base.ts";

/** NULL. */
export interface NullLiteral extends NodeBase {
	readonly kind: "NullLiteral";
}
