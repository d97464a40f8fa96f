import type { StoredValue } from "../../base/index.ts";
import type { RegisteredAggregate } from "../registered/registered-function.ts";
import { multiplyDecimals, printDecimal } from "./decimal.ts";
import { readSmall, small, tens } from "./small-decimal.ts";
import { keyOf, readSpecial, readStored } from "./stored-decimal.ts";

type Stored = Exclude<StoredValue, null>;

/** The factors of the product that is the best so far. */
interface Best {
	left: Stored | null;
	right: Stored;
	/** The product as a double, where its digits are so few that no other such product has the same; NaN otherwise. */
	value: number;
	scale: number;
	/** A product of doubles that is below this cannot be better; for the least ones, both have the other sign. */
	bound: number;
}

/**
 * The largest or least product of two numbers, without making a text of each. Of equal ones it is that which the texts' order has first:
 * of the largest that with most decimals, of the least that with fewest.
 */
export function productExtreme(name: string, direction: 1 | -1): RegisteredAggregate {
	return {
		name,
		arity: 2,
		start: (): Best => ({ left: null, right: 0, value: Number.NaN, scale: 0, bound: Number.NEGATIVE_INFINITY }),
		step: (state, left = null, right = null) => compareProduct(state as Best, left, right, direction),
		result: (state) => {
			const { left, right } = state as Best;
			return left === null ? null : multiply(left, right);
		},
	};
}

// The error of a product of doubles, which mean the decimals nearest to them, is smaller: also where a factor is so near to zero that it
// has few bits, for the other one is below 2^1024 then.
const [relativeError, absoluteError] = [4e-15, 1e-14];
// Digits of so many have a double of their own, whatever their scale.
const largestProduct = 1e15;

function compareProduct(best: Best, left: StoredValue, right: StoredValue, direction: 1 | -1): Best {
	if (left === null || right === null) return best;
	const isNumber = typeof left !== "string" && typeof right !== "string";
	const product = isNumber ? direction * Number(left) * Number(right) : Number.NaN;
	if (product < best.bound) return best;
	const [value, scale] = [readProduct(left, right), small.scale];
	if (best.left !== null && !isBetter(best, left, right, value, scale, direction)) return best;
	best.left = left;
	best.right = right;
	best.value = value;
	best.scale = scale;
	best.bound = Number.isFinite(product)
		? product - Math.abs(product) * relativeError - absoluteError
		: Number.NEGATIVE_INFINITY;
	return best;
}

// Leaves the decimals of the product in `small`.
function readProduct(left: Stored, right: Stored): number {
	if (!readSmall(left)) return Number.NaN;
	const { digits, scale } = small;
	if (!readSmall(right)) return Number.NaN;
	small.scale += scale;
	const product = digits * small.digits;
	return Math.abs(product) < largestProduct ? product / (tens[small.scale] ?? Number.NaN) : Number.NaN;
}

function isBetter(best: Best, left: Stored, right: Stored, value: number, scale: number, direction: 1 | -1): boolean {
	if (value === best.value) return direction * (scale - best.scale) > 0;
	if (value < best.value) return direction < 0;
	if (value > best.value) return direction > 0;
	const [form, bestForm] = [sortable(left, right), sortable(best.left ?? 0, best.right)];
	return direction > 0 ? form > bestForm : form < bestForm;
}

function sortable(left: Stored, right: Stored): string {
	const product = multiply(left, right);
	return `${keyOf(product)} ${product}`;
}

function multiply(left: Stored, right: Stored): string {
	const [first, second] = [readStored(left), readStored(right)];
	return first && second
		? printDecimal(multiplyDecimals(first, second))
		: String(readSpecial(left) * readSpecial(right) + 0);
}
