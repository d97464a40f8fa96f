import { createError } from "../../base/index.ts";
import { type FunctionRow, findFunctions } from "../../functions/index.ts";
import type { FunctionCall } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import { notSupported } from "./coercion.ts";
import { findWindow } from "./window-binder.ts";

/** What the arguments of a call may use: those of an aggregate hold no aggregate; those of a window function do, for windows come after groups. */
export function argumentContext(name: string, node: FunctionCall, context: ExpressionContext): ExpressionContext {
	const kind = findFunctions(name)[0]?.kind;
	if (node.over && kind !== "scalar") return { ...context, around: "window" };
	if (kind !== "aggregate") return context;
	const noAggregates = context.noAggregates ?? `the arguments of ${name.toLowerCase()}`;
	return { ...context, noAggregates, around: "aggregate" };
}

/**
 * Checks that a call is one of its function's kind, and that an aggregate or a window function may stand where it does; tells the query of it.
 * @throws wrong_function_kind (42809), grouping (42803), windowing (42P20), and unknown_window (42704) where PostgreSQL looks for the window first.
 */
export function checkPlace(row: FunctionRow, node: FunctionCall, context: ExpressionContext): void {
	checkKind(row, node);
	if (row.kind === "scalar") return;
	if (node.over) {
		checkWindowPlace(node, context);
		context.onWindow?.();
		return;
	}
	if (context.noAggregates !== undefined) {
		const slots = {
			problem: `aggregates cannot stand in ${context.noAggregates}`,
			advice: "Use HAVING, or a subquery.",
		};
		throw createError("grouping", slots, { position: node.at });
	}
	context.onAggregate?.();
}

function checkKind(row: FunctionRow, node: FunctionCall): void {
	const name = row.names[0] ?? "";
	if (row.kind === "window" && !node.over) {
		const slots = {
			problem: `the window function ${name} needs an OVER clause`,
			advice: `Write ${name}(…) OVER (ORDER BY …).`,
		};
		throw createError("wrong_function_kind", slots, { position: node.at });
	}
	if (row.kind === "window" && node.filter)
		throw notSupported(
			`FILTER of the window function ${name}`,
			"Write CASE WHEN … around what it is to look at.",
			node,
		);
	const decorations =
		node.isDistinct || node.orderBy.length > 0 || node.filter !== undefined || node.over !== undefined;
	if (row.kind !== "scalar" || (!decorations && node.withinGroup.length === 0)) return;
	const slots = {
		problem: `${name} is no aggregate, so DISTINCT, ORDER BY, FILTER and OVER do not go with it`,
		advice: "Leave them out.",
	};
	throw createError("wrong_function_kind", slots, { position: node.at });
}

// Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/parser/parse_agg.c, transformWindowFuncCall and check_agg_arguments.
function checkWindowPlace({ over, at }: FunctionCall, context: ExpressionContext): void {
	const { around, noAggregates } = context;
	// What stands around an argument is looked at when the argument is done.
	if (around !== undefined && around !== "window definition" && over?.kind === "Identifier")
		findWindow(over, context.windows);
	const place = noAggregates ?? (around && `a ${around}`);
	if (place === undefined) return;
	const slots = { problem: `window functions cannot stand in ${place}`, advice: "Use a subquery." };
	throw createError(around === "aggregate" ? "grouping" : "windowing", slots, { position: at });
}
