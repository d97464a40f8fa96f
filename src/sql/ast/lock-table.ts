import type { NodeBase } from "./node-base.ts";
import type { TableName } from "./table-name.ts";

/**
 * Tables that shall stay as they are until the transaction ends.
 * @example `LOCK TABLE tags IN ACCESS SHARE MODE` → { kind: "LockTable", tables: [tags], mode: "access share", isNoWait: false }
 */
export interface LockTable extends NodeBase {
	readonly kind: "LockTable";
	readonly tables: readonly TableName[];
	/** In small letters; access exclusive where the statement names none. */
	readonly mode: string;
	readonly isNoWait: boolean;
}
