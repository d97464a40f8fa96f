import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * A cursor over the rows of a query.
 * @example `DECLARE c SCROLL CURSOR WITH HOLD FOR SELECT 1` → { kind: "DeclareCursor", name: c, isScroll: true, isHeld: true, isBinary: false, query }
 */
export interface DeclareCursor extends NodeBase {
	readonly kind: "DeclareCursor";
	readonly name: Identifier;
	/** Whether it may go back; undefined where the statement does not say. */
	readonly isScroll?: boolean | undefined;
	/** It outlives the transaction. */
	readonly isHeld: boolean;
	/** Its values come in binary form. */
	readonly isBinary: boolean;
	readonly query: Query;
}
