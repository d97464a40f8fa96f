import { createError, type StoredValue } from "../../base/index.ts";
import { type Decimal, keyOfDigits, parseDecimal, printDecimal, sortKey } from "./decimal.ts";
import { spellDecimal } from "./decimal-text.ts";
import { readSmall, small } from "./small-decimal.ts";

/**
 * Reads a value of type numeric as it lies in SQLite: a whole number, a double, which means its shortest decimal text, or a decimal text.
 * @returns undefined for NaN and the infinities.
 */
export function readStored(value: Exclude<StoredValue, null>): Decimal | undefined {
	if (typeof value === "bigint") return { digits: value, scale: 0 };
	if (typeof value === "number" && Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 };
	return parseDecimal(String(value));
}

/** The number that a value means; NaN and the infinities too. */
export function readSpecial(value: Exclude<StoredValue, null>): number {
	return Number(value);
}

/**
 * The text of a value of type numeric, as PostgreSQL shows it.
 * @example printStored(0.000001) // "0.000001"
 */
export function printStored(value: Exclude<StoredValue, null>): string {
	const decimal = readStored(value);
	return decimal ? printDecimal(decimal) : String(readSpecial(value));
}

/** The text of a value, as `printStored` gives it; a text of few digits is that already. */
export function printPlain(value: Exclude<StoredValue, null>): string {
	if (!readSmall(value)) return printStored(value);
	return typeof value === "string" ? value : String(printScaled(small.digits, small.scale));
}

/**
 * The text of a whole number of 10^-scale.
 * @example printScaled(-5, 2) // "-0.05"
 */
export function printScaled(whole: Exclude<StoredValue, null>, scale: number): string | bigint {
	if (scale === 0) return storeWhole(BigInt(whole));
	const text = String(whole);
	const digits = text.startsWith("-") ? text.slice(1) : text;
	const padded = digits.padStart(scale + 1, "0");
	return `${text.length > digits.length ? "-" : ""}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

// NaN is greater than every number: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL.
const specialKeys: Readonly<Record<string, string>> = { "-Infinity": "1", Infinity: "8", NaN: "9" };

/** The text by which values of type numeric sort, and which equal numbers share. */
export function keyOf(value: Exclude<StoredValue, null>): string {
	if (readSmall(value)) return keyOfDigits(String(Math.abs(small.digits)), small.scale, small.digits);
	const decimal = readStored(value);
	return decimal ? sortKey(decimal) : (specialKeys[String(readSpecial(value))] ?? "9");
}

/** Reads a text that a person or a row holds. @throws bad_literal (22P02) when it is no number. */
export function readNumeric(text: string): string {
	const spelled = spellDecimal(text);
	if (spelled !== undefined) return spelled;
	throw createError("bad_literal", {
		type: "numeric",
		text: text.slice(0, 60),
		expected: "Use CASE or NULLIF to leave such rows out before the cast.",
	});
}

/** A whole number as SQLite can hold it: text beyond 64 bits. */
export function storeWhole(value: bigint): string | bigint {
	return BigInt.asIntN(64, value) === value ? value : String(value);
}
