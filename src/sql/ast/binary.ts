import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/** The operators between two operands. */
export type BinaryOperator =
	| "and"
	| "or"
	| "="
	| "<>"
	| "<"
	| "<="
	| ">"
	| ">="
	| "+"
	| "-"
	| "*"
	| "/"
	| "%"
	| "^"
	| "||"
	| "->"
	| "->>"
	| "#>"
	| "#>>"
	| "#-"
	| "@>"
	| "<@"
	| "@?"
	| "@@"
	| "~"
	| "~*"
	| "!~"
	| "!~*"
	| "&"
	| "|"
	| "#"
	| "<<"
	| ">>"
	| "?"
	| "?|"
	| "?&"
	| "&&";

/**
 * An operator between two operands. `!=` arrives as `<>`, `OPERATOR(pg_catalog.=)` as `=`.
 * @example `a + 1` → { kind: "Binary", operator: "+", left: ColumnReference a, right: NumberLiteral 1 }
 */
export interface Binary extends NodeBase {
	readonly kind: "Binary";
	readonly operator: BinaryOperator;
	readonly left: Expression;
	readonly right: Expression;
}
