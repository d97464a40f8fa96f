import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";
import type { TableAlias } from "./table-alias.ts";

/**
 * A query in FROM.
 * @example `LATERAL (SELECT 1) AS x` → { kind: "DerivedTable", isLateral: true, query: Query, alias: x }
 */
export interface DerivedTable extends NodeBase {
	readonly kind: "DerivedTable";
	readonly isLateral: boolean;
	readonly query: Query;
	readonly alias?: TableAlias | undefined;
}
