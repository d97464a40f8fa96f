import type { Expression } from "../../sql/index.ts";

/** A column that a view's query speaks of. */
export interface ComparedColumn {
	readonly name: string;
	/** The object id of its type. */
	readonly type: number;
	/** As it is printed: with its table. */
	readonly text: string;
}

const wholeTypes: Readonly<Record<number, string>> = { 20: "bigint", 21: "smallint", 23: "integer" };
const decimalTypes: Readonly<Record<number, string>> = { 701: "double precision", 1700: "numeric" };
const boolean = 16;
const text = 25;
const date = 1082;
const varchar = 1043;
const mostInteger = 2_147_483_647n;

/** A column as an operand of a comparison: varchar is compared as text. @example printPlainCast({ text: "t.a", … }, true) // "t.a::text" */
export function printPlainCast({ type, text: printed }: ComparedColumn, isPretty: boolean): string {
	if (type !== varchar) return printed;
	return isPretty ? `${printed}::text` : `(${printed})::text`;
}

/**
 * A constant that is compared with a column of a type, as PostgreSQL prints it; undefined for one that it would have to be computed for.
 * @example printConstant({ kind: "StringLiteral", value: "a" }, 25, true) // "'a'::text"
 */
export function printConstant(node: Expression, type: number, isPretty: boolean): string | undefined {
	switch (node.kind) {
		case "StringLiteral":
			if (type === text || type === varchar) return `${quote(node.value)}::text`;
			return type === date && /^\d{4}-\d\d-\d\d$/.test(node.value) ? `${quote(node.value)}::date` : undefined;
		case "BooleanLiteral":
			return type === boolean ? String(node.value) : undefined;
		case "NumberLiteral":
			return printNumber(node.text, type, isPretty);
		case "Unary":
			return node.operator === "-" && node.operand.kind === "NumberLiteral" && isInteger(node.operand.text)
				? wholeTypes[type] && `'-${node.operand.text}'::integer`
				: undefined;
		default:
			return undefined;
	}
}

function printNumber(written: string, type: number, isPretty: boolean): string | undefined {
	if (wholeTypes[type]) return isInteger(written) ? written : undefined;
	const decimal = decimalTypes[type];
	if (!decimal || !/^\d+(\.\d+)?$/.test(written)) return undefined;
	if (decimal === "numeric" && written.includes(".")) return written;
	return isPretty ? `${written}::${decimal}` : `(${written})::${decimal}`;
}

function isInteger(written: string): boolean {
	return /^(0|[1-9]\d*)$/.test(written) && BigInt(written) <= mostInteger;
}

function quote(value: string): string {
	return `'${value.replaceAll("'", "''")}'`;
}

/** Whether columns of two types are compared without a cast but that of varchar. */
export function isComparable(one: number, other: number): boolean {
	return one === other || [one, other].every((type) => type === text || type === varchar);
}
