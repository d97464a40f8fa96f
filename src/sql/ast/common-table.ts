import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * One table of a WITH clause.
 * @example `a (x) AS NOT MATERIALIZED (SELECT 1)` → { kind: "CommonTable", name: a, columns: [x], query: Query, isMaterialized: false }
 */
export interface CommonTable extends NodeBase {
	readonly kind: "CommonTable";
	readonly name: Identifier;
	readonly columns: readonly Identifier[];
	readonly query: Query;
	/** Absent when neither MATERIALIZED nor NOT MATERIALIZED was written. */
	readonly isMaterialized?: boolean | undefined;
}
