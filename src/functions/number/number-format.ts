import { createError } from "../../base/index.ts";

/**
 * Prints a number by a template of PostgreSQL's to_char: 9 and 0 digits, `.` D `,` G S MI PL FM $ L.
 * Source: https://www.postgresql.org/docs/current/functions-formatting.html#FUNCTIONS-FORMATTING-NUMERIC-TABLE.
 * @throws not_supported (0A000) for a pattern that is not known.
 * @example formatNumber(1234.5, "FM9,999.00") // "1,234.50"
 */
export function formatNumber(value: number, template: string): string {
	const isFilled = !/^FM/i.test(template);
	const pattern = template.replace(/^FM/i, "");
	const unknown = /EEEE|RN|TH|V|B|PR|C/i.exec(pattern);
	if (unknown)
		throw createError("not_supported", {
			feature: `the pattern ${unknown[0]} of to_char`,
			advice: "Use 9, 0, D, G, S, MI and FM.",
		});
	const [whole = "", fraction = ""] = splitAtPoint(pattern);
	const decimals = countDigits(fraction);
	const rounded = Math.abs(value).toFixed(decimals);
	const [digits = "0", decimalDigits = ""] = rounded.split(".");
	const isNegative = value < 0 && Number(rounded) !== 0;
	const shownWhole = fillWhole(whole, digits, isFilled);
	const shownFraction = fillFraction(fraction, decimalDigits, isFilled);
	return withSign(pattern, shownWhole + shownFraction, isNegative, isFilled);
}

function splitAtPoint(pattern: string): readonly string[] {
	const at = pattern.search(/[.D]/i);
	return at < 0 ? [pattern] : [pattern.slice(0, at), pattern.slice(at)];
}

function countDigits(pattern: string): number {
	return [...pattern].filter((character) => character === "9" || character === "0").length;
}

function isDigitPlace(place: string): boolean {
	return place === "9" || place === "0";
}

// From the right: each place takes a digit; leading nines without one are blank, leading noughts are 0.
function fillWhole(pattern: string, digits: string, isFilled: boolean): string {
	const places = [...pattern].filter((character) => /[09,G$L]/i.test(character));
	const isDigit = (place: string) => place === "9" || place === "0";
	const count = places.filter(isDigit).length;
	if ((digits === "0" ? 0 : digits.length) > count)
		return places.map((place) => (isDigit(place) ? "#" : place)).join("");
	const padded = digits === "0" && count === 0 ? "" : digits.padStart(count, " ");
	const firstZero = places.filter(isDigit).indexOf("0");
	let next = 0;
	const text = places.reduce((before, place) => {
		if (!isDigit(place)) return before + fillSeparator(place, before);
		const digit = padded[next] ?? " ";
		const isZeroed = firstZero >= 0 && next >= firstZero;
		next++;
		return before + (digit === " " && isZeroed ? "0" : digit);
	}, "");
	return isFilled ? text : text.replaceAll(" ", "");
}

// A separator shows only between digits.
function fillSeparator(place: string, before: string): string {
	if (/[$L]/i.test(place)) return "$";
	return /\d/.test(before) ? "," : " ";
}

function fillFraction(pattern: string, digits: string, isFilled: boolean): string {
	if (pattern === "") return "";
	const places = [...pattern.slice(1)].filter((place) => isDigitPlace(place));
	if (isFilled) return `.${digits}`;
	// FM leaves out trailing noughts where the template has a nine.
	let kept = digits;
	for (let index = places.length - 1; index >= 0 && places[index] === "9" && kept.endsWith("0"); index--)
		kept = kept.slice(0, -1);
	return `.${kept}`;
}

function withSign(pattern: string, text: string, isNegative: boolean, isFilled: boolean): string {
	if (/^S/i.test(pattern)) return placeSign(text, isNegative ? "-" : "+");
	if (/S$/i.test(pattern)) return text + (isNegative ? "-" : "+");
	if (/MI$/i.test(pattern)) return text + (isNegative ? "-" : isFilled ? " " : "");
	if (/PL$/i.test(pattern)) return text + (isNegative ? " " : "+");
	const blank = isFilled ? " " : "";
	return isNegative ? placeSign(isFilled ? ` ${text}`.slice(1) : text, "-", isFilled) : blank + text;
}

// The sign stands right before the first digit.
function placeSign(text: string, sign: string, isFilled = true): string {
	const at = text.search(/\S/);
	return isFilled && at > 0 ? `${text.slice(0, at)}${sign}${text.slice(at)}` : sign + text;
}

/**
 * Reads a number by a template of PostgreSQL's to_number: everything but digits, sign and point is passed over.
 * @throws bad_literal (22P02) when no digit is left.
 * @example readNumberBy("12,454.8-") // -12454.8
 */
export function readNumberBy(text: string): number {
	const digits = text.replaceAll(/[^\d.]/g, "");
	if (!/\d/.test(digits))
		throw createError("bad_literal", { type: "numeric", text: text.slice(0, 60), expected: "Write digits." });
	return /-/.test(text) ? -Number(digits) : Number(digits);
}
