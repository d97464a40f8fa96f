import type { NodeBase } from "./node-base.ts";

/**
 * A string: '…', E'…', N'…' or $$…$$, decoded.
 * @example `'it''s'` → { kind: "StringLiteral", value: "it's" }
 */
export interface StringLiteral extends NodeBase {
	readonly kind: "StringLiteral";
	readonly value: string;
}
