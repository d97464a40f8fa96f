import type { Expression } from "../../sql/index.ts";
import type { Relation } from "../bound.ts";
import { findRow, type Scope, seesColumn } from "../query/scope.ts";
import { needColumns } from "../undiscovered.ts";

/** The table that a name means which is no column. */
export function findWholeRow(node: Expression, scope: Scope): Relation | undefined {
	const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : undefined;
	const relation = only && !seesColumn(scope, only.name) ? findRow(scope, only.name) : undefined;
	if (relation) needColumns([relation]);
	return relation;
}
