import { createError } from "../../base/index.ts";
import { outOfRange } from "./number-domain.ts";

/**
 * Brings a number to the 32 bits of PostgreSQL's real; NaN and the infinities are kept.
 * @throws execution_failed (22003) for one that is too large, or so small that nothing is left of it.
 * @example toReal(0.1) // 0.10000000149011612
 */
export function toReal(value: number): number {
	const real = Math.fround(value);
	if (Number.isFinite(value) && !Number.isFinite(real)) throw outOfRange("overflow: the value");
	if (value !== 0 && real === 0) throw outOfRange("underflow: the value");
	return real;
}

/**
 * Reads a text as a real.
 * @throws bad_literal (22P02) for what is no number.
 */
export function readReal(text: string): number {
	const word = text.trim().toLowerCase();
	const special = specials[word];
	if (special !== undefined) return special;
	const number = Number(word);
	const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(word);
	if (isNumber && Number.isFinite(number) && (number !== 0 || !/[1-9]/.test(word.split("e")[0] ?? "")))
		return toReal(number);
	if (isNumber) throw outOfRange(`"${word}"`);
	throw createError("bad_literal", { type: "real", text: text.slice(0, 60), expected: "Write a number." });
}

const specials: Readonly<Record<string, number>> = {
	inf: Number.POSITIVE_INFINITY,
	infinity: Number.POSITIVE_INFINITY,
	"+infinity": Number.POSITIVE_INFINITY,
	"+inf": Number.POSITIVE_INFINITY,
	"-infinity": Number.NEGATIVE_INFINITY,
	"-inf": Number.NEGATIVE_INFINITY,
};

/**
 * The number with the fewest digits that is the same real; nine are always enough.
 * @example shortenReal(0.10000000149011612) // 0.1
 */
export function shortenReal(value: number): number {
	const real = Math.fround(value);
	if (!Number.isFinite(real)) return real;
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(real.toPrecision(digits));
		if (Math.fround(short) === real) return short;
	}
	return Number(real.toPrecision(9));
}
