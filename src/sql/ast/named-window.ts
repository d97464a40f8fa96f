import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { Window } from "./window.ts";

/**
 * One window of a WINDOW clause.
 * @example `WINDOW w AS (ORDER BY a)` → { kind: "NamedWindow", name: w, window: Window }
 */
export interface NamedWindow extends NodeBase {
	readonly kind: "NamedWindow";
	readonly name: Identifier;
	readonly window: Window;
}
