import type { Argument } from "./argument.ts";
import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { OrderItem } from "./order-item.ts";
import type { Window } from "./window.ts";

/**
 * A function call, with all that an aggregate or window function can add to it.
 * The spellings of the standard arrive as calls too: EXTRACT(f FROM x) → extract('f', x), SUBSTRING(x FROM a FOR b) → substring(x, a, b),
 * POSITION(a IN b) → position(a, b), TRIM(BOTH c FROM x) → btrim(x, c) (LEADING ltrim, TRAILING rtrim), OVERLAY(x PLACING y FROM a FOR b) →
 * overlay(x, y, a, b), CURRENT_DATE → current_date().
 * @example `count(*) FILTER (WHERE open)` → { kind: "FunctionCall", path: [count], arguments: [], isStar: true, filter: open }
 */
export interface FunctionCall extends NodeBase {
	readonly kind: "FunctionCall";
	readonly path: readonly Identifier[];
	readonly arguments: readonly Argument[];
	/** count(*) */
	readonly isStar: boolean;
	readonly isDistinct: boolean;
	/** string_agg(x, ',' ORDER BY y) */
	readonly orderBy: readonly OrderItem[];
	readonly withinGroup: readonly OrderItem[];
	readonly filter?: Expression | undefined;
	/** OVER (…) or OVER name. */
	readonly over?: Window | Identifier | undefined;
}
