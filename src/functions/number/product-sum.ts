import type { StoredValue } from "../../base/index.ts";
import type { RegisteredAggregate } from "../registered/registered-function.ts";
import { multiplyDecimals } from "./decimal.ts";
import { addDigits, addLarge, addValue, type Direction, type Sum, startSum } from "./exact-sum.ts";
import { readSmall, small } from "./small-decimal.ts";
import { readSpecial, readStored } from "./stored-decimal.ts";

// Up to here, a product of digits is an exact double, and one more of the sum's.
const largestProduct = 1e15;

/** Adds up the products of two numbers, without making a text of each. */
export function createProductSum(result: RegisteredAggregate["result"]): RegisteredAggregate {
	return {
		name: "numeric_sum_product",
		arity: 2,
		start: startSum,
		step: (state, left = null, right = null) => addProduct(state as Sum, left, right, 1),
		inverse: (state, left = null, right = null) => addProduct(state as Sum, left, right, -1),
		result,
	};
}

function addProduct(sum: Sum, left: StoredValue, right: StoredValue, direction: Direction): Sum {
	if (left === null || right === null) return sum;
	if (readSmall(left)) {
		const { digits, scale } = small;
		const product = readSmall(right) ? digits * small.digits : Number.NaN;
		if (Math.abs(product) < largestProduct) {
			sum.count += direction;
			return addDigits(sum, product, scale + small.scale, direction);
		}
	}
	const [first, second] = [readStored(left), readStored(right)];
	if (!first || !second) return addValue(sum, String(readSpecial(left) * readSpecial(right)), direction);
	sum.count += direction;
	return addLarge(sum, multiplyDecimals(first, second), direction);
}
