import type { NodeBase } from "./node-base.ts";

/**
 * A bit string: b and binary digits, or x and hexadecimal ones.
 * @example `X'1F'` → { kind: "BitLiteral", value: "x1F" }
 */
export interface BitLiteral extends NodeBase {
	readonly kind: "BitLiteral";
	readonly value: string;
}
