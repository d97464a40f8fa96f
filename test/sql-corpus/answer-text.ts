import { formatTimestamp, type SqlValue } from "../../src/base/index.ts";
import type { QueryResult } from "../../src/driver/index.ts";

/**
 * The rows of a result as PostgreSQL prints them: values joined by `|`, NULL as `∅`, booleans as t and f.
 * @example ["1|a|t", "2|∅|f"]
 */
export function printAnswer(result: QueryResult): readonly string[] {
	return result.rows.map((row) => result.columns.map(({ name }) => printValue(row[name] ?? null)).join("|"));
}

function printValue(value: SqlValue): string {
	if (value === null) return "∅";
	if (typeof value === "boolean") return value ? "t" : "f";
	if (value instanceof Date) return formatTimestamp(value.getTime()).replace(/(\.\d*?)0+$/, "$1");
	if (typeof value === "object") return JSON.stringify(value);
	return typeof value === "string" ? value : String(value);
}

/**
 * Tells whether two printed rows say the same; numbers may differ in the last digits, as binary and decimal arithmetic do.
 * @example isSameRow("1|0.3", "1|0.30000000000000004") // true
 */
export function isSameRow(left: string | undefined, right: string | undefined): boolean {
	if (left === undefined || right === undefined) return left === right;
	const [first, second] = [left.split("|"), right.split("|")];
	return first.length === second.length && first.every((value, index) => isSameValue(value, second[index] ?? ""));
}

function isSameValue(left: string, right: string): boolean {
	if (left === right) return true;
	const [first, second] = [Number(left), Number(right)];
	if (left.trim() === "" || right.trim() === "" || !Number.isFinite(first) || !Number.isFinite(second)) return false;
	return Math.abs(first - second) <= 1e-9 * Math.max(1, Math.abs(first), Math.abs(second));
}
