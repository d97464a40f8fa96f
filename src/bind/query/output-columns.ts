import { createError } from "../../base/index.ts";
import { findByName } from "../../catalog/index.ts";
import { nameNode } from "../../functions/index.ts";
import type { Expression, OutputColumn, QueryBody } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import type { Scope } from "./scope.ts";

/** A bound SELECT, VALUES or set operation: its tree, its columns, and how ORDER BY finds them. */
export interface BoundBody {
	readonly body: QueryBody;
	readonly columns: readonly BoundColumn[];
	/** Binds an ORDER BY expression over the tables of a plain SELECT. */
	readonly bindOrder?: ((node: Expression) => Expression) | undefined;
	/** Where a plain SELECT finds the names of its columns. */
	readonly scope?: Scope | undefined;
	/** Binds what PostgreSQL looks at behind ORDER BY and LIMIT, and checks what is grouped; undefined where nothing is left. */
	readonly finish?: ((order: readonly Expression[]) => BoundBody) | undefined;
	/** The expressions of DISTINCT ON; the body itself has no trace of it. */
	readonly distinctOn?: readonly Expression[] | undefined;
	/** Aggregates without GROUP BY make one row, or none where HAVING drops it. */
	readonly isOneRow?: boolean | undefined;
	/** The sets of GROUPING SETS, ROLLUP and CUBE; the body groups by all of their keys. */
	readonly sets?: GroupingPlan | undefined;
}

/** The grouping sets of a SELECT, and every expression that one of them groups by. */
export interface GroupingPlan {
	readonly sets: readonly (readonly Expression[])[];
	readonly keys: readonly Expression[];
	/** Keys that are grouped by another form of theirs. */
	readonly forms: ReadonlyMap<Expression, Expression>;
}

/**
 * The position of the output column that an ORDER BY or GROUP BY item names, from 1.
 * @throws order_not_in_output (42P10) for a position that the query does not have.
 */
export function findOutput(node: Expression, columns: readonly BoundColumn[]): number | undefined {
	if (node.kind === "NumberLiteral" && /^\d+$/.test(node.text)) {
		const position = Number(node.text);
		if (position >= 1 && position <= columns.length) return position;
		const problem = `position ${node.text} is not in the select list, which has ${String(columns.length)} columns`;
		throw createError("order_not_in_output", { problem, advice: "Count the columns from 1." }, { position: node.at });
	}
	const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : undefined;
	if (!only) return undefined;
	const exact = columns.findIndex((column) => column.name.toLowerCase() === only.name.toLowerCase());
	if (exact >= 0) return exact + 1;
	const folded = findByName(columns, only.name);
	return folded ? columns.indexOf(folded) + 1 : undefined;
}

/** Gives the outputs of a SELECT the names that SQLite knows them by: c1, c2, … */
export function nameOutputs(
	outputs: readonly BoundExpression[],
	names: readonly string[],
): { items: readonly OutputColumn[]; columns: readonly BoundColumn[] } {
	const columns = outputs.map(
		(expression, index): BoundColumn => ({
			name: names[index] ?? expression.name,
			internal: `c${String(index + 1)}`,
			expression: expression.type === "unknown" ? { ...expression, type: "text" } : expression,
		}),
	);
	const items = columns.map(
		(column): OutputColumn => ({
			kind: "OutputColumn",
			expression: column.expression.node,
			alias: nameNode(column.internal),
		}),
	);
	return { items, columns };
}
