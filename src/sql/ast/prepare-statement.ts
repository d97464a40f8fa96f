import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { Explainable } from "./statement.ts";
import type { TypeName } from "./type-name.ts";

/**
 * A statement that is prepared under a name.
 * @example `PREPARE q (text) AS SELECT $1` → { kind: "PrepareStatement", name: q, types: [text], statement }
 */
export interface PrepareStatement extends NodeBase {
	readonly kind: "PrepareStatement";
	readonly name: Identifier;
	readonly types: readonly TypeName[];
	readonly statement: Explainable;
}
