import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { TableExpression } from "./table-expression.ts";

/**
 * Two joined tables. CROSS APPLY arrives as a cross join with a lateral table, OUTER APPLY as a left join ON TRUE.
 * @example `a LEFT JOIN b USING (id)` → { kind: "Join", type: "left", isNatural: false, left: a, right: b, using: [id] }
 */
export interface Join extends NodeBase {
	readonly kind: "Join";
	readonly type: "inner" | "left" | "right" | "full" | "cross";
	readonly isNatural: boolean;
	readonly left: TableExpression;
	readonly right: TableExpression;
	readonly on?: Expression | undefined;
	readonly using: readonly Identifier[];
}
