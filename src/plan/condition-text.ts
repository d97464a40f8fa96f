import type { StoredValue } from "../base/index.ts";
import { type Bindings, fold } from "../functions/index.ts";
import { type Expression, mapChildren, type Node, printExpression } from "../sql/index.ts";

/**
 * Writes conditions on one table as a reader knows them, with the values of parameters in their places.
 * @example printConditions([parse("r1.role = 'lead'")], {}) // "role = 'lead'"
 */
export function printConditions(conditions: readonly Expression[], bindings: Bindings): string {
	return conditions.map((condition) => printExpression(showNames(condition, bindings))).join(" AND ");
}

// The plan's own names for tables and parameters mean nothing to the reader, who knows which table it is about.
function showNames(node: Expression, bindings: Bindings): Expression {
	const rename = (child: Node): Node => {
		if (child.kind === "ColumnReference") {
			return { ...child, path: child.path.slice(-1).map((part) => ({ ...part, isQuoted: false })) };
		}
		// What is meant anyway need not be said.
		if (child.kind === "Like" && child.escape?.kind === "StringLiteral" && child.escape.value === "\\") {
			return mapChildren({ ...child, escape: undefined }, rename);
		}
		const isCall = child.kind === "FunctionCall" || child.kind === "Operation";
		const constant = child.kind === "Parameter" || isCall ? fold(child, bindings) : undefined;
		return constant ? writeConstant(constant.value) : mapChildren(child, rename);
	};
	return rename(node) as Expression;
}

function writeConstant(value: StoredValue): Expression {
	if (value === null) return { kind: "NullLiteral" };
	return typeof value === "string" ? { kind: "StringLiteral", value } : { kind: "NumberLiteral", text: String(value) };
}
