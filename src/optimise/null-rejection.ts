import { rowOf } from "../functions/index.ts";
import type { Expression } from "../sql/index.ts";

/**
 * Tells whether a condition cannot be true when all columns of some relations are NULL. A row that an outer join made up for want of a
 * match does not meet it, so that a match that does not meet it may as well be missing.
 * @example rejectsNulls(parse("r1.state = 'open'"), new Set(["r1"])) // true
 * @example rejectsNulls(parse("coalesce(r1.state, 'open') = 'open'"), new Set(["r1"])) // false
 */
export function rejectsNulls(node: Expression, relations: ReadonlySet<string>): boolean {
	switch (node.kind) {
		case "Binary":
			if (node.operator === "and") return rejectsNulls(node.left, relations) || rejectsNulls(node.right, relations);
			if (node.operator === "or") return rejectsNulls(node.left, relations) && rejectsNulls(node.right, relations);
			return isNullWith(node, relations);
		case "Unary":
			return node.operator === "not" ? rejectsNegated(node.operand, relations) : isNullWith(node, relations);
		case "Is":
			return (
				node.isNegated === (node.test === "null") && node.test !== "unknown" && isNullWith(node.operand, relations)
			);
		case "InList":
			return isNullWith(node.operand, relations);
		case "InQuery":
			return !node.isNegated && isNullWith(node.operand, relations);
		case "Like":
			return isNullWith(node.operand, relations) || isNullWith(node.pattern, relations);
		default:
			return isNullWith(node, relations);
	}
}

function rejectsNegated(node: Expression, relations: ReadonlySet<string>): boolean {
	if (node.kind === "Unary" && node.operator === "not") return rejectsNulls(node.operand, relations);
	if (node.kind !== "Binary") return isNullWith(node, relations);
	if (node.operator === "and") return rejectsNegated(node.left, relations) && rejectsNegated(node.right, relations);
	if (node.operator === "or") return rejectsNegated(node.left, relations) || rejectsNegated(node.right, relations);
	return isNullWith(node, relations);
}

const strictOperators: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "||"]);
// Whether the value is NULL for certain.
function isNullWith(node: Expression, relations: ReadonlySet<string>): boolean {
	switch (node.kind) {
		case "ColumnReference":
			return relations.has(node.path[0]?.name ?? "");
		case "Binary":
			if (!strictOperators.has(node.operator)) return false;
			return isNullWith(node.left, relations) || isNullWith(node.right, relations);
		case "Unary":
		case "Cast":
			return isNullWith(node.operand, relations);
		case "InList":
			return isNullWith(node.operand, relations);
		case "Like":
			return isNullWith(node.operand, relations) || isNullWith(node.pattern, relations);
		case "Operation":
			if (rowOf(node).isStrict !== true || node.over || node.filter) return false;
			return node.operands.some((operand) => isNullWith(operand, relations));
		default:
			return false;
	}
}
