import type { StoredValue } from "../base/index.ts";
import type { Expression, Operation } from "../sql/index.ts";
import { operandsOf, rowOf, writeOperation } from "./operation.ts";
import { findRegisteredFunction } from "./registered/registered-functions.ts";
import type { Operand } from "./row/function-row.ts";
import { nullNode, numberNode, textNode } from "./tree.ts";

/** The values that parameters have in this run, as SQLite binds them. */
export type Bindings = Readonly<Record<string, StoredValue>>;

/** A constant's value; booleans are 1n and 0n, as in SQLite. */
export interface Constant {
	readonly value: StoredValue;
}

/**
 * Computes an expression that depends on no row, with the statement's parameters and clock.
 * @returns undefined when it does depend on a row, or when only SQLite can compute it.
 * @example fold(parse("1 + 1"), {})?.value // 2n
 */
export function fold(node: Expression, bindings: Bindings): Constant | undefined {
	switch (node.kind) {
		case "NullLiteral":
			return { value: null };
		case "BooleanLiteral":
			return { value: node.value ? 1n : 0n };
		case "StringLiteral":
			return { value: node.value };
		case "NumberLiteral":
			return { value: readNumber(node.text) };
		case "Parameter":
			return node.name in bindings ? { value: bindings[node.name] ?? null } : undefined;
		case "Unary":
			return foldUnary(node.operator, fold(node.operand, bindings));
		case "Binary":
			return foldBinary(node.operator, fold(node.left, bindings), fold(node.right, bindings));
		case "Cast":
			return foldCast(node.type.name, fold(node.operand, bindings));
		case "Operation":
			return foldOperation(node, bindings);
		case "FunctionCall":
			return foldCall(node, bindings);
		default:
			return undefined;
	}
}

function readNumber(text: string): StoredValue {
	return /^\d+$/.test(text) ? BigInt(text) : Number(text);
}

function foldUnary(operator: string, operand: Constant | undefined): Constant | undefined {
	if (!operand) return undefined;
	if (operand.value === null) return { value: null };
	if (operator === "not") return { value: Number(operand.value) === 0 ? 1n : 0n };
	if (operator === "-" && typeof operand.value !== "string") return { value: -operand.value };
	return operator === "+" ? operand : undefined;
}

function foldBinary(operator: string, left: Constant | undefined, right: Constant | undefined): Constant | undefined {
	if (operator === "and" || operator === "or") return foldLogic(operator, left, right);
	if (!left || !right) return undefined;
	if (left.value === null || right.value === null) return { value: null };
	if (operator === "||") return { value: String(left.value) + String(right.value) };
	const order = compare(left.value, right.value);
	const outcome = order === undefined ? undefined : comparisons[operator]?.(order);
	if (outcome !== undefined) return { value: outcome ? 1n : 0n };
	return foldArithmetic(operator, left.value, right.value);
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
	"=": (order) => order === 0,
	"<>": (order) => order !== 0,
	"<": (order) => order < 0,
	"<=": (order) => order <= 0,
	">": (order) => order > 0,
	">=": (order) => order >= 0,
};

// Text is compared by code point, as SQLite does; JavaScript's own order differs beyond the basic plane.
function compare(left: StoredValue, right: StoredValue): number | undefined {
	if (left === null || right === null || (typeof left === "string") !== (typeof right === "string")) return undefined;
	if (typeof left === "string" && typeof right === "string")
		return Buffer.compare(Buffer.from(left), Buffer.from(right));
	return left < right ? -1 : left > right ? 1 : 0;
}

function foldLogic(
	operator: "and" | "or",
	left: Constant | undefined,
	right: Constant | undefined,
): Constant | undefined {
	const decisive = operator === "or";
	for (const side of [left, right]) {
		if (side && side.value !== null && (Number(side.value) !== 0) === decisive) return { value: decisive ? 1n : 0n };
	}
	if (!left || !right) return undefined;
	return { value: left.value === null || right.value === null ? null : decisive ? 0n : 1n };
}

function foldArithmetic(operator: string, left: StoredValue, right: StoredValue): Constant | undefined {
	if (typeof left === "bigint" && typeof right === "bigint") {
		if (operator === "+") return { value: left + right };
		if (operator === "-") return { value: left - right };
		if (operator === "*") return { value: left * right };
		return undefined;
	}
	if (typeof left === "string" || typeof right === "string") return undefined;
	const [first, second] = [Number(left), Number(right)];
	if (operator === "+") return { value: first + second };
	if (operator === "-") return { value: first - second };
	if (operator === "*") return { value: first * second };
	if (operator === "/" && second !== 0) return { value: first / second };
	return undefined;
}

function foldCast(type: string, operand: Constant | undefined): Constant | undefined {
	if (!operand || operand.value === null) return operand;
	if (type === "real" && typeof operand.value !== "string") return { value: Number(operand.value) };
	if (type === "text") return typeof operand.value === "number" ? undefined : { value: String(operand.value) };
	return type === "integer" && typeof operand.value === "bigint" ? operand : undefined;
}

// What it comes to in SQLite's form, once its operands are constants.
function foldOperation(node: Operation, bindings: Bindings): Constant | undefined {
	const row = rowOf(node);
	if (row.kind !== "scalar" || row.volatility === "volatile") return undefined;
	const operands: Operand[] = [];
	for (const operand of operandsOf(node)) {
		const constant = fold(operand.node, bindings);
		if (!constant) return undefined;
		operands.push({ ...operand, node: writeConstant(constant.value, operand.node) });
	}
	return fold(writeOperation(row, operands, node.zone), bindings);
}

// A literal stays as it is written: 1.0 is no whole number.
function writeConstant(value: StoredValue, written: Expression): Expression {
	if (/Literal$/.test(written.kind)) return written;
	if (value === null) return nullNode;
	if (typeof value === "string") return textNode(value);
	if (typeof value === "bigint") return numberNode(String(value));
	return numberNode(Number.isInteger(value) ? value.toFixed(1) : value);
}

function foldCall(node: Extract<Expression, { kind: "FunctionCall" }>, bindings: Bindings): Constant | undefined {
	const values: StoredValue[] = [];
	for (const argument of node.arguments) {
		const constant = fold(argument.value, bindings);
		if (!constant) return undefined;
		values.push(constant.value);
	}
	const name = node.path[0]?.name ?? "";
	if (name === "substr") return foldSubstring(values);
	const registered = findRegisteredFunction(name, values.length);
	return registered?.isDeterministic ? { value: registered.call(...values) } : undefined;
}

// Only what the binder writes: cutting the day out of a timestamp.
function foldSubstring([text, start, length]: readonly StoredValue[]): Constant | undefined {
	if (typeof text !== "string" || start !== 1n || typeof length !== "bigint") return undefined;
	return { value: text.slice(0, Number(length)) };
}
