import { createError } from "../../base/index.ts";
import { formatNumber, readNumberBy } from "./number-format.ts";
import { asInteger, type RegisteredFunction, strict } from "./registered-function.ts";

/** Mathematics that SQLite lacks. */
export const registeredNumberFunctions: readonly RegisteredFunction[] = [
	strict("cbrt", 1, (value) => Math.cbrt(Number(value))),
	strict("exp_of", 1, (power) => checkRange(Math.exp(Number(power)))),
	strict("power_of", 2, (base, power) => raise(Number(base), Number(power))),
	strict("divide_whole", 2, (dividend, divisor) => asInteger(Number(dividend) / nonZero(Number(divisor)))),
	strict("divide_rest", 2, (dividend, divisor) => decimalRest(Number(dividend), nonZero(Number(divisor)))),
	strict("gcd", 2, (left, right) => asInteger(commonDivisor(Number(left), Number(right)))),
	strict("lcm", 2, (left, right) => {
		const divisor = commonDivisor(Number(left), Number(right));
		return asInteger(divisor === 0 ? 0 : Math.abs((Number(left) / divisor) * Number(right)));
	}),
	strict("factorial", 1, (value) => {
		if (Number(value) < 0 || Number(value) > 170) throw outOfRange("the factorial");
		return Array.from({ length: Number(value) }, (_, index) => index + 1).reduce(
			(product, factor) => product * factor,
			1,
		);
	}),
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
	strict("fit_numeric", 3, (value, precision, scale) => {
		const factor = 10 ** Number(scale);
		const rounded =
			(Math.sign(Number(value)) * Math.round(Number((Math.abs(Number(value)) * factor).toPrecision(15)))) / factor;
		if (Math.abs(rounded) >= 10 ** (Number(precision) - Number(scale)))
			throw outOfRange("numeric field overflow: the value");
		return rounded;
	}),
	strict("count_decimals", 1, (value) => asInteger(String(value).split(".")[1]?.length ?? 0)),
	strict("format_number", 2, (value, template) => formatNumber(Number(value), String(template))),
	strict("read_number", 2, (text) => readNumberBy(String(text))),
];

// As PostgreSQL's double precision: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-FLOAT.
function raise(base: number, power: number): number {
	const refuse = (problem: string) =>
		createError("execution_failed", { sqlState: "2201F", problem, advice: "Leave such rows out with CASE or NULLIF." });
	if (base === 0 && power < 0) throw refuse("zero raised to a negative power is undefined");
	if (base < 0 && Number.isFinite(power) && !Number.isInteger(power))
		throw refuse("a negative number raised to a non-integer power yields a complex result");
	return base === 0 ? base ** power : checkRange(base ** power);
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

function commonDivisor(left: number, right: number): number {
	let [first, second] = [Math.abs(left), Math.abs(right)];
	while (second !== 0) [first, second] = [second, first % second];
	return first;
}

function outOfRange(what: string): Error {
	return createError("execution_failed", {
		sqlState: "22003",
		problem: `${what} is out of range`,
		advice: "Use a smaller number.",
	});
}
