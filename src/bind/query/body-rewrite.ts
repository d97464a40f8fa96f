import {
	binaryNode,
	columnNode,
	type FunctionRow,
	numberNode,
	operate,
	rankRow,
	rowNumberRow,
} from "../../functions/index.ts";
import type { Expression, OrderItem, Query, QueryBody, Select, SetOperation } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import { comparable } from "../expression/comparable.ts";
import { derivedTable, innerColumn, innerValue, outputNode, selectQuery } from "./subquery-rewrite.ts";

/** A body with the order of its rows: items are positions of its columns, or expressions over its tables. */
export interface OrderedBody {
	readonly body: QueryBody;
	readonly columns: readonly BoundColumn[];
	readonly orderBy: readonly OrderItem[];
}

/** Makes a body that is no plain SELECT into one, so that more columns can stand beside its own. */
export function asSelect({
	body,
	columns,
	orderBy,
}: OrderedBody): Omit<OrderedBody, "body"> & { readonly body: Select } {
	const isPlain = body.kind === "Select" && !body.distinct;
	return { body: isPlain ? body : selectAll({ body, columns }), columns, orderBy };
}

function selectAll({ body, columns }: Pick<OrderedBody, "body" | "columns">): Select {
	const query: Query = { kind: "Query", body, orderBy: [] };
	const items = columns.map((column) => outputNode(innerColumn(column), column.internal));
	return { kind: "Select", items, from: [derivedTable(query, "q")], groupBy: [], windows: [] };
}

/**
 * The position of a column whose values are ordered by another form becomes that form.
 * @param isPlain Whether the body's own expressions can stand in the order; a set operation, or DISTINCT, has the form only around it.
 */
export function orderByForms(ordered: OrderedBody, isPlain: boolean): OrderedBody {
	const hasForm = ({ expression }: BoundColumn) => comparable(expression).node !== expression.node;
	const columnAt = ({ expression }: OrderItem): BoundColumn | undefined =>
		expression.kind === "NumberLiteral" ? ordered.columns[Number(expression.text) - 1] : undefined;
	const isFormed = ordered.orderBy.map(columnAt).some((column) => column !== undefined && hasForm(column));
	if (!isFormed) return ordered;
	const orderBy = ordered.orderBy.map((item): OrderItem => {
		const column = columnAt(item);
		if (!column || !hasForm(column)) return item;
		return { ...item, expression: comparable(isPlain ? column.expression : innerValue(column)).node };
	});
	return { ...ordered, body: isPlain ? ordered.body : selectAll(ordered), orderBy };
}

/** DISTINCT ON: the first row of each group, by the order of the query. */
export function keepFirstOfEach(ordered: OrderedBody, keys: readonly Expression[]): OrderedBody {
	const plain = asSelect(ordered);
	const number = windowCall(rowNumberRow, keys, expandPositions(plain));
	return wrap(plain, [number], ([place]) => place && binaryNode("=", place, numberNode(1)));
}

/** WITH TIES: the rows up to a count, and those that equal the last of them in the order. */
export function keepTies(ordered: OrderedBody, count: Expression, offset: Expression | undefined): OrderedBody {
	const plain = asSelect(ordered);
	const order = expandPositions(plain);
	const last = offset ? binaryNode("+", offset, count) : count;
	return wrap(plain, [windowCall(rankRow, [], order), windowCall(rowNumberRow, [], order)], ([rank, place]) => {
		if (!rank || !place) return undefined;
		const isKept = binaryNode("<=", rank, last);
		return offset ? binaryNode("and", isKept, binaryNode(">", place, offset)) : isKept;
	});
}

/** INTERSECT ALL and EXCEPT ALL: equal rows are numbered, which makes them different. */
export function numberDoubles(
	node: SetOperation,
	columns: readonly BoundColumn[],
	right: readonly BoundColumn[],
): QueryBody {
	const numbered = (side: QueryBody, names: readonly BoundColumn[]): QueryBody => {
		const cells = names.map(innerColumn);
		const number = windowCall(rowNumberRow, cells, []);
		const items = [...cells.map((cell, index) => outputNode(cell, `c${String(index + 1)}`)), outputNode(number, "n")];
		return selectQuery(items, [derivedTable({ kind: "Query", body: side, orderBy: [] }, "q")]).body;
	};
	const body: SetOperation = {
		...node,
		isAll: false,
		left: numbered(node.left, columns),
		right: numbered(node.right, right),
	};
	const items = columns.map((column, index) => outputNode(columnNode("q", `c${String(index + 1)}`), column.internal));
	return selectQuery(items, [derivedTable({ kind: "Query", body, orderBy: [] }, "q")]).body;
}

type Plain = ReturnType<typeof asSelect>;

// Positions mean output columns in ORDER BY only; in a window the expressions themselves have to stand.
function expandPositions({ body, orderBy }: Plain): readonly OrderItem[] {
	return orderBy.map((item) => {
		const position = item.expression.kind === "NumberLiteral" ? Number(item.expression.text) : undefined;
		const output = position === undefined ? undefined : body.items[position - 1];
		return output?.kind === "OutputColumn" ? { ...item, expression: output.expression } : item;
	});
}

/** A call of a window function without arguments. */
export function windowCall(
	row: FunctionRow,
	partitionBy: readonly Expression[],
	orderBy: readonly OrderItem[],
): Expression {
	return operate(row, [], { over: { kind: "Window", partitionBy, orderBy } });
}

// The windows are computed inside; outside stands what filters by them, and the order again.
function wrap(
	plain: Plain,
	windows: readonly Expression[],
	keep: (places: readonly Expression[]) => Expression | undefined,
): OrderedBody {
	const hidden = plain.orderBy.flatMap(({ expression }) => (expression.kind === "NumberLiteral" ? [] : [expression]));
	const inner: Select = {
		...plain.body,
		items: [
			...plain.body.items,
			...hidden.map((node, index) => outputNode(node, `o${String(index + 1)}`)),
			...windows.map((node, index) => outputNode(node, `n${String(index + 1)}`)),
		],
	};
	let next = 0;
	const orderBy = plain.orderBy.map((item) => {
		if (item.expression.kind === "NumberLiteral") return item;
		next++;
		return { ...item, expression: columnNode("q", `o${String(next)}`) };
	});
	const body: Select = {
		kind: "Select",
		items: plain.columns.map((column) => outputNode(innerColumn(column), column.internal)),
		from: [derivedTable({ kind: "Query", body: inner, orderBy: [] }, "q")],
		where: keep(windows.map((_, index) => columnNode("q", `n${String(index + 1)}`))),
		groupBy: [],
		windows: [],
	};
	return { body, columns: plain.columns, orderBy };
}
