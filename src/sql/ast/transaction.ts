import type { NodeBase } from "./node-base.ts";

/**
 * BEGIN, COMMIT or ROLLBACK, or what a transaction is to be like: this one (`set`), or those to come (`characteristics`).
 * @example `COMMIT` → { kind: "Transaction", action: "commit" }
 * @example `BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY` → { kind: "Transaction", action: "begin", isolation: "serializable", isReadonly: true }
 */
export interface Transaction extends NodeBase {
	readonly kind: "Transaction";
	readonly action: "begin" | "commit" | "rollback" | "set" | "characteristics";
	/** It was written START TRANSACTION. */
	readonly isStart?: boolean | undefined;
	/** Another one of the same kind begins when it ends: COMMIT AND CHAIN. */
	readonly isChained?: boolean | undefined;
	readonly isolation?: string | undefined;
	readonly isReadonly?: boolean | undefined;
}
