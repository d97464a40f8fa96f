import { type Decimal, divideTo, limitScale, multiplyDecimals, power10, roundDecimal } from "./decimal.ts";

const leastSignificant = 16;
const guard = 12;

/** The nearest double. */
export function toDouble({ digits, scale }: Decimal): number {
	return Number(`${String(digits)}e${String(-scale)}`);
}

/** e to a power, to 16 significant digits. Source: `numeric_exp` in PostgreSQL's numeric.c. */
export function exponential(power: Decimal): Decimal {
	const size = Math.trunc(toDouble(power) * Math.LOG10E);
	const scale = limitScale(Math.max(leastSignificant - size, power.scale));
	const precision = scale + Math.max(size, 0) + guard;
	return roundDecimal({ digits: expFixed(fix(power, precision), precision), scale: precision }, scale);
}

/** The natural logarithm of a number above zero. Source: `numeric_ln` in PostgreSQL's numeric.c. */
export function naturalLogarithm(value: Decimal): Decimal {
	const scale = limitScale(Math.max(leastSignificant - weighLogarithm(value), value.scale));
	const precision = scale + guard;
	return roundDecimal({ digits: lnFixed(value, precision), scale: precision }, scale);
}

/** The logarithm to a base, both above zero, the base not 1. Source: `log_var` in PostgreSQL's numeric.c. */
export function logarithmTo(base: Decimal, value: Decimal): Decimal {
	const weight = weighLogarithm(value) - weighLogarithm(base);
	const scale = limitScale(Math.max(leastSignificant - weight, base.scale, value.scale));
	const precision = scale + leastSignificant + guard;
	const [first, second] = [lnFixed(value, precision), lnFixed(base, precision)];
	return divideTo({ digits: first, scale: precision }, { digits: second, scale: precision }, scale);
}

/**
 * A number to a power. Zero is raised to no negative power, a negative number only to whole ones.
 * Source: `power_var` in PostgreSQL's numeric.c.
 */
export function raiseDecimal(base: Decimal, power: Decimal): Decimal {
	const isWhole = power.digits % power10(power.scale) === 0n;
	if (base.digits === 0n)
		return { digits: power.digits === 0n ? power10(leastSignificant) : 0n, scale: leastSignificant };
	const magnitude = { digits: base.digits < 0n ? -base.digits : base.digits, scale: base.scale };
	const size = Math.trunc(logarithm10(magnitude) * toDouble(power));
	if (size > 131_072) throw new RangeError("the power overflows numeric");
	const scale = limitScale(
		isWhole ? Math.max(leastSignificant, base.scale) : Math.max(leastSignificant - size, base.scale, power.scale),
	);
	if (size < -1100) return { digits: 0n, scale };
	if (isWhole) return raiseWhole(base, power.digits / power10(power.scale), scale, size);
	const precision = scale + Math.max(size, 0) + leastSignificant + guard;
	const exponent = multiplyFixed(lnFixed(base, precision), fix(power, precision), precision);
	return roundDecimal({ digits: expFixed(exponent, precision), scale: precision }, scale);
}

function raiseWhole(base: Decimal, power: bigint, scale: number, size: number): Decimal {
	const precision = Math.max(scale, 0) + Math.abs(size) + leastSignificant + guard;
	let result: Decimal = { digits: 1n, scale: 0 };
	let factor = base;
	for (let rest = power < 0n ? -power : power; rest > 0n; rest >>= 1n) {
		if (rest & 1n) result = limitDigits(multiplyDecimals(result, factor), precision);
		if (rest > 1n) factor = limitDigits(multiplyDecimals(factor, factor), precision);
	}
	return power < 0n ? divideTo({ digits: 1n, scale: 0 }, result, scale) : roundDecimal(result, scale);
}

function limitDigits(value: Decimal, precision: number): Decimal {
	return value.scale > 2 * precision ? roundDecimal(value, 2 * precision) : value;
}

function logarithm10({ digits, scale }: Decimal): number {
	const text = String(digits);
	return Math.log10(Number(`${text.slice(0, 1)}.${text.slice(1, 18)}`)) + text.length - 1 - scale;
}

// The place of the first digit of the logarithm.
function weighLogarithm(value: Decimal): number {
	const near = toDouble({ digits: value.digits - power10(value.scale), scale: value.scale });
	if (Math.abs(near) <= 0.1) return near === 0 ? 0 : Math.floor(Math.log10(Math.abs(near)));
	return Math.trunc(Math.log10(Math.abs(logarithm10(value) * Math.LN10)));
}

function fix(value: Decimal, precision: number): bigint {
	return roundDecimal(value, precision).digits;
}

function multiplyFixed(left: bigint, right: bigint, precision: number): bigint {
	return (left * right) / power10(precision);
}

// Taylor's series of a small part of the power, squared as often as the power was halved.
function expFixed(power: bigint, precision: number): bigint {
	const bits = (power < 0n ? -power : power).toString(2).length - power10(precision).toString(2).length;
	const halvings = 16 + Math.max(0, bits + 2);
	const inner = precision + halvings;
	const one = power10(inner);
	const part = (power * power10(halvings)) / 2n ** BigInt(halvings);
	let [sum, term] = [one, one];
	for (let index = 1n; term !== 0n; index++) {
		term = (term * part) / one / index;
		sum += term;
	}
	for (let index = 0; index < halvings; index++) sum = (sum * sum) / one;
	return sum / power10(halvings);
}

// Halley's method trebles the digits of a double's logarithm at each step.
function lnFixed(value: Decimal, precision: number): bigint {
	const exponent = String(value.digits).length - 1 - value.scale;
	const inner = precision + guard;
	const mantissa = fix({ digits: value.digits, scale: value.scale + exponent }, inner);
	const logarithm = lnOfMantissa(mantissa, inner);
	const ten = exponent === 0 ? 0n : lnOfMantissa(10n * power10(inner), inner);
	return (logarithm + BigInt(exponent) * ten) / power10(guard);
}

function lnOfMantissa(mantissa: bigint, precision: number): bigint {
	const start = Math.log(Number(`${String(mantissa)}e-${String(precision)}`));
	let logarithm = fix({ digits: BigInt(Math.round(start * 1e15)), scale: 15 }, precision);
	for (let digits = 14; digits < precision; digits *= 3) {
		const power = expFixed(logarithm, precision);
		logarithm += (2n * power10(precision) * (mantissa - power)) / (mantissa + power);
	}
	return logarithm;
}
