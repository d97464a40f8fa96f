import type { NodeBase } from "./node-base.ts";

/**
 * A number, kept as text so that no digit is lost; never negative.
 * @example `1.50` → { kind: "NumberLiteral", text: "1.50" }
 */
export interface NumberLiteral extends NodeBase {
	readonly kind: "NumberLiteral";
	/** As written: "1", "1.50", ".5", "1e3", "1_000", "0xFF". */
	readonly text: string;
}
