import { isUtc, type SqlType, type ValueType } from "../base/index.ts";
import {
	type Expression,
	type Node,
	type Operation,
	type TableAlias,
	type TableExpression,
	walkNode,
} from "../sql/index.ts";
import { isNumberInside } from "./number/number-storage.ts";
import type { FunctionRow, Operand } from "./row/function-row.ts";
import type { TableFunctionRow } from "./row/table-function-table.ts";
import { isStored, type Stored } from "./stored-column.ts";
import { instantNode, localNode } from "./time/session-time.ts";
import { callNode, nameNode } from "./tree.ts";

/** What a call can add to its function and arguments. */
export type OperationExtras = Partial<Omit<Operation, "kind" | "operator" | "operands" | "operandTypes">>;

/** The use of a function: its row, and what it is applied to. */
export function operate(
	row: FunctionRow,
	operands: readonly (Operand & Stored)[],
	extras: OperationExtras = {},
): Operation {
	return {
		kind: "Operation",
		operator: row,
		operands: operands.map(({ node }) => node),
		operandTypes: operands.map(typeOf),
		...extras,
	};
}

function typeOf(operand: Operand & Stored): ValueType {
	const { type, element, fields, isWhole, intervalStyle } = operand;
	const isNative = type === "numeric" ? isNumberInside(operand) : undefined;
	return { type, element, fields, isWhole, isNative, isFiniteTime: findFiniteness(operand), intervalStyle };
}

const times: readonly SqlType[] = ["timestamp", "local_timestamp", "date"];

/** A value together with whether it is a time that is never infinity. */
export function withFiniteness(operand: Operand & Stored): Operand {
	const isFiniteTime = findFiniteness(operand);
	return isFiniteTime === operand.isFiniteTime ? operand : { ...operand, isFiniteTime };
}

function findFiniteness(operand: Operand & Stored): boolean | undefined {
	if (operand.isFiniteTime !== undefined || !times.includes(operand.type)) return operand.isFiniteTime;
	return !mayBeInfinite(operand);
}

/**
 * Whether the value of a time can be infinity, which no column of a service is: what is cut out of the digits of a time has to ask first.
 */
export function mayBeInfinite({ node, origin }: { readonly node: Expression } & Stored): boolean {
	if (node.kind === "ColumnReference") return !isStored({ origin });
	let isFound = false;
	walkNode(node, (part) => {
		if (part.kind === "StringLiteral") isFound ||= /^-?infinity$/.test(part.value);
		if (part.kind === "Parameter") isFound ||= part.name !== "now";
		if (part.kind === "Operation") isFound ||= rowOf(part).mayBeInfinite === true;
	});
	return isFound;
}

/** A function in FROM, or rows that are made of JSON: its columns are c1, c2, … of the relation, and `ordinality`. */
export function tableOf(
	row: TableFunctionRow,
	operands: readonly (Operand & Stored)[],
	relation: string,
	zone = "UTC",
): TableExpression {
	const call: Operation = {
		kind: "Operation",
		operator: row,
		operands: operands.map(({ node }) => node),
		operandTypes: operands.map(typeOf),
		...(!isUtc(zone) && { zone }),
	};
	const alias: TableAlias = { kind: "TableAlias", name: nameNode(relation), columns: [] };
	return { kind: "FunctionTable", isLateral: false, call, hasOrdinality: false, alias };
}

/** The row that the operation of a function in FROM points at. */
export function tableRowOf({ operator }: Operation): TableFunctionRow {
	return operator as TableFunctionRow;
}

/** The row that an operation points at. */
export function rowOf({ operator }: Operation): FunctionRow {
	// Only operate makes operations.
	return operator as FunctionRow;
}

/** Whether an operation may fail, as a division does. */
export function mayRaise(node: Operation): boolean {
	const { isRaising = false } = rowOf(node);
	return typeof isRaising === "function" ? isRaising(node.operands) : isRaising;
}

/** The operands of an operation with their types. */
export function operandsOf({ operands, operandTypes }: Operation): readonly Operand[] {
	return operands.map((node, index) => ({ node, ...(operandTypes[index] ?? { type: "unknown" }) }));
}

/** Tells whether a node is an aggregate, which makes one value of the rows of a group. */
export function isAggregate(node: Node): node is Operation {
	return node.kind === "Operation" && node.over === undefined && rowOf(node).kind === "aggregate";
}

/** Tells whether an expression holds an aggregate, as `count(*) + 1` does. */
export function hasAggregate(root: Expression): boolean {
	let found = false;
	walkNode(root, (node) => {
		if (isAggregate(node)) found = true;
		// Those of a subquery are its own.
		return !found && node.kind !== "Query";
	});
	return found;
}

/**
 * An operation in SQLite's form, without what an aggregate or a window adds.
 * @param operands In SQLite's form.
 */
export function writeOperation(row: FunctionRow, operands: readonly Operand[], zone = "UTC"): Expression {
	const nodes = operands.map(({ node, type }) =>
		row.isByClock && type === "timestamp" ? localNode(node, zone) : node,
	);
	const call = row.write ? row.write(nodes, operands, zone) : callNode(row.names[0] ?? "", nodes);
	return row.isByClock && givesInstant(row, operands) ? instantNode(call, zone) : call;
}

function givesInstant({ returns }: FunctionRow, operands: readonly Operand[]): boolean {
	if (returns !== "time") return returns === "timestamp";
	return operands.find(({ type }) => times.includes(type))?.type === "timestamp";
}
