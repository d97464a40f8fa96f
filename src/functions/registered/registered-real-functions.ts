import { printFloat } from "../number/float-text.ts";
import { readReal, shortenReal, toReal } from "../number/real.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";

/** Functions of PostgreSQL's real in JavaScript; in storage it is a double of whose bits 32 count. */
export const registeredRealFunctions: readonly RegisteredFunction[] = [
	strict("to_real", 1, (value) => toReal(Number(value))),
	strict("text_to_real", 1, (text) => readReal(String(text))),
	strict("real_to_text", 1, (value) => printReal(Number(value))),
	strict("real_shown", 1, (value) => shortenReal(Number(value))),
	// As a decimal it has the six digits that are certain.
	strict("real_digits", 1, (value) => Number(Number(value).toPrecision(6))),
];

/** The text of a real, with an exponent from 1e6 on. */
export function printReal(value: number): string {
	return printFloat(shortenReal(value), 6);
}
