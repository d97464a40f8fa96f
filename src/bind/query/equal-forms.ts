import {
	binaryNode,
	columnNode,
	hasManyLooks,
	minimumRow,
	numberNode,
	oneOfEqualsRow,
	operate,
	rowNumberRow,
	shortSumRow,
} from "../../functions/index.ts";
import type { Query, QueryBody, Select, SetOperation } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import { comparable } from "../expression/comparable.ts";
import { type OrderedBody, windowCall } from "./body-rewrite.ts";
import { derivedTable, innerColumn, innerValue, outputNode, selectQuery } from "./subquery-rewrite.ts";

/** DISTINCT where equal values may look different: one row of each group of equal ones, as it looks. */
export function showOneOfEach(ordered: OrderedBody): OrderedBody {
	const { body, columns } = ordered;
	const isFormed = columns.some(({ expression }) => hasManyLooks(expression));
	if (body.kind !== "Select" || body.distinct?.on.length !== 0 || !isFormed) return ordered;
	return { ...ordered, body: keepOneOfEach(body, columns) };
}

function keepOneOfEach(body: Select, columns: readonly BoundColumn[]): QueryBody {
	const inner: Query = { kind: "Query", body: { ...body, distinct: undefined }, orderBy: [] };
	const items = columns.map((column) => outputNode(operate(oneOfEqualsRow, [innerValue(column)]), column.internal));
	const groupBy = columns.map((column) => comparable(innerValue(column)).node);
	const query = selectQuery(items, [derivedTable(inner, "q")], { groupBy });
	return { kind: "Query", body: query.body, orderBy: [] };
}

/** UNION, INTERSECT and EXCEPT where equal values may look different: the first of equal rows stays, as it looks. */
export function combineByForms(
	node: SetOperation,
	columns: readonly BoundColumn[],
	right: readonly BoundColumn[],
): QueryBody {
	const names = columns.map((_, index) => `c${String(index + 1)}`);
	const sideOf = (body: QueryBody, own: readonly BoundColumn[], side: number): QueryBody => {
		const cells = own.map((column, index) => outputNode(innerColumn(column), names[index] ?? ""));
		const forms = own.map((column, index) => {
			const expression = { ...(columns[index] ?? column).expression, node: innerColumn(column) };
			return comparable(expression).node;
		});
		const double = node.isAll ? windowCall(rowNumberRow, forms, []) : numberNode(0);
		const more = [
			...forms.map((form, index) => outputNode(form, `f${String(index + 1)}`)),
			...[outputNode(double, "n"), outputNode(numberNode(side), "side")],
		];
		return selectQuery([...cells, ...more], [derivedTable({ kind: "Query", body, orderBy: [] }, "q")]).body;
	};
	const rows: SetOperation = {
		kind: "SetOperation",
		operator: "union",
		isAll: true,
		left: sideOf(node.left, columns, 0),
		right: sideOf(node.right, right, 1),
	};
	const inner = (name: string) => columnNode("q", name);
	const side = { node: inner("side"), type: "int4" } as const;
	const [first, others] = [operate(minimumRow, [side]), operate(shortSumRow, [side])];
	const isLeft = binaryNode("=", first, numberNode(0));
	const isRight = binaryNode(node.operator === "intersect" ? ">" : "=", others, numberNode(0));
	const groups = selectQuery(
		[
			...names.map((name, index) => {
				const value = { ...(columns[index]?.expression ?? side), node: inner(name) };
				return outputNode(operate(oneOfEqualsRow, [value]), name);
			}),
			outputNode(first, "first"),
		],
		[derivedTable({ kind: "Query", body: rows, orderBy: [] }, "q")],
		{
			groupBy: [...names.map((_, index) => inner(`f${String(index + 1)}`)), inner("n")],
			having: node.operator === "union" ? undefined : binaryNode("and", isLeft, isRight),
		},
	);
	const items = columns.map((column, index) => outputNode(inner(names[index] ?? ""), column.internal));
	return { kind: "Query", body: selectQuery(items, [derivedTable(groups, "q")]).body, orderBy: [] };
}
