import type { FieldValue } from "./field.ts";

/** One sort key and its direction. */
export interface Sort {
	readonly field: string;
	readonly order: "ascending" | "descending";
}

/** A row and what it is sorted by. */
export interface SortedRow {
	readonly index: number;
	readonly key: FieldValue;
}

/**
 * Compares two rows: rows without the key come last, whatever the direction; those with equal keys come by index.
 * @returns Less than, equal to, or more than 0.
 */
export function compareRows(left: SortedRow, right: SortedRow, isDescending: boolean): number {
	const isLeftMissing = isMissing(left.key);
	if (isLeftMissing !== isMissing(right.key)) return isLeftMissing ? 1 : -1;
	const difference = isLeftMissing ? 0 : compareKeys(left.key, right.key);
	return (isDescending ? -1 : 1) * (difference || left.index - right.index);
}

/**
 * Sorts rows by their keys.
 * @param rows Indexes, ascending.
 * @param keys The key of each row, in the same order.
 */
export function sortRows(rows: readonly number[], keys: readonly FieldValue[], isDescending: boolean): Uint32Array {
	const places = orderNumbers(keys) ?? orderAny(rows, keys);
	const sorted = Uint32Array.from(places, (place) => rows[place] ?? 0);
	if (!isDescending) return sorted;
	const missing = keys.reduce<number>((count, key) => (isMissing(key) ? count + 1 : count), 0);
	sorted.subarray(0, sorted.length - missing).reverse();
	sorted.subarray(sorted.length - missing).reverse();
	return sorted;
}

/**
 * Compares two sort keys; text by code unit, numbers by size.
 * @returns Less than, equal to, or more than 0.
 */
function compareKeys(left: FieldValue, right: FieldValue): number {
	if (typeof left === "number" && typeof right === "number") return left - right;
	const leftText = String(left);
	const rightText = String(right);
	return leftText < rightText ? -1 : leftText > rightText ? 1 : 0;
}

// A key and its place are packed into one number, which the runtime sorts without being asked back; undefined when
// they do not fit.
function orderNumbers(keys: readonly FieldValue[]): Float64Array | undefined {
	let least = Number.POSITIVE_INFINITY;
	let most = Number.NEGATIVE_INFINITY;
	for (const key of keys) {
		if (isMissing(key)) continue;
		if (typeof key !== "number" || !Number.isInteger(key)) return undefined;
		if (key < least) least = key;
		if (key > most) most = key;
	}
	const count = keys.length;
	if (least > most) return Float64Array.from(keys.keys());
	if (most - least + 2 > Number.MAX_SAFE_INTEGER / count) return undefined;
	const packed = new Float64Array(count);
	// What has no key is packed behind all that have one.
	for (const [place, key] of keys.entries()) {
		packed[place] = ((typeof key === "number" ? key : most + 1) - least) * count + place;
	}
	packed.sort();
	for (let place = 0; place < count; place++) packed[place] = (packed[place] ?? 0) % count;
	return packed;
}

function orderAny(rows: readonly number[], keys: readonly FieldValue[]): number[] {
	const rowAt = (place: number): SortedRow => ({ index: rows[place] ?? 0, key: keys[place] });
	return rows.map((_, place) => place).sort((left, right) => compareRows(rowAt(left), rowAt(right), false));
}

function isMissing(key: FieldValue): boolean {
	return key === null || key === undefined;
}
