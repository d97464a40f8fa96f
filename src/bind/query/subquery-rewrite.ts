import { isUtc, type SqlType } from "../../base/index.ts";
import { columnNode, isAggregate, nameNode, operate, singleValueRow } from "../../functions/index.ts";
import type { DerivedTable, Expression, OutputColumn, Query, Select, TableExpression } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, type ParameterNamer } from "../expression/coercion.ts";

/** A query in FROM under a name. */
export function derivedTable(query: Query, name: string): DerivedTable {
	const alias = { kind: "TableAlias", name: nameNode(name), columns: [] } as const;
	return { kind: "DerivedTable", isLateral: false, query, alias };
}

/** A query that is a plain SELECT and nothing around it. */
export function selectQuery(
	items: readonly OutputColumn[],
	from: readonly TableExpression[],
	rest: Partial<Select> = {},
): Query {
	const body: Select = { kind: "Select", items, from, groupBy: [], windows: [], ...rest };
	return { kind: "Query", body, orderBy: [] };
}

/** An output column c1, c2, … */
export function outputNode(expression: Expression, alias: string): OutputColumn {
	return { kind: "OutputColumn", expression, alias: nameNode(alias) };
}

/** The columns of a query under the names that the subquery `q` gives them. */
export function innerColumn(column: BoundColumn): Expression {
	return columnNode("q", column.internal);
}

/** The value of a column of a query, as the subquery `q` gives it. */
export function innerValue(column: BoundColumn): BoundExpression {
	return { ...column.expression, node: innerColumn(column) };
}

/**
 * Brings the columns of a bound query to the types that what compares with them needs: a date beside a timestamp, say.
 * The query itself, when nothing has to change.
 */
export function alignQuery(
	query: Query,
	columns: readonly BoundColumn[],
	types: readonly SqlType[],
	nameParameter: ParameterNamer,
): Query {
	const { zone } = nameParameter;
	if (columns.every((column, index) => !needsChange(column.expression.type, types[index], zone))) return query;
	const items = columns.map((column, index) => {
		const type = types[index] ?? column.expression.type;
		const inner = innerValue(column);
		const node = needsChange(inner.type, type, zone) ? coerce(inner, type, nameParameter).node : inner.node;
		return outputNode(node, column.internal);
	});
	return selectQuery(items, [derivedTable(query, "q")]);
}

// Only what has another form in SQLite has to be rewritten: whole numbers and doubles compare as they are.
function needsChange(from: SqlType, to: SqlType | undefined, zone: string): boolean {
	if (from === "date") return to === "timestamp" || to === "local_timestamp";
	if (to === "real") return from !== "real";
	if (from === "numeric") return to === "double";
	if (from === "bpchar") return to === "text" || to === "varchar";
	if (from === "time_of_day") return to === "zoned_time_of_day";
	return from === "local_timestamp" && to === "timestamp" && !isUtc(zone);
}

/**
 * Makes a query fail with 21000 when it has more than one row, as PostgreSQL does; SQLite would take the first.
 * A query that can have only one row stays as it is.
 */
export function singleRow(query: Query, columns: readonly BoundColumn[]): Query {
	if (hasOneRowAtMost(query)) return query;
	const items = columns.map((column) => outputNode(operate(singleValueRow, [innerValue(column)]), column.internal));
	return selectQuery(items, [derivedTable(query, "q")]);
}

function hasOneRowAtMost({ body, limit }: Query): boolean {
	if (limit?.kind === "NumberLiteral" && (limit.text === "1" || limit.text === "0")) return true;
	if (body.kind === "Values") return body.rows.length === 1;
	if (body.kind === "Query") return hasOneRowAtMost(body);
	if (body.kind !== "Select") return false;
	if (body.from.length === 0) return true;
	if (body.groupBy.length > 0 || body.having) return false;
	return (
		body.items.length > 0 && body.items.every((item) => item.kind === "OutputColumn" && isAggregate(item.expression))
	);
}
