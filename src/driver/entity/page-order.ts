import type { CatalogTable } from "../../catalog/index.ts";
import { binaryNode, conjunctionNode, disjunctionNode, notNode, numberNode } from "../../functions/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import { createNode, type Expression, type OrderItem } from "../../sql/index.ts";
import { referTo } from "./entity-field.ts";
import type { CursorValue, PagePosition } from "./page-cursor.ts";
import type { SortTerm } from "./search-sort.ts";
import type { StatementValues } from "./statement-values.ts";

/** How the pages of a table follow each other, whatever the order in which the service gives its rows. */
export interface PageOrder<Position extends PagePosition = PagePosition> {
	readonly kind: Position["kind"];
	/** The columns whose values tell where the next page begins. */
	readonly columns: readonly ColumnDefinition[];
	/** Absent: a first page takes the rows that come first. */
	orderBy(position: Position | undefined): readonly OrderItem[];
	/** What the rows of a page meet that begins there. */
	restrict(position: Position, values: StatementValues): Expression | undefined;
	offset(position: Position | undefined): Expression | undefined;
	/**
	 * Where the page behind these rows begins.
	 * @param rows The values of {@link PageOrder.columns} in each; at least one.
	 */
	advance(rows: readonly (readonly CursorValue[])[], position: Position | undefined): Position;
}

type Of<Kind extends PagePosition["kind"]> = PageOrder<Extract<PagePosition, { kind: Kind }>>;

/**
 * Chooses how pages follow each other. By a column that the service can order by, each page costs as many requests as it has rows for. Elsewhere
 * the first page does, unless an order is asked for, and the second one reads the rest of what is asked.
 * @param sort Empty: no order is asked for; then the newest come first where the service can order by that.
 */
export function choosePageOrder(table: CatalogTable, sort: readonly SortTerm[]): PageOrder {
	const key = table.definition.key.flatMap((name) => table.columns.filter((column) => column.name === name));
	if (key.length === 0) return pageByCount(table, sort);
	const terms = sort.length > 0 ? sort : orderUsually(table);
	const [first, ...others] = terms;
	const [only, ...more] = key;
	const isCarried = first?.column.isSortable === true && others.length === 0;
	if (isCarried && only && more.length === 0) return pageByValue(first, only);
	return pageByRow(terms, key, terms.length === 0 && !isOneAnswer(table));
}

// The order of the key costs nothing where all rows come at once.
function isOneAnswer({ definition }: CatalogTable): boolean {
	return definition.read.some((path) => path.kind === "list" && path.paging === "none");
}

function orderUsually({ definition, columns }: CatalogTable): readonly SortTerm[] {
	const name = definition.read.flatMap((path) => (path.kind === "search" ? [path.stableOrder] : []))[0];
	const column = columns.find((candidate) => candidate.name === name);
	return column ? [{ column, isDescending: true }] : [];
}

function pageByValue({ column, isDescending }: SortTerm, key: ColumnDefinition): Of<"value"> {
	return {
		kind: "value",
		columns: [column, key],
		orderBy: () => [order(column, isDescending)],
		restrict: ({ value, given }, values) => {
			const bound = () => values.add(column.name, value);
			const isOther = binaryNode("<>", referTo(column), bound());
			return binaryNode(
				"and",
				binaryNode(isDescending ? "<=" : ">=", referTo(column), bound()),
				disjunctionNode([
					isOther,
					leaveOut(
						[key],
						given.map((id) => [id]),
						values,
					),
				]),
			);
		},
		offset: () => undefined,
		advance: (rows, position) => {
			const value = rows.at(-1)?.[0] ?? null;
			const equal = rows.filter((row) => row[0] === value).map((row) => row[1] ?? null);
			return { kind: "value", value, given: [...(position?.value === value ? position.given : []), ...equal] };
		},
	};
}

function pageByRow(terms: readonly SortTerm[], key: readonly ColumnDefinition[], isUnordered: boolean): Of<"row"> {
	const left = key.filter((column) => !terms.some((term) => term.column === column));
	const all = [...terms, ...left.map((column) => ({ column, isDescending: false }))];
	return {
		kind: "row",
		columns: all.map(({ column }) => column),
		orderBy: (position) => {
			if (isUnordered && !position) return [];
			return all.map(({ column, isDescending }) => order(column, isDescending, key.includes(column)));
		},
		restrict: ({ after, given }, values) =>
			conjunctionNode([
				...(given.length === 0 ? [] : [leaveOut(key, given, values)]),
				...(after.length === 0 ? [] : [comeAfter(all, after, key, values)]),
			]),
		offset: () => undefined,
		advance: (rows, position) =>
			isUnordered && !position
				? { kind: "row", after: [], given: rows }
				: { kind: "row", after: rows.at(-1) ?? [], given: position?.given ?? [] },
	};
}

// What has no key, as a view: all that can be compared tells its rows from each other.
function pageByCount({ columns }: CatalogTable, sort: readonly SortTerm[]): Of<"count"> {
	const others = columns.filter(
		({ type, name }) => type !== "json" && !sort.some(({ column }) => column.name === name),
	);
	const all = [...sort, ...others.map((column) => ({ column, isDescending: false }))];
	return {
		kind: "count",
		columns: [],
		orderBy: () => all.map(({ column, isDescending }) => order(column, isDescending, false)),
		restrict: () => undefined,
		offset: (position) => position && numberNode(position.count),
		advance: (rows, position) => ({ kind: "count", count: (position?.count ?? 0) + rows.length }),
	};
}

function order(column: ColumnDefinition, isDescending: boolean, isNeverNull = true): OrderItem {
	return {
		kind: "OrderItem",
		expression: referTo(column),
		isDescending,
		nulls: isNeverNull ? undefined : "last",
	};
}

function leaveOut(
	key: readonly ColumnDefinition[],
	given: readonly (readonly CursorValue[])[],
	values: StatementValues,
): Expression {
	const [only, ...more] = key;
	if (only && more.length === 0) {
		const items = given.map((row) => values.add(only.name, row[0] ?? null));
		return createNode("InList", { operand: referTo(only), items, isNegated: true });
	}
	const equal = given.map((row) =>
		key.map((column, index) => binaryNode("=", referTo(column), values.add(column.name, row[index] ?? null))),
	);
	return notNode(disjunctionNode(equal.flatMap((parts) => conjunctionNode(parts) ?? [])));
}

// (a, b, c) > (1, 2, 3), where the columns may run down and lack a value: behind by the first column, or equal there and behind by the next.
function comeAfter(
	[first, ...others]: readonly SortTerm[],
	[value = null, ...rest]: readonly CursorValue[],
	key: readonly ColumnDefinition[],
	values: StatementValues,
): Expression {
	if (!first) return { kind: "BooleanLiteral", value: false };
	const { column, isDescending } = first;
	const isNull = createNode("Is", { operand: referTo(column), test: "null", isNegated: false });
	const behind: Expression[] = [];
	if (value !== null) {
		behind.push(binaryNode(isDescending ? "<" : ">", referTo(column), values.add(column.name, value)));
		if (!key.includes(column)) behind.push(isNull);
	}
	if (others.length > 0) {
		const isEqual = value === null ? isNull : binaryNode("=", referTo(column), values.add(column.name, value));
		behind.push(binaryNode("and", isEqual, comeAfter(others, rest, key, values)));
	}
	return disjunctionNode(behind);
}
