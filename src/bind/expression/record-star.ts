import { createError } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { ScopeColumn } from "../bound.ts";
import { takeFieldAt } from "./record.ts";
import { findWholeRow } from "./whole-row.ts";

/**
 * All fields of a record, which `(x).*` means in a select list; those of a row of a table are its columns.
 * Source: https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-USAGE.
 * @throws wrong_function_kind (42809) for what is no record.
 */
export function expandRecord(node: Expression, context: ExpressionContext): readonly ScopeColumn[] {
	const row = findWholeRow(node, context.scope);
	if (row) return row.columns;
	const record = context.binder.bindExpression(node, context);
	if (record.type === "record")
		return (record.fields ?? []).flatMap(({ name }, index) => {
			const expression = takeFieldAt(record, index);
			return expression ? [{ name, expression }] : [];
		});
	const slots = { problem: `a value of type ${record.type} has no fields`, advice: "Leave .* out." };
	throw createError("wrong_function_kind", slots, { position: node.at });
}
