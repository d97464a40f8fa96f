import { createError, type StoredValue } from "../../base/index.ts";
import {
	addDecimals,
	compareDecimals,
	type Decimal,
	digitsAt,
	divideDecimals,
	divideWhole,
	floorDecimal,
	multiplyDecimals,
	negateDecimal,
	power10,
	printDecimal,
	remainder,
	rootDecimal,
	roundDecimal,
	trimDecimal,
	truncateDecimal,
} from "../number/decimal.ts";
import { exponential, logarithmTo, naturalLogarithm, raiseDecimal } from "../number/decimal-series.ts";
import { domainError, limitWhole, outOfRange, roundHalfEven } from "../number/number-domain.ts";
import { addSmall, multiplySmall, readSmall, roundSmall, type SmallDecimal, small } from "../number/small-decimal.ts";
import {
	keyOf,
	printPlain,
	printScaled,
	printStored,
	readNumeric,
	readSpecial,
	readStored,
} from "../number/stored-decimal.ts";
import { define, type RegisteredFunction } from "./registered-function.ts";

type Stored = Exclude<StoredValue, null>;

const ten: Decimal = { digits: 10n, scale: 0 };

/**
 * The type numeric: exact decimals, which lie in SQLite as numbers or as decimal text.
 * Source: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL.
 */
