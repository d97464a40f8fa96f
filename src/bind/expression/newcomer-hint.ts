import { classOf, type SqlType } from "../../base/index.ts";
import { findFunctions } from "../../functions/index.ts";
import { type Binary, type Expression, printExpression, walkNode } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";

/**
 * What to write instead of an instant and a number of days, which PostgreSQL does not add: `Write: now() - interval '7 days'`; undefined for other operands.
 */
export function adviseDays(node: Binary, left: BoundExpression, right: BoundExpression): string | undefined {
	if (node.operator !== "+" && node.operator !== "-") return undefined;
	if (!isInstantType(left.type) || classOf(right.type) !== "number") return undefined;
	const days =
		node.right.kind === "NumberLiteral"
			? `interval '${node.right.text} ${node.right.text === "1" ? "day" : "days"}'`
			: `(${printExpression(node.right)}) * interval '1 day'`;
	return `Write: ${printExpression(node.left)} ${node.operator} ${days}`;
}

/**
 * What to write instead of an alias of the select list, which PostgreSQL does not know in WHERE, HAVING or beside it.
 * @param name The alias.
 * @param expression What it stands for.
 * @see https://www.postgresql.org/docs/current/sql-select.html#SQL-SELECT-LIST
 */
export function adviseAlias(name: string, expression: Expression): string {
	const calls = { aggregate: false, window: false };
	walkNode(expression, (node) => {
		if (node.kind !== "FunctionCall") return;
		const kind = findFunctions(node.path.at(-1)?.name ?? "")[0]?.kind;
		if (node.over !== undefined || kind === "window") calls.window = true;
		else if (kind === "aggregate") calls.aggregate = true;
	});
	const what = `"${name}" is an alias of the select list, which is not known here.`;
	if (calls.window)
		return `${what} Put the SELECT into a subquery, and filter outside: SELECT * FROM (SELECT …) q WHERE ${name} …`;
	return `${what} Repeat its expression${calls.aggregate ? ", in HAVING" : ""}: ${printExpression(expression)}`;
}

function isInstantType(type: SqlType): boolean {
	return type === "timestamp" || type === "local_timestamp";
}
