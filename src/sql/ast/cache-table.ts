import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * CACHE of a query's rows.
 * @example `CACHE WITH TRUNCATE SELECT * FROM contacts` → { kind: "CacheTable", mode: "truncate", query: Query }
 */
export interface CacheTable extends NodeBase {
	readonly kind: "CacheTable";
	readonly mode?: "truncate" | "drop existing" | "schema only" | undefined;
	readonly query: Query;
}