export const registeredNumericFunctions: readonly RegisteredFunction[] = [
	decimal(
		"numeric_add",
		2,
		([x, y]) => addDecimals(x, y),
		([x, y]) => x + y,
		addSmall,
	),
	decimal(
		"numeric_subtract",
		2,
		([x, y]) => addDecimals(x, negateDecimal(y)),
		([x, y]) => x - y,
		(x, y) => addSmall(x, { digits: -y.digits, scale: y.scale }),
	),
	decimal(
		"numeric_multiply",
		2,
		([x, y]) => multiplyDecimals(x, y),
		([x, y]) => x * y,
		multiplySmall,
	),
	decimal(
		"numeric_divide",
		2,
		([x, y]) => divideDecimals(x, nonZero(y)),
		([x, y]) => x / checkDivisor(y),
	),
	decimal(
		"numeric_modulo",
		2,
		([x, y]) => remainder(x, nonZero(y)),
		([x, y]) => x % checkDivisor(y),
	),
	decimal(
		"numeric_div",
		2,
		([x, y]) => divideWhole(x, nonZero(y)),
		([x, y]) => Math.trunc(x / checkDivisor(y)),
	),
	decimal(
		"numeric_power",
		2,
		([x, y]) => raise(x, y),
		([x, y]) => x ** y,
	),
	decimal(
		"numeric_log",
		2,
		([x, y]) => logarithmTo(positive(x), positive(y)),
		([x, y]) => Math.log(y) / Math.log(x),
	),
	decimal(
		"numeric_log",
		1,
		([x]) => logarithmTo(ten, positive(x)),
		([x]) => Math.log10(x),
	),
	decimal(
		"numeric_ln",
		1,
		([x]) => naturalLogarithm(positive(x)),
		([x]) => Math.log(x),
	),
	decimal(
		"numeric_exp",
		1,
		([x]) => raiseE(x),
		([x]) => Math.exp(x),
	),
	decimal(
		"numeric_sqrt",
		1,
		([x]) => root(x),
		([x]) => Math.sqrt(x),
	),
	decimal(
		"numeric_negate",
		1,
		([x]) => negateDecimal(x),
		([x]) => -x,
	),
	decimal(
		"numeric_abs",
		1,
		([x]) => (x.digits < 0n ? negateDecimal(x) : x),
		([x]) => Math.abs(x),
	),
	decimal(
		"numeric_sign",
		1,
		([x]) => ({ digits: sign(x.digits), scale: 0 }),
		([x]) => Math.sign(x),
	),
	decimal(
		"numeric_floor",
		1,
		([x]) => floorDecimal(x),
		([x]) => x,
	),
	decimal(
		"numeric_ceil",
		1,
		([x]) => negateDecimal(floorDecimal(negateDecimal(x))),
		([x]) => x,
	),
	decimal(
		"numeric_round",
		1,
		([x]) => roundDecimal(x, 0),
		([x]) => x,
	),
	decimal(
		"numeric_trunc",
		1,
		([x]) => truncateDecimal(x, 0),
		([x]) => x,
	),
	decimal(
		"numeric_round",
		2,
		([x, y]) => roundDecimal(x, toScale(y)),
		([x]) => x,
		(x, y) => roundSmall(x, y.digits),
	),
	decimal(
		"numeric_trunc",
		2,
		([x, y]) => truncateDecimal(x, toScale(y)),
		([x]) => x,
	),
	decimal(
		"trim_scale",
		1,
		([x]) => trimDecimal(x),
		([x]) => x,
	),
	decimal(
		"numeric_gcd",
		2,
		([x, y]) => commonDivisor(x, y),
		() => Number.NaN,
	),
	decimal(
		"numeric_lcm",
		2,
		([x, y]) => commonMultiple(x, y),
		() => Number.NaN,
	),
	decimal(
		"fit_numeric",
		3,
		([x, precision, scale]) => fitTo(x, precision, scale),
		([x]) => x,
	),
	plain("numeric_text", printStored),
	plain("numeric_document", (value) => (readStored(value) ? printStored(value) : JSON.stringify(printStored(value)))),
	define("numeric_scaled", 2, (value, scale) => (value === null ? null : printScaled(value, Number(scale)))),
	define("numeric_widen", 2, (value, scale) => (value === null ? null : widen(value, Number(scale)))),
	define("numeric_digits", 2, (value, scale) => (value === null ? null : digitsOf(value, Number(scale)))),
	define("numeric_halves", 3, (high = null, low = null, scale) =>
		high === null || low === null ? null : printScaled((BigInt(high) << 32n) + BigInt(low), Number(scale)),
	),
	// A sum of whole numbers of a known scale, and one of the values for which none is known.
	define("numeric_total", 3, (whole = null, rest = null, scale) => {
		if (whole === null) return rest;
		const text = printScaled(whole, Number(scale));
		return rest === null ? text : addStored(text, rest);
	}),
	plain("numeric_key", keyOf),
	plain("text_to_numeric", (value) => readNumeric(String(value))),
	// 15 digits of a double are certain, which is what PostgreSQL takes of it.
	plain("double_to_numeric", (value) =>
		typeof value === "number" && !(Number.isInteger(value) && Math.abs(value) < 1e15)
			? printStored(Number(value.toPrecision(15)))
			: printStored(value),
	),
	// Sorts as the number does; the decimals that are shown come after the key, so that the value can be made of it again.
	plain("numeric_sortable", (value) => `${keyOf(value)} ${printPlain(value)}`),
	plain("numeric_value", (value) => String(value).slice(String(value).lastIndexOf(" ") + 1)),
	define("numeric_greatest", -1, (...values) => pickFirst(values, (key, best) => key > best)),
	define("numeric_least", -1, (...values) => pickFirst(values, (key, best) => key < best)),
	plain("count_decimals", (value) => BigInt(readStored(value)?.scale ?? 0)),
	plain("least_decimals", (value) => {
		const read = readStored(value);
		return BigInt(read ? trimDecimal(read).scale : 0);
	}),
	// A double is NaN or infinite nowhere here.
	plain("numeric_to_double", (value) => {
		const number = Number(value);
		if (Number.isFinite(number)) return number;
		throw outOfRange(`the value ${String(value).slice(0, 60)}`);
	}),
	define("numeric_to_integer", 2, (value, bits) => (value === null ? null : toInteger(value, Number(bits)))),
	define("double_to_integer", 2, (value, bits) =>
		value === null
			? null
			: limitWhole(typeof value === "bigint" ? value : wholeOf(roundHalfEven(Number(value))), Number(bits)),
	),
	define("wrap_integer", 2, (value, bits) => (value === null ? null : BigInt.asIntN(Number(bits), BigInt(value)))),
	define("fit_integer", 2, (value, bits) => (value === null ? null : limitWhole(BigInt(value), Number(bits)))),
];

// With at least so many decimals.
function widen(value: Stored, scale: number): StoredValue {
	const read = readStored(value);
	return read && read.scale < scale ? printDecimal({ digits: digitsAt(read, scale), scale }) : value;
}

// The whole number of 10^-scale that a value is, which has no more decimals.
function digitsOf(value: Stored, scale: number): bigint {
	const read = readStored(value);
	if (!read) throw outOfRange(`the value ${String(value)}`);
	return digitsAt(read, scale);
}

function addStored(left: Stored, right: Stored): StoredValue {
	const [first, second] = [readStored(left), readStored(right)];
	return first && second ? printDecimal(addDecimals(first, second)) : String(readSpecial(left) + readSpecial(right));
}

// Of equal values the first stays, with its decimals; NULLs are left out.
function pickFirst(values: readonly StoredValue[], isBetter: (key: string, best: string) => boolean): StoredValue {
	let [picked, best]: [StoredValue, string] = [null, ""];
	for (const value of values) {
		if (value === null) continue;
		const key = keyOf(value);
		if (picked === null || isBetter(key, best)) [picked, best] = [value, key];
	}
	return picked;
}

