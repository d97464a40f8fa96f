/** An exact decimal number: `digits` × 10^-`scale`; 12.50 is { digits: 1250n, scale: 2 }. */
export interface Decimal {
	readonly digits: bigint;
	/** How many decimals are shown, zeros at the end included; never negative. */
	readonly scale: number;
}

const pattern = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,6}))?\s*$/i;

/** The most decimals that a result has: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL. */
const largestScale = 1000;
const leastSignificant = 16;
// PostgreSQL keeps groups of four digits; how many decimals a quotient has follows from them.
const groupLength = 4;

/**
 * Reads a decimal text, with an exponent or without.
 * @returns undefined when the text is no finite number.
 * @example parseDecimal("1.50") // { digits: 150n, scale: 2 }
 */
export function parseDecimal(text: string): Decimal | undefined {
	const found = pattern.exec(text);
	if (!found) return undefined;
	const [, sign = "", whole = "", fraction = "", exponent = "0"] = found;
	if (whole === "" && fraction === "") return undefined;
	const digits = BigInt(whole + fraction);
	const scale = fraction.length - Number(exponent);
	const signed = sign === "-" ? -digits : digits;
	return scale >= 0 ? { digits: signed, scale } : { digits: signed * power10(-scale), scale: 0 };
}

/**
 * The text of a decimal, with all its decimals.
 * @example printDecimal({ digits: -5n, scale: 2 }) // "-0.05"
 */
