import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { TableAlias } from "./table-alias.ts";

/**
 * A table or view by name.
 * @example `intercom.contacts#CACHE AS c` → { kind: "TableName", path: [intercom, contacts], alias: c, isCacheOnly: true }
 */
export interface TableName extends NodeBase {
	readonly kind: "TableName";
	readonly path: readonly Identifier[];
	readonly alias?: TableAlias | undefined;
	/** Written as t#CACHE: the cache as it is. */
	readonly isCacheOnly?: boolean | undefined;
}
