import { createError, type SqlType, titleOfType } from "../../base/index.ts";

const advice = "Leave such rows out with CASE or NULLIF.";

/** The error for an argument for which a function has no value: 2201E of logarithms, 2201F of roots and powers. */
export function domainError(what: "logarithm" | "root" | "power", detail = ""): Error {
	if (what === "logarithm")
		return createError("execution_failed", { sqlState: "2201E", problem: `there is no logarithm ${detail}`, advice });
	const problem = what === "root" ? "there is no square root of a negative number" : detail;
	return createError("execution_failed", { sqlState: "2201F", problem, advice });
}

/** The error for a value that its type cannot hold (22003). */
export function outOfRange(what: string): Error {
	return createError("execution_failed", {
		sqlState: "22003",
		problem: `${what} is out of range`,
		advice: "Cast to a type with more digits.",
	});
}

/** How many bits a whole number of a type has. */
export const bitsOf = { smallint: 16, int4: 32, integer: 64 } as const satisfies Partial<Record<SqlType, number>>;

/**
 * Holds a whole number within so many bits.
 * @throws execution_failed (22003)
 */
export function limitWhole(value: bigint, bits: number): bigint {
	if (BigInt.asIntN(bits, value) === value) return value;
	const type = (["smallint", "int4", "integer"] as const).find((each) => bitsOf[each] === bits);
	throw outOfRange(type === undefined ? "the value" : titleOfType(type));
}

/**
 * Rounds a double to a whole number, halves to the even one.
 * Source: https://www.postgresql.org/docs/current/functions-math.html, round(double precision).
 * @example roundHalfEven(2.5) // 2
 */
export function roundHalfEven(value: number): number {
	const rounded = Math.round(value);
	return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
