import { parseDecimal, printDecimal } from "./decimal.ts";

// The scale that PostgreSQL can store at most: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL.
const largestScale = 16_383;

/**
 * A number that is written as text, in the spelling in which it lies in SQLite; NaN and the infinities in PostgreSQL's.
 * @returns undefined when the text is no number.
 * @example spellDecimal("+1.50e1") // "15.0"
 */
export function spellDecimal(text: string): string | undefined {
	const decimal = parseDecimal(text);
	if (decimal) return decimal.scale <= largestScale ? printDecimal(decimal) : undefined;
	const word = /^\s*(?:(nan)|([+-]?)inf(?:inity)?)\s*$/i.exec(text);
	if (!word) return undefined;
	return word[1] !== undefined ? "NaN" : word[2] === "-" ? "-Infinity" : "Infinity";
}
