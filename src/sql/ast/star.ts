import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * All columns, of everything or of one table.
 * @example `c.*` → { kind: "Star", qualifier: [c] }; `*` → { kind: "Star", qualifier: [] }
 */
export interface Star extends NodeBase {
	readonly kind: "Star";
	readonly qualifier: readonly Identifier[];
}
