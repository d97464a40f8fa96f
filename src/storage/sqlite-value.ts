import { createError, type StoredValue } from "../base/index.ts";

/** A value as better-sqlite3 takes it: it binds every number as REAL, so integers must be bigint. */
export type BoundValue = string | number | bigint | null;

const lowestInteger = -(2n ** 63n);
const highestInteger = 2n ** 63n - 1n;

/**
 * Turns a value into what SQLite shall store or compare: whole numbers become INTEGER, others REAL.
 * @throws execution_failed (22003) when an integer has more than 64 bits
 * @example bindValue(3) // 3n
 */
export function bindValue(value: StoredValue): BoundValue {
	if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
	if (typeof value === "bigint" && (value < lowestInteger || value > highestInteger)) {
		throw createError("execution_failed", {
			sqlState: "22003",
			problem: `the integer ${value} is out of range`,
			advice: "Integers have 64 bits. Use a double or a text.",
		});
	}
	return value;
}

/**
 * Turns a value that SQLite gave, integers as bigint, into ours: a number where that is exact.
 * @throws internal for a BLOB: no table has one
 * @example readValue(3n) // 3
 */
export function readValue(value: unknown): StoredValue {
	if (typeof value === "bigint") {
		const number = Number(value);
		return Number.isSafeInteger(number) ? number : value;
	}
	if (value === null || typeof value === "string" || typeof value === "number") return value;
	throw createError("internal", { problem: "a value of a result is a BLOB" });
}

/**
 * Turns a row that SQLite gave into ours, in place.
 * @example readRow([1n, "a"]) // [1, "a"]
 */
export function readRow(row: unknown[]): StoredValue[] {
	for (let index = 0; index < row.length; index++) row[index] = readValue(row[index]);
	return row as StoredValue[];
}
