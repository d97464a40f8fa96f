import type { StoredValue } from "../base/index.ts";

/**
 * Estimates what rows take, in bytes.
 * @example estimateBytes([["63a0", 7, null]]) // 13
 */
export function estimateBytes(rows: readonly (readonly StoredValue[])[]): number {
	let total = 0;
	for (const row of rows) {
		for (const value of row) total += typeof value === "string" ? value.length + 1 : 4;
	}
	return total;
}
