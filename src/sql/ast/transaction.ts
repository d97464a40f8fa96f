import type { NodeBase } from "./node-base.ts";

/**
 * BEGIN, COMMIT or ROLLBACK.
 * @example `COMMIT` → { kind: "Transaction", action: "commit" }
 */
export interface Transaction extends NodeBase {
	readonly kind: "Transaction";
	readonly action: "begin" | "commit" | "rollback";
}
