import { createError } from "../../base/index.ts";
import { outOfRange } from "../number/number-domain.ts";
import { readBits } from "../text/bit-text.ts";
import { printBytes, readBytes } from "../text/bytes-text.ts";
import { asInteger, define, type RegisteredAggregate, type RegisteredFunction, strict } from "./registered-function.ts";

/** Bit strings, which in storage are texts of 0 and 1. Source: https://www.postgresql.org/docs/15/functions-bitstring.html. */
export const registeredBitsFunctions: readonly RegisteredFunction[] = [
	strict("bits_of_text", 1, (text) => readBits(String(text))),
	strict("bits_fitted", 2, (bits, width) => String(bits).slice(0, Number(width)).padEnd(Number(width), "0")),
	define("bits_of_integer", 2, (value = null, width = null) => {
		if (value === null || width === null) return null;
		const sign = BigInt(value) < 0n ? "1" : "0";
		const digits = BigInt.asUintN(64, BigInt(value)).toString(2).padStart(64, "0");
		return digits.padStart(Number(width), sign).slice(-Number(width));
	}),
	strict("bits_to_integer", 2, (bits, size) => {
		const text = String(bits);
		if (text.length > Number(size)) throw outOfRange(Number(size) === 32 ? "integer" : "bigint");
		return BigInt.asIntN(Number(size), BigInt(`0b0${text}`));
	}),
	strict("bits_and", 2, (left, right) => combine("AND", String(left), String(right), (a, b) => a & b)),
	strict("bits_or", 2, (left, right) => combine("OR", String(left), String(right), (a, b) => a | b)),
	strict("bits_xor", 2, (left, right) => combine("XOR", String(left), String(right), (a, b) => a ^ b)),
	strict("bits_not", 1, (bits) => String(bits).replace(/[01]/g, (bit) => (bit === "0" ? "1" : "0"))),
	strict("bits_shifted", 2, (bits, count) => shift(String(bits), Number(count))),
	strict("bits_part", 3, (bits, start, length) => cutBits(String(bits), Number(start), Number(length))),
	strict("bits_overlaid", 4, (bits, replacement, start, length) => {
		const text = String(bits);
		if (Number(start) <= 0) throw wrongLength();
		const before = cutBits(text, 1, Number(start) - 1);
		return before + String(replacement) + text.slice(Math.max(0, Number(start) + Number(length) - 1));
	}),
	strict("bits_position", 2, (part, bits) => asInteger(String(bits).indexOf(String(part)) + 1)),
	strict("bits_get", 2, (bits, index) => asInteger(Number(bitAt(String(bits), Number(index))))),
	strict("bits_set", 3, (bits, index, value) => setBit(String(bits), Number(index), Number(value))),
	strict("bits_count", 1, (bits) => asInteger(String(bits).replaceAll("0", "").length)),
	// Of bytes the first bit is the lowest one of the first byte.
	strict("bytes_get_bit", 2, (bytes, index) => asInteger(Number(bitAt(bitsOfBytes(bytes), Number(index))))),
	strict("bytes_set_bit", 3, (bytes, index, value) => {
		const bits = setBit(bitsOfBytes(bytes), Number(index), Number(value));
		const changed = Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(reverse(byte), 2));
		return printBytes(Buffer.from(changed));
	}),
	strict("bytes_count_bits", 1, (bytes) => asInteger(bitsOfBytes(bytes).replaceAll("0", "").length)),
];

/** What all bits of a column have in common, have at all, or have an odd number of times; of whole numbers too. */
export const registeredBitsAggregates: readonly RegisteredAggregate[] = [
	aggregate("and", (left, right) => left & right),
	aggregate("or", (left, right) => left | right),
	aggregate("xor", (left, right) => left ^ right),
].flat();

function aggregate(name: string, operate: (left: bigint, right: bigint) => bigint): readonly RegisteredAggregate[] {
	return [
		{
			name: `all_bits_${name}`,
			arity: 1,
			start: () => undefined,
			step: (state, value = null) => {
				if (value === null) return state;
				if (state === undefined) return String(value);
				return combine(name.toUpperCase(), state as string, String(value), (left, right) =>
					Number(operate(BigInt(left), BigInt(right))),
				);
			},
			result: (state) => (state as string | undefined) ?? null,
		},
		{
			name: `all_wholes_${name}`,
			arity: 1,
			start: () => undefined,
			step: (state, value = null) => {
				if (value === null) return state;
				return state === undefined ? BigInt(value) : operate(state as bigint, BigInt(value));
			},
			result: (state) => (state as bigint | undefined) ?? null,
		},
	];
}

function combine(name: string, left: string, right: string, operate: (left: number, right: number) => number): string {
	if (left.length !== right.length) {
		const problem = `cannot ${name} bit strings of different sizes`;
		throw createError("execution_failed", {
			sqlState: "22026",
			problem,
			advice: "Cast both to one length: x::bit(8).",
		});
	}
	return Array.from(left, (bit, index) => operate(Number(bit), Number(right[index])) & 1).join("");
}

// What moves out is lost; to the right where the count is negative.
function shift(bits: string, count: number): string {
	const { length } = bits;
	return count >= 0
		? bits.slice(count).padEnd(length, "0")
		: bits.slice(0, Math.max(0, length + count)).padStart(length, "0");
}

function cutBits(bits: string, start: number, length: number): string {
	if (length < 0) throw wrongLength();
	return bits.slice(Math.max(0, start - 1), Math.max(0, start - 1 + length));
}

function wrongLength(): Error {
	const problem = "negative substring length not allowed";
	return createError("execution_failed", { sqlState: "22011", problem, advice: "Count bits from 1." });
}

function bitAt(bits: string, index: number): string {
	const bit = index < 0 ? undefined : bits[index];
	if (bit !== undefined) return bit;
	const problem = `bit index ${String(index)} out of valid range (0..${String(bits.length - 1)})`;
	throw createError("execution_failed", { sqlState: "2202E", problem, advice: "Bits count from 0." });
}

function setBit(bits: string, index: number, value: number): string {
	bitAt(bits, index);
	if (value !== 0 && value !== 1)
		throw createError("invalid_argument", { problem: "new bit must be 0 or 1", advice: "Write 0 or 1." });
	return bits.slice(0, index) + String(value) + bits.slice(index + 1);
}

function bitsOfBytes(bytes: string | number | undefined): string {
	return Array.from(readBytes(String(bytes)), (byte) => reverse(byte.toString(2).padStart(8, "0"))).join("");
}

function reverse(bits: string): string {
	return [...bits].reverse().join("");
}
