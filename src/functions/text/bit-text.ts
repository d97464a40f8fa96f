import { createError } from "../../base/index.ts";

/**
 * Reads a bit string: digits, or behind x hexadecimal ones.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/varbit.c, bit_in.
 * @throws bad_literal (22P02) for what is no such digit.
 * @example readBits("x1F") // "00011111"
 */
export function readBits(text: string, position?: number): string {
	const isHex = /^x/i.test(text);
	const digits = text.replace(/^[xb]/i, "");
	const wrong = (isHex ? /[^0-9a-f]/i : /[^01]/).exec(digits)?.[0];
	if (wrong !== undefined) {
		const expected = `"${wrong}" is no ${isHex ? "hexadecimal" : "binary"} digit.`;
		throw createError("bad_literal", { type: "bit", text: text.slice(0, 60), expected }, { position });
	}
	if (!isHex) return digits;
	return Array.from(digits, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
}
