import { createError, suggestName } from "../base/index.ts";
import {
	type Expression,
	type FunctionTable,
	type Node,
	type OutputColumn,
	type Query,
	type Select,
	type TableAlias,
	type TableExpression,
	walkNode,
} from "../sql/index.ts";
import type { Binder, BoundColumn, ExpressionContext } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { classOf, coerce, notSupported } from "./coercion.ts";
import { findFunctions } from "./functions/function-list.ts";
import { findTableFunctions, type TableFunctionRow, tableFunctionNames } from "./functions/table-function-table.ts";
import { areShort } from "./number-storage.ts";
import type { Scope } from "./scope.ts";
import { settleTime } from "./session-time.ts";
import { derivedTable, innerColumn, outputNode, selectQuery } from "./subquery-rewrite.ts";
import { binaryNode, callNode, columnNode, nameNode, numberNode, textNode } from "./tree.ts";

/** A table that is made of JSON: the tree, and its columns under the relation's id. */
export interface UnfoldedTable {
	readonly node: TableExpression;
	readonly columns: readonly BoundColumn[];
}

/**
 * Binds a function in FROM. All of them come to a JSON array that SQLite's json_each unfolds, so that the arguments may speak of tables to the left.
 * @throws unknown_function (42883).
 */
export function bindFunctionTable(node: FunctionTable, id: string, scope: Scope, binder: Binder): UnfoldedTable {
	const name = node.call.path.at(-1)?.name ?? "";
	const rows = findTableFunctions(name);
	const context: ExpressionContext = { binder, scope, noAggregates: "FROM" };
	const bounds = node.call.arguments.map((argument) => binder.bindExpression(argument.value, context));
	const row = rows.find((candidate) => isFitting(candidate, bounds));
	if (!row) {
		const call = `${name.toLowerCase()}(${bounds.map((bound) => bound.type).join(", ")}) in FROM`;
		const suggestion =
			rows.length > 0
				? `It takes (${rows.map((each) => each.parameters.join(", ")).join(") or (")}).`
				: suggestName(name, tableFunctionNames, "Functions in FROM give tables.");
		throw createError("unknown_function", { call, suggestion }, { position: node.call.at });
	}
	const settled = bounds.map((bound, index) => {
		const wanted = row.parameters[index] ?? "text";
		const isKept = bound.type !== "unknown" && bound.type !== "date";
		const settledType = wanted === "timestamp" ? settleTime(bounds) : wanted;
		return coerce(bound, isKept && wanted !== "timestamp" ? bound.type : settledType, binder.nameParameter);
	});
	const types = row.columns(settled);
	const isShort = areShort(settled);
	const isSingle = types.length === 1;
	const aliasName = node.alias?.name.name;
	const columns = types.map(({ name: column, type, element }, index): BoundColumn => {
		const value = columnNode(id, "value");
		const cell = isSingle ? value : binaryNode("->>", value, numberNode(index));
		const shown = column ?? aliasName ?? name.toLowerCase();
		return {
			name: shown,
			internal: "value",
			expression: { node: cell, type, element, name: shown, isNullable: true, isShort },
		};
	});
	const ordinality: BoundColumn = {
		name: "ordinality",
		internal: "key",
		expression: {
			node: binaryNode("+", columnNode(id, "key"), numberNode(1)),
			type: "integer",
			name: "ordinality",
			isNullable: false,
		},
	};
	return {
		node: unfold(row.write(settled, binder.zone), id),
		columns: node.hasOrdinality ? [...columns, ordinality] : columns,
	};
}

function isFitting(row: TableFunctionRow, bounds: readonly BoundExpression[]): boolean {
	const least = row.required ?? row.parameters.length;
	if (bounds.length < least || bounds.length > row.parameters.length) return false;
	return bounds.every(({ type }, index) => {
		const wanted = row.parameters[index];
		if (type === "unknown" || type === wanted) return true;
		if (wanted === "timestamp") return type === "date" || type === "local_timestamp";
		if (wanted === "integer" || wanted === "double")
			return type === "integer" || type === "numeric" || type === "double";
		if (wanted === "json" && type === "json_text") return true;
		return (wanted === "text" || wanted === "json") && (type === "varchar" || type === "text");
	});
}

