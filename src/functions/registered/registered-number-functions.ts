import { createError } from "../../base/index.ts";
import { printDecimal, roundDecimal } from "../number/decimal.ts";
import { atan2d, degreeFunctions } from "../number/degree.ts";
import { domainError, outOfRange, roundHalfEven } from "../number/number-domain.ts";
import { formatNumber } from "../number/number-format.ts";
import { readNumberBy } from "../number/number-reading.ts";
import { readSpecial, readStored, storeWhole } from "../number/stored-decimal.ts";
import { keyOfJsonb } from "../text/jsonb-text.ts";
import { readArray } from "./registered-array-functions.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";

/** Mathematics that SQLite lacks. */
export const registeredNumberFunctions: readonly RegisteredFunction[] = [
	strict("cbrt", 1, (value) => Math.cbrt(Number(value))),
	...[Math.acos, Math.asin, Math.acosh, Math.atanh].map((inverse) =>
		strict(`${inverse.name}_of`, 1, (value) => checkInput(inverse(Number(value)))),
	),
	strict("cot_of", 1, (value) => checkRange(1 / Math.tan(Number(value)))),
	strict("exp_of", 1, (power) => checkRange(Math.exp(Number(power)))),
	strict("power_of", 2, (base, power) => raise(Number(base), Number(power))),
	strict("sqrt_of", 1, (value) => rootOf(Number(value))),
	strict("ln_of", 1, (value) => Math.log(positive(value))),
	strict("log10_of", 1, (value) => Math.log10(positive(value))),
	strict("log_to", 2, (base, value) =>
		Number(base) === 2 ? Math.log2(positive(value)) : Math.log(positive(value)) / Math.log(positive(base)),
	),
	strict("double_round", 1, (value) => roundHalfEven(Number(value))),
	strict("double_round", 2, (value, digits) => {
		const read = readStored(value);
		return read ? Number(printDecimal(roundDecimal(read, Number(digits)))) : Number(value);
	}),
	strict("divide_rest", 2, (dividend, divisor) => decimalRest(Number(dividend), nonZero(Number(divisor)))),
	wholes("gcd", commonDivisor),
	wholes("lcm", (left, right) => {
		const divisor = commonDivisor(left, right);
		return divisor === 0n ? 0n : sizeOf((left / divisor) * right);
	}),
	strict("factorial", 1, (value) => {
		const count = Number(value);
		if (count < 0) throw outOfRange("the factorial of a negative number");
		if (count > 32_177) throw outOfRange("overflow: the value");
		let product = 1n;
		for (let factor = 2n; factor <= count; factor++) product *= factor;
		return storeWhole(product);
	}),
	...Object.entries(degreeFunctions).map(([name, compute]) =>
		strict(name, 1, (value) => checkInput(compute(Number(value)))),
	),
	strict("atan2d", 2, (y, x) => atan2d(Number(y), Number(x))),
	// Counted by keys, for the bounds may be of any type that has an order.
	strict("width_bucket", 2, (key, bounds = "") =>
		asInteger(readArray(bounds).filter((bound) => keyOfJsonb(bound) <= String(key)).length),
	),
	strict("width_bucket", 4, (value, low, high, count) => {
		if (Number(count) <= 0 || Number(low) === Number(high))
			throw createError("invalid_argument", {
				problem: "width_bucket needs a positive count and different bounds",
				advice: "Write width_bucket(x, 0, 100, 10).",
			});
		const share = (Number(value) - Number(low)) / (Number(high) - Number(low));
		return asInteger(share < 0 ? 0 : share >= 1 ? Number(count) + 1 : Math.floor(share * Number(count)) + 1);
	}),
	strict("is_number_text", 1, (text) => (String(text).trim() !== "" && !Number.isNaN(Number(text)) ? 1n : 0n)),
	define("format_number", 2, (value, template) =>
		value === null || template === null
			? null
			: formatNumber(readStored(value) ?? (String(readSpecial(value)) as "NaN"), String(template)),
	),
	strict("read_number", 2, (text, template) => printDecimal(readNumberBy(String(text), String(template)))),
];

// As PostgreSQL's double precision: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-FLOAT.
function raise(base: number, power: number): number {
	if (base === 0 && power < 0) throw domainError("power", "zero raised to a negative power is undefined");
	if (base < 0 && Number.isFinite(power) && !Number.isInteger(power))
		throw domainError("power", "a negative number raised to a non-integer power yields a complex result");
	return base === 0 ? base ** power : checkRange(base ** power);
}

function rootOf(value: number): number {
	if (value < 0) throw domainError("root");
	return Math.sqrt(value);
}

function positive(value: string | number): number {
	const number = Number(value);
	if (number > 0 || Number.isNaN(number)) return number;
	throw domainError("logarithm", number === 0 ? "of zero" : "of a negative number");
}

function checkInput(value: number): number {
	if (Number.isFinite(value)) return value;
	throw outOfRange("the input");
}

function checkRange(value: number): number {
	if (value !== 0 && Number.isFinite(value)) return value;
	throw outOfRange(value === 0 ? "underflow: the value" : "overflow: the value");
}

function nonZero(divisor: number): number {
	if (divisor === 0) throw createError("division_by_zero", {});
	return divisor;
}

// 7.5 % 2.1 in decimals: binary rests would show 1.1999999999999997.
function decimalRest(dividend: number, divisor: number): number {
	return Number((dividend % divisor).toPrecision(15));
}

// Whole numbers of 64 bits, whose digits a double has not all.
function wholes(name: string, compute: (left: bigint, right: bigint) => bigint): RegisteredFunction {
	return define(name, 2, (left = null, right = null) => {
		if (left === null || right === null) return null;
		const value = compute(BigInt(left), BigInt(right));
		if (BigInt.asIntN(64, value) === value) return value;
		throw outOfRange("bigint");
	});
}

function commonDivisor(left: bigint, right: bigint): bigint {
	let [first, second] = [sizeOf(left), sizeOf(right)];
	while (second !== 0n) [first, second] = [second, first % second];
	return first;
}

function sizeOf(value: bigint): bigint {
	return value < 0n ? -value : value;
}
