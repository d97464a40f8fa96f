import type { Argument } from "./argument.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A procedure call: EXEC name @a = 'x', @b = 1 or CALL name(a => 'x').
 * @example `EXEC archive_contact @id = '1'` → { kind: "Call", path: [archive_contact], arguments: [Argument id '1'] }
 */
export interface Call extends NodeBase {
	readonly kind: "Call";
	readonly path: readonly Identifier[];
	readonly arguments: readonly Argument[];
}
