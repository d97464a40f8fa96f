import type { NodeBase } from "./node-base.ts";

/** NULL, or DEFAULT where a value is written. */
export interface NullLiteral extends NodeBase {
	readonly kind: "NullLiteral";
	readonly isDefault?: true | undefined;
}
