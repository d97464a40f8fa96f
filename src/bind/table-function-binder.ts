import { createError, suggestName } from "../base/index.ts";
import {
	areShort,
	columnNode,
	findFunctions,
	findTableFunctions,
	gatherRowsRow,
	nameNode,
	operate,
	rowsRow,
	settleTime,
	type TableFunctionRow,
	tableFunctionNames,
	tableOf,
} from "../functions/index.ts";
import {
	type Expression,
	type FunctionCall,
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
import { coerce, notSupported } from "./coercion.ts";
import type { Scope } from "./scope.ts";
import { derivedTable, innerValue, outputNode, selectQuery } from "./subquery-rewrite.ts";

/** A table that a function gives: the tree, and its columns under the relation's id. */
export interface UnfoldedTable {
	readonly node: TableExpression;
	readonly columns: readonly BoundColumn[];
}

/**
 * Binds a function in FROM, whose arguments may speak of tables to the left.
 * @throws unknown_function (42883).
 */
export function bindFunctionTable(node: FunctionTable, id: string, scope: Scope, binder: Binder): UnfoldedTable {
	const call = writtenCall(node);
	const name = call.path.at(-1)?.name ?? "";
	const rows = findTableFunctions(name);
	const context: ExpressionContext = { binder, scope, noAggregates: "FROM" };
	const bounds = call.arguments.map((argument) => binder.bindExpression(argument.value, context));
	const row = rows.find((candidate) => isFitting(candidate, bounds));
	if (!row) {
		const shown = `${name.toLowerCase()}(${bounds.map((bound) => bound.type).join(", ")}) in FROM`;
		const suggestion =
			rows.length > 0
				? `It takes (${rows.map((each) => each.parameters.join(", ")).join(") or (")}).`
				: suggestName(name, tableFunctionNames, "Functions in FROM give tables.");
		throw createError("unknown_function", { call: shown, suggestion }, { position: call.at });
	}
	const settled = bounds.map((bound, index) => {
		const wanted = row.parameters[index] ?? "text";
		const isKept = bound.type !== "unknown" && bound.type !== "date";
		const settledType = wanted === "timestamp" ? settleTime(bounds) : wanted;
		return coerce(bound, isKept && wanted !== "timestamp" ? bound.type : settledType, binder.nameParameter);
	});
	const types = row.columns(settled);
	const isShort = areShort(settled);
	const aliasName = node.alias?.name.name;
	const columns = types.map(({ name: column, type, element }, index): BoundColumn => {
		const shown = column ?? aliasName ?? name.toLowerCase();
		const internal = `c${String(index + 1)}`;
		const cell = columnNode(id, internal);
		return {
			name: shown,
			internal,
			expression: { node: cell, type, element, name: shown, isNullable: true, isShort },
		};
	});
	const ordinality: BoundColumn = {
		name: "ordinality",
		internal: "ordinality",
		expression: { node: columnNode(id, "ordinality"), type: "integer", name: "ordinality", isNullable: false },
	};
	return {
		node: tableOf(row, settled, id, binder.zone),
		columns: node.hasOrdinality ? [...columns, ordinality] : columns,
	};
}

/** The call of a function in FROM as it is written. */
export function writtenCall({ call }: FunctionTable): FunctionCall {
	if (call.kind === "FunctionCall") return call;
	throw createError("internal", { problem: `${call.operator.names[0] ?? ""} is bound twice` });
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

/** A query in FROM that speaks of tables to its left: all of its rows at once, for each of theirs. */
export function unfoldQuery(query: Query, columns: readonly BoundColumn[], id: string): UnfoldedTable {
	const rows = operate(gatherRowsRow, columns.map(innerValue));
	const list: Expression = {
		kind: "ScalarSubquery",
		query: selectQuery([outputNode(rows, "c1")], [derivedTable(query, "q")]),
	};
	return {
		node: tableOf(rowsRow, [{ node: list, type: "json" }], id),
		columns: columns.map((column, index) => {
			const node = columnNode(id, `c${String(index + 1)}`);
			return { ...column, expression: { ...column.expression, node, origin: undefined, isNullable: true } };
		}),
	};
}

/** Tells whether a bound query speaks of any of the relations around it. */
export function speaksOf(query: Query | TableExpression, ids: ReadonlySet<string>): boolean {
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
