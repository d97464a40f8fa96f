import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A column by name, with or without its table and schema.
 * @example `c.email` → { kind: "ColumnReference", path: [c, email] }
 */
export interface ColumnReference extends NodeBase {
	readonly kind: "ColumnReference";
	readonly path: readonly Identifier[];
}