function plain(name: string, compute: (value: Stored) => StoredValue): RegisteredFunction {
	return define(name, 1, (value = null) => (value === null ? null : compute(value)));
}

// NaN and the infinities go the way of doubles.
function decimal(
	name: string,
	arity: number,
	compute: (values: readonly [Decimal, Decimal, Decimal]) => Decimal,
	computeSpecial: (values: readonly [number, number, number]) => number,
	computeSmall?: (left: SmallDecimal, right: SmallDecimal) => SmallDecimal | undefined,
): RegisteredFunction {
	return define(name, arity, (...values) => {
		const [first = null, second = null] = values;
		if (computeSmall && first !== null && second !== null && readSmall(first)) {
			const left = { digits: small.digits, scale: small.scale };
			const result = readSmall(second) ? computeSmall(left, small) : undefined;
			if (result) return printScaled(result.digits, result.scale);
		}
		const read: Decimal[] = [];
		for (const value of values) {
			if (value === null) return null;
			const each = readStored(value);
			if (each) read.push(each);
		}
		if (read.length === values.length) return printDecimal(compute(read as unknown as [Decimal, Decimal, Decimal]));
		const numbers = values.map((value) => readSpecial(value as Stored));
		return String(computeSpecial(numbers as unknown as [number, number, number]) + 0);
	});
}

function nonZero(divisor: Decimal): Decimal {
	if (divisor.digits === 0n) throw createError("division_by_zero", {});
	return divisor;
}

function checkDivisor(divisor: number): number {
	if (divisor === 0) throw createError("division_by_zero", {});
	return divisor;
}

function positive(value: Decimal): Decimal {
	if (value.digits > 0n) return value;
	throw domainError("logarithm", value.digits === 0n ? "of zero" : "of a negative number");
}

function root(value: Decimal): Decimal {
	if (value.digits < 0n) throw domainError("root");
	return rootDecimal(value);
}

function raise(base: Decimal, power: Decimal): Decimal {
	if (base.digits === 0n && power.digits < 0n)
		throw domainError("power", "zero raised to a negative power is undefined");
	if (base.digits < 0n && power.digits % power10(power.scale) !== 0n)
		throw domainError("power", "a negative number raised to a non-integer power yields a complex result");
	try {
		return raiseDecimal(base, power);
	} catch (error) {
		if (error instanceof RangeError) throw outOfRange("overflow: the value");
		throw error;
	}
}

// 5,999 digits before the point are the most that PostgreSQL computes here.
function raiseE(power: Decimal): Decimal {
	if (compareDecimals(power, { digits: 13_815n, scale: 0 }) > 0) throw outOfRange("overflow: the value");
	if (compareDecimals(power, { digits: -13_815n, scale: 0 }) < 0) return { digits: 0n, scale: 1000 };
	return exponential(power);
}

function sign(digits: bigint): bigint {
	return digits < 0n ? -1n : digits > 0n ? 1n : 0n;
}

function toScale(decimals: Decimal): number {
	return Number(decimals.digits / power10(decimals.scale));
}

function commonDivisor(left: Decimal, right: Decimal): Decimal {
	let [first, second] = [left, right];
	while (second.digits !== 0n) [first, second] = [second, remainder(first, second)];
	const scale = Math.max(left.scale, right.scale);
	return roundDecimal(first.digits < 0n ? negateDecimal(first) : first, scale);
}

function commonMultiple(left: Decimal, right: Decimal): Decimal {
	const divisor = commonDivisor(left, right);
	const scale = Math.max(left.scale, right.scale);
	if (divisor.digits === 0n) return { digits: 0n, scale };
	const product = multiplyDecimals(divideWhole(left, divisor), right);
	return roundDecimal(product.digits < 0n ? negateDecimal(product) : product, scale);
}

function fitTo(value: Decimal, precision: Decimal, scale: Decimal): Decimal {
	const rounded = roundDecimal(value, Number(scale.digits));
	const size = rounded.digits < 0n ? -rounded.digits : rounded.digits;
	if (size >= power10(Number(precision.digits) - Number(scale.digits) + rounded.scale))
		throw outOfRange("numeric field overflow: the value");
	return rounded;
}

function toInteger(value: Stored, bits: number): bigint {
	const read = readStored(value);
	if (read) return limitWhole(roundDecimal(read, 0).digits, bits);
	const advice = "Leave such rows out with CASE or NULLIF.";
	throw createError("not_supported", { feature: `the whole number of ${String(value)}`, advice });
}

function wholeOf(value: number): bigint {
	if (!Number.isFinite(value)) throw outOfRange(`the value ${String(value)}`);
	return BigInt(value);
}
