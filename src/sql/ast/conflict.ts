import type { Assignment } from "./assignment.ts";
import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * ON CONFLICT of an INSERT.
 * @example `ON CONFLICT (id) DO UPDATE SET name = 'a'` → { kind: "Conflict", columns: [id], action: "update", assignments: [Assignment] }
 */
export interface Conflict extends NodeBase {
	readonly kind: "Conflict";
	readonly columns: readonly Identifier[];
	readonly action: "nothing" | "update";
	readonly assignments: readonly Assignment[];
	readonly where?: Expression | undefined;
}
