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

/** What rows are sorted by, in their order; numbers stand without a box each, with NaN for none. */
export type SortKeys = Float64Array | readonly FieldValue[];

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
 * Sorts rows by their keys, as {@link compareRows} does.
 * @param rows Indexes, ascending.
 * @param keys The key of each row, in the same order; they are used up.
 */
export function sortRows(rows: Uint32Array, keys: SortKeys, isDescending: boolean): Uint32Array {
	let missing = 0;
	for (let place = 0; place < rows.length; place++) if (isMissing(keys[place])) missing++;
	const places = (keys instanceof Float64Array ? packPlaces(keys) : undefined) ?? comparePlaces(keys);
	const sorted = new Uint32Array(rows.length);
	for (let place = 0; place < sorted.length; place++) sorted[place] = rows[places[place] ?? 0] ?? 0;
	if (!isDescending) return sorted;
	sorted.subarray(0, sorted.length - missing).reverse();
	sorted.subarray(sorted.length - missing).reverse();
	return sorted;
}

function compareKeys(left: FieldValue, right: FieldValue): number {
	if (typeof left === "number" && typeof right === "number") return left - right;
	const leftText = String(left);
	const rightText = String(right);
	return leftText < rightText ? -1 : leftText > rightText ? 1 : 0;
}

// A key and its place are packed into one number, which the runtime sorts without being asked back; undefined when
// they do not fit.
function packPlaces(keys: Float64Array): Float64Array | undefined {
	let least = Number.POSITIVE_INFINITY;
	let most = Number.NEGATIVE_INFINITY;
	for (const key of keys) {
		if (Number.isNaN(key)) continue;
		if (!Number.isInteger(key)) return undefined;
		if (key < least) least = key;
		if (key > most) most = key;
	}
	const count = keys.length;
	if (least > most) return keys.map((_, place) => place);
	if (most - least + 2 > Number.MAX_SAFE_INTEGER / count) return undefined;
	// What has no key is packed behind all that have one.
	const last = most - least + 1;
	for (let place = 0; place < count; place++) {
		const key = keys[place] ?? 0;
		keys[place] = (Number.isNaN(key) ? last : key - least) * count + place;
	}
	keys.sort();
	for (let place = 0; place < count; place++) keys[place] = (keys[place] ?? 0) % count;
	return keys;
}

function comparePlaces(keys: SortKeys): Uint32Array {
	const rowAt = (place: number): SortedRow => ({ index: place, key: keys[place] });
	return new Uint32Array(keys.length)
		.map((_, place) => place)
		.sort((left, right) => compareRows(rowAt(left), rowAt(right), false));
}

function isMissing(key: FieldValue): boolean {
	return key === null || key === undefined || Number.isNaN(key);
}
