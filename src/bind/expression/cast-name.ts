import { nameOfType } from "../../base/index.ts";
import type { Cast, Expression } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";

/**
 * The name of a column that is cast: that of a column or a function is kept, that of a cast or a literal inside gives way.
 * @example nameCast(abs(1)::text, …) // "abs", where (1 + 1)::text is "text"
 */
export function nameCast(node: Cast, operand: BoundExpression): string {
	return isWeaklyNamed(node.operand) ? nameOfType(node.type.name, node.type.modifiers[0]) : operand.name;
}

/** Tells whether an expression, as it is written, gives a column no name of its own, as `1 + 1` and `1::text` do not. */
export function isWeaklyNamed(node: Expression): boolean {
	if (node.kind === "Cast" || node.kind === "Subscript") return isWeaklyNamed(node.operand);
	if (node.kind === "Case") return node.otherwise === undefined || isWeaklyNamed(node.otherwise);
	return !namedKinds.has(node.kind);
}

// What gives a column its own name: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/parser/parse_target.c, FigureColnameInternal.
const namedKinds: ReadonlySet<Expression["kind"]> = new Set([
	"ColumnReference",
	"FunctionCall",
	"FieldAccess",
	"ScalarSubquery",
	"Exists",
	"ArrayLiteral",
	"ArraySubquery",
	"Row",
	"AtTimeZone",
	"Collate",
]);