function unfold(json: Expression, id: string): TableExpression {
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(id), columns: [] };
	return { kind: "FunctionTable", isLateral: false, call: callNode("json_each", [json]), hasOrdinality: false, alias };
}

/**
 * A query in FROM that speaks of tables to its left, as JSON that json_each unfolds: SQLite has no LATERAL.
 * Source of the form: rows as JSON arrays in one JSON array.
 */
export function unfoldQuery(query: Query, columns: readonly BoundColumn[], id: string): UnfoldedTable {
	// Text that is JSON would be taken for a value, not for text, without the empty string behind it.
	const cells = columns.map((column) =>
		isStoredAsJson(column.expression) ? binaryNode("||", innerColumn(column), textNode("")) : innerColumn(column),
	);
	const rows = callNode("json_group_array", [callNode("json_array", cells)]);
	const list: Expression = {
		kind: "ScalarSubquery",
		query: selectQuery([outputNode(rows, "c1")], [derivedTable(query, "q")]),
	};
	return {
		node: unfold(list, id),
		columns: columns.map((column, index) => ({
			...column,
			expression: {
				...column.expression,
				node: binaryNode("->>", columnNode(id, "value"), numberNode(index)),
				origin: undefined,
				isNullable: true,
			},
		})),
	};
}

function isStoredAsJson({ type }: BoundExpression): boolean {
	return classOf(type) === "json" || type === "record";
}

/** Tells whether a bound query speaks of any of the relations around it. */
export function speaksOf(query: Query, ids: ReadonlySet<string>): boolean {
	let found = false;
	walkNode(query, (node) => {
		if (node.kind === "ColumnReference" && ids.has(node.path[0]?.name ?? "")) found = true;
		return !found;
	});
	return found;
}

/**
 * A function that gives rows and stands in the select list moves to FROM, where its rows multiply those of the tables.
 * @throws not_supported (0A000) for several of them, or beside GROUP BY.
 */
export function moveSetFunctions(select: Select): Select {
	const moved = select.items.flatMap((item) =>
		item.kind === "OutputColumn" && isSetCall(item.expression) ? [item] : [],
	);
	const [only] = moved;
	if (!only) return select;
	if (moved.length > 1)
		throw notSupported(
			"several functions that give rows in one select list",
			"Put them into FROM.",
			moved.at(-1) ?? select,
		);
	if (select.groupBy.length > 0 || select.having || select.items.some(hasAggregateCall))
		throw notSupported("a function that gives rows beside aggregates", "Put it into FROM, or into a subquery.", only);
	const name = "moved to FROM";
	const call = only.expression;
	if (call.kind !== "FunctionCall") return select;
	const functionName = call.path.at(-1)?.name ?? "";
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(name), columns: [nameNode(functionName)] };
	const table: TableExpression = {
		kind: "FunctionTable",
		isLateral: true,
		call,
		hasOrdinality: false,
		alias,
		at: call.at,
	};
	const column: OutputColumn = {
		...only,
		expression: { kind: "ColumnReference", path: [nameNode(name), nameNode(functionName)], at: call.at },
		alias: only.alias ?? nameNode(functionName),
	};
	return {
		...select,
		items: select.items.map((item) => (item === only ? column : item)),
		from: [...select.from, table],
	};
}

function hasAggregateCall(item: Node): boolean {
	let found = false;
	walkNode(item, (node) => {
		if (node.kind === "Query") return false;
		if (node.kind === "FunctionCall" && !node.over)
			found ||= findFunctions(node.path.at(-1)?.name ?? "")[0]?.kind === "aggregate";
		return !found;
	});
	return found;
}

function isSetCall(node: Expression): boolean {
	return (
		node.kind === "FunctionCall" &&
		!node.over &&
		findTableFunctions(node.path.at(-1)?.name ?? "").some((row) => row.isSetFunction !== false)
	);
}
