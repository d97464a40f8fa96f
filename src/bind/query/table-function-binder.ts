import { createError, isImplicit, isWholeType, suggestName } from "../../base/index.ts";
import {
	columnNode,
	findFunctions,
	findQueryFunction,
	findTableFunctions,
	gatherRowsRow,
	numberNode,
	operate,
	rowsRow,
	settleTime,
	standBeside,
	type TableFunctionRow,
	tableFunctionNames,
	tableOf,
} from "../../functions/index.ts";
import {
	type DerivedTable,
	type Expression,
	type FunctionCall,
	type FunctionTable,
	type Query,
	type TableExpression,
	walkNode,
} from "../../sql/index.ts";
import type { Binder, BoundColumn, ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce } from "../expression/coercion.ts";
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
	const calls = [writtenCall(node), ...(node.beside ?? [])]
		.flatMap(spreadArguments)
		.map((call) => bindRows(call, scope, binder));
	const [first, ...others] = calls;
	if (!first) throw createError("internal", { problem: "a function in FROM is no call" });
	const aliasName = others.length === 0 ? node.alias?.name.name : undefined;
	const columns = calls
		.flatMap(({ row, operands, name }) =>
			row.columns(operands).map((column) => ({ ...column, shown: column.name ?? aliasName ?? name })),
		)
		.map(({ shown, ...shape }, index): BoundColumn => {
			const internal = `c${String(index + 1)}`;
			const cell = columnNode(id, internal);
			return {
				name: shown,
				internal,
				expression: { ...shape, node: cell, name: shown, isNullable: true },
			};
		});
	const ordinality: BoundColumn = {
		name: "ordinality",
		internal: "ordinality",
		expression: { node: columnNode(id, "ordinality"), type: "integer", name: "ordinality", isNullable: false },
	};
	const parts = calls.map(({ row, operands }) => ({ row, count: operands.length }));
	const row = others.length === 0 ? first.row : standBeside(parts);
	return {
		node: tableOf(
			row,
			calls.flatMap(({ operands }) => operands),
			id,
			binder.zone,
		),
		columns: node.hasOrdinality ? [...columns, ordinality] : columns,
	};
}

/**
 * A function in FROM that gives a value and no rows, as the query of its one row:
 * `string_to_array('a,b', ',') AS s` becomes `LATERAL (SELECT string_to_array('a,b', ',') AS s) AS s`.
 * Source: https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLEFUNCTIONS.
 * @returns undefined for other functions.
 */
export function selectValue(node: FunctionTable): DerivedTable | undefined {
	const call = writtenCall(node);
	const name = call.path.at(-1)?.name ?? "";
	const isValue =
		findQueryFunction(name, call.arguments.length) !== undefined ||
		findFunctions(name).some(({ kind }) => kind === "scalar");
	if (!isValue || node.beside || findTableFunctions(name).length > 0) return undefined;
	const alias = node.alias?.name.name ?? name.toLowerCase();
	const bigint = { kind: "TypeName", name: "bigint", schema: undefined, modifiers: [], arrayDepth: 0 } as const;
	const one: Expression = { kind: "Cast", operand: numberNode(1), type: bigint };
	const ordinal = node.hasOrdinality ? [outputNode(one, "ordinality")] : [];
	const table = derivedTable(selectQuery([outputNode(call, alias), ...ordinal], []), alias);
	return { ...table, alias: node.alias ?? table.alias, isLateral: true, at: node.at };
}

// unnest(a, b) is ROWS FROM (unnest(a), unnest(b)).
function spreadArguments(call: FunctionCall): readonly FunctionCall[] {
	const isOfSeveral = findTableFunctions(call.path.at(-1)?.name ?? "").some((row) => row.takesSeveral === true);
	if (!isOfSeveral || call.arguments.length < 2) return [call];
	return call.arguments.map((argument) => ({ ...call, arguments: [argument] }));
}

interface RowsCall {
	readonly row: TableFunctionRow;
	readonly operands: readonly BoundExpression[];
	readonly name: string;
}

function bindRows(call: FunctionCall, scope: Scope, binder: Binder): RowsCall {
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
				: (binder.catalog.explainProcedure?.(name) ??
					suggestName(name, [...tableFunctionNames, ...listReadable(binder)], "Functions in FROM give tables."));
		throw createError("unknown_function", { call: shown, suggestion }, { position: call.at });
	}
	// A parameter beside numbers of 32 bits is one of them.
	const whole = bounds.filter(({ type }) => isWholeType(type));
	const isShort = whole.length > 0 && whole.every(({ type }) => type !== "integer");
	const operands = bounds.map((bound, index) => {
		const wanted = row.parameters[index] ?? "text";
		const isKept = bound.type !== "unknown" && bound.type !== "date";
		const settledType = wanted === "timestamp" ? settleTime(bounds) : wanted;
		const more = settledType === "integer" && isShort ? { told: { type: "int4" } as const } : {};
		return coerce(
			bound,
			isKept && wanted !== "timestamp" ? bound.type : settledType,
			binder.nameParameter,
			undefined,
			more,
		);
	});
	return { row, operands, name: name.toLowerCase() };
}

// Procedures that only read stand in FROM too.
function listReadable({ catalog: { procedures = [] } }: Binder): readonly string[] {
	return procedures.filter(({ rows }) => rows !== undefined).map(({ name }) => name);
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
		if (type === "unknown" || type === wanted || (wanted === "oid" && isImplicit(type, wanted))) return true;
		if (wanted === "timestamp") return type === "date" || type === "local_timestamp";
		if (wanted === "integer" || wanted === "double")
			return isWholeType(type) || type === "numeric" || type === "double";
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
			const { origin } = column.expression;
			const kept = origin && { ...origin, isComputed: true as const };
			return { ...column, expression: { ...column.expression, node, origin: kept, isNullable: true } };
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
