import { createError } from "../../base/index.ts";
import type { FunctionRow } from "../../functions/index.ts";
import type { FunctionCall } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";

/** The error for a call of a function that there is not, or not with such arguments (42883). */
export function unknownFunction(
	name: string,
	bounds: readonly BoundExpression[],
	node: FunctionCall,
	suggestion: string,
): Error {
	const call = `${name.toLowerCase()}(${node.isStar ? "*" : bounds.map((bound) => bound.type).join(", ")})`;
	return createError("unknown_function", { call, suggestion }, { position: node.at });
}

/** How many arguments functions of one name take. @example describeCounts([…]) // "It takes 2 to 3 arguments." */
export function describeCounts(rows: readonly FunctionRow[]): string {
	const counts = rows.map((row) => {
		const most = row.parameters.length;
		const least = row.required ?? most;
		return row.isVariadic
			? `${String(least)} or more`
			: least === most
				? String(most)
				: `${String(least)} to ${String(most)}`;
	});
	return `It takes ${[...new Set(counts)].join(" or ")} ${counts.length === 1 && counts[0] === "1" ? "argument" : "arguments"}.`;
}
