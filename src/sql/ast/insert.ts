import type { Conflict } from "./conflict.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";
import type { SelectItem } from "./select-item.ts";
import type { TableName } from "./table-name.ts";

/**
 * INSERT INTO or UPSERT INTO; VALUES arrive as a Query over Values.
 * @example `INSERT INTO tags (name) VALUES ('a')` → { kind: "Insert", table: tags, columns: [name], source: Query, isUpsert: false, returning: [] }
 */
export interface Insert extends NodeBase {
	readonly kind: "Insert";
	readonly table: TableName;
	readonly columns: readonly Identifier[];
	readonly source: Query;
	readonly isUpsert: boolean;
	readonly conflict?: Conflict | undefined;
	readonly returning: readonly SelectItem[];
}