export function printDecimal({ digits, scale }: Decimal): string {
	if (scale === 0) return String(digits);
	const isNegative = digits < 0n;
	const text = String(isNegative ? -digits : digits).padStart(scale + 1, "0");
	return `${isNegative ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** The sum; it has the decimals of the operand that has more. */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
	const scale = Math.max(left.scale, right.scale);
	return { digits: digitsAt(left, scale) + digitsAt(right, scale), scale };
}

/** The number with the other sign. */
export function negateDecimal({ digits, scale }: Decimal): Decimal {
	return { digits: -digits, scale };
}

/** The product; it has the decimals of both operands together. */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
	const product = { digits: left.digits * right.digits, scale: left.scale + right.scale };
	return product.scale > largestScale ? roundDecimal(product, largestScale) : product;
}

/** The quotient, with at least 16 significant digits and no fewer decimals than either operand. The divisor is not zero. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal {
	return divideTo(left, right, quotientScale(left, right));
}

/**
 * How many decimals a quotient has: fewer by four with each group of digits that the dividend has more.
 * Source: `select_div_scale` in PostgreSQL's numeric.c.
 */
export function quotientScale(left: Decimal, right: Decimal): number {
	const [first, second] = [leadingGroup(left), leadingGroup(right)];
	const weight = first.weight - second.weight - (first.digit <= second.digit ? 1 : 0);
	return limitScale(Math.max(leastSignificant - weight * groupLength, left.scale, right.scale));
}

/** The quotient rounded to so many decimals, halves away from zero. */
export function divideTo(left: Decimal, right: Decimal, scale: number): Decimal {
	const shift = scale + right.scale - left.scale;
	const dividend = shift >= 0 ? left.digits * power10(shift) : left.digits;
	const divisor = shift >= 0 ? right.digits : right.digits * power10(-shift);
	return { digits: divideRounded(dividend, divisor), scale };
}

/** The quotient cut to a whole number, towards zero. */
export function divideWhole(left: Decimal, right: Decimal): Decimal {
	const scale = Math.max(left.scale, right.scale);
	return { digits: digitsAt(left, scale) / digitsAt(right, scale), scale: 0 };
}

/** What a division to a whole number leaves; it has the sign of the dividend. */
export function remainder(left: Decimal, right: Decimal): Decimal {
	const scale = Math.max(left.scale, right.scale);
	return { digits: digitsAt(left, scale) % digitsAt(right, scale), scale };
}

/**
 * Rounds to so many decimals, halves away from zero; a negative number of decimals rounds to tens, hundreds, …
 * @example printDecimal(roundDecimal({ digits: 1005n, scale: 3 }, 2)) // "1.01"
 */
export function roundDecimal(value: Decimal, decimals: number): Decimal {
	return changeScale(value, decimals, divideRounded);
}

/** Cuts to so many decimals, towards zero. */
export function truncateDecimal(value: Decimal, decimals: number): Decimal {
	return changeScale(value, decimals, (digits, unit) => digits / unit);
}

/** The next whole number that is not greater. */
export function floorDecimal(value: Decimal): Decimal {
	return changeScale(value, 0, (digits, unit) => digits / unit - (digits < 0n && digits % unit !== 0n ? 1n : 0n));
}

/** Less than zero, zero or more as the first is less than, equal to or greater than the second. */
export function compareDecimals(left: Decimal, right: Decimal): number {
	const scale = Math.max(left.scale, right.scale);
	const [first, second] = [digitsAt(left, scale), digitsAt(right, scale)];
	return first < second ? -1 : first > second ? 1 : 0;
}

/** The same number without zeros at the end of its decimals. */
export function trimDecimal({ digits, scale }: Decimal): Decimal {
	let [trimmed, decimals] = [digits, scale];
	while (decimals > 0 && trimmed % 10n === 0n) {
		trimmed /= 10n;
		decimals--;
	}
	return { digits: trimmed, scale: decimals };
}

/**
 * The square root, to 16 significant digits and no fewer decimals than the number has. The number is not negative.
 * Source: `numeric_sqrt` in PostgreSQL's numeric.c.
 */
export function rootDecimal(value: Decimal): Decimal {
	const { weight } = leadingGroup(value);
	const places = weight >= 0 ? (weight * groupLength) / 2 + 1 : 1 - Math.floor((1 - weight * groupLength) / 2);
	return rootTo(value, limitScale(Math.max(leastSignificant - places, value.scale)));
}

/** The square root rounded to so many decimals, at least as many as the number has. */
export function rootTo(value: Decimal, scale: number): Decimal {
	const root = rootWhole(digitsAt(value, 2 * scale + 2));
	return { digits: divideRounded(root, 10n), scale };
}

/**
 * A text that sorts as the numbers do, and is the same for equal numbers whatever their decimals.
 * @example sortKey({ digits: 150n, scale: 2 }) === sortKey({ digits: 15n, scale: 1 }) // true
 */
export function sortKey({ digits, scale }: Decimal): string {
	return keyOfDigits(String(digits < 0n ? -digits : digits), scale, Number(digits));
}

/** The same of the digits as text, and a number that has their sign. */
export function keyOfDigits(text: string, scale: number, sign: number): string {
	if (sign === 0) return "5";
	const exponent = text.length - scale + keyOffset;
	const significant = text.replace(/0+$/, "");
	if (sign > 0) return `6${String(exponent).padStart(6, "0")}${significant}`;
	const inverted = significant.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
	return `4${String(2 * keyOffset - exponent).padStart(6, "0")}${inverted}~`;
}

const keyOffset = 400_000;

/** A power of ten. */
export function power10(exponent: number): bigint {
	return powers[exponent] ?? 10n ** BigInt(exponent);
}

const powers: readonly bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

/** The digits of a number that is shown with more decimals. */
export function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
	return wanted === scale ? digits : digits * power10(wanted - scale);
}

/** A scale that a result can have. */
export function limitScale(scale: number): number {
	return Math.min(Math.max(scale, 0), largestScale);
}

function changeScale(value: Decimal, decimals: number, divide: (digits: bigint, unit: bigint) => bigint): Decimal {
	const scale = limitScale(decimals);
	if (decimals >= value.scale) return { digits: digitsAt(value, scale), scale };
	const cut = divide(value.digits, power10(value.scale - decimals));
	return { digits: decimals < 0 ? cut * power10(-decimals) : cut, scale };
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
	const quotient = dividend / divisor;
	const rest = dividend % divisor;
	const [size, half] = [rest < 0n ? -rest : rest, divisor < 0n ? -divisor : divisor];
	if (2n * size < half) return quotient;
	return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

/** The first group of four digits, counted from the decimal point, and its place: 12345 is 1 group above 2345. */
export function leadingGroup({ digits, scale }: Decimal): { readonly weight: number; readonly digit: number } {
	if (digits === 0n) return { weight: 0, digit: 0 };
	const text = String(digits < 0n ? -digits : digits);
	const places = text.length - scale;
	const weight = Math.floor((places - 1) / groupLength);
	const length = places - weight * groupLength;
	return { weight, digit: Number(text.slice(0, length).padEnd(length, "0")) };
}

// Newton's method from above.
function rootWhole(value: bigint): bigint {
	if (value < 2n) return value;
	let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
	for (;;) {
		const next = (root + value / root) >> 1n;
		if (next >= root) return root;
		root = next;
	}
}
