import { type Decimal, printDecimal, roundDecimal } from "./decimal.ts";
import { type NumberTemplate, readNumberTemplate } from "./number-template.ts";

/** What is printed: the digits of a number without its sign, or a word for what is no number. */
interface Amount {
	readonly text: string;
	readonly isNegative: boolean;
}

/**
 * Prints a number by a template of PostgreSQL's to_char.
 * Source: https://www.postgresql.org/docs/15/functions-formatting.html#FUNCTIONS-FORMATTING-NUMERIC-TABLE.
 * @param value NaN and the infinities are words.
 * @throws 42601 for a template whose parts contradict each other
 * @example formatNumber({ digits: 12345n, scale: 1 }, "FM9,999.00") // "1,234.50"
 */
export function formatNumber(value: Decimal | "NaN" | "Infinity" | "-Infinity", text: string): string {
	const template = readNumberTemplate(text);
	if (template.isScientific) return printScientific(value, template);
	const amount = typeof value === "string" ? readWord(value) : roundAmount(value, template);
	const roman = template.isRoman ? printRoman(value, template) : undefined;
	const filling = new NumberFilling(template, amount);
	return template.parts
		.map((part) => {
			if (part.kind === "literal") return part.text;
			if (part.kind === "roman") return part.isUpper ? roman : roman?.toLowerCase();
			if (part.kind === "ordinal") return filling.printOrdinal(part.isUpper);
			return roman === undefined ? filling.printPart(part.kind) : "";
		})
		.join("");
}

function readWord(word: string): Amount {
	return { text: word.replace("-", ""), isNegative: word.startsWith("-") };
}

function roundAmount(value: Decimal, { shifted, decimals }: NumberTemplate): Amount {
	const { digits, scale } = roundDecimal(
		{ digits: value.digits * 10n ** BigInt(shifted), scale: value.scale },
		decimals,
	);
	return { text: printDecimal({ digits: digits < 0n ? -digits : digits, scale }), isNegative: digits < 0n };
}

/** Puts the signs of a number into the places of a template, one after the other. */
class NumberFilling {
	readonly #template: NumberTemplate;
	readonly #text: string;
	readonly #isNegative: boolean;
	readonly #hasOverflow: boolean;
	/** How many places are left of the number's first digit. */
	readonly #blanks: number;
	/** The last sign of the number that is shown, where noughts at its end are not. */
	readonly #lastShown: number | undefined;
	readonly #places: number;
	#place = 0;
	#at = 0;
	#isOpened: boolean;
	#isClosed = false;
	#isAfterDigit = false;

	constructor(template: NumberTemplate, { text, isNegative }: Amount) {
		const room = template.whole + template.shifted;
		const length = text.split(".", 1)[0]?.length ?? 0;
		this.#template = template;
		this.#isNegative = isNegative;
		this.#hasOverflow = length > room;
		this.#text = this.#hasOverflow ? `${"#".repeat(room)}.${"#".repeat(template.decimals)}` : text;
		this.#blanks = Math.max(room - length, 0);
		this.#lastShown = this.#findLastShown();
		this.#places = room + template.decimals + (template.hasPoint ? 1 : 0);
		// A sign that has a place of its own, or that is not shown, is not put before the number.
		const isPlain = !isNegative && template.isCompact && !template.anchor;
		this.#isOpened = template.hasMinus || (!template.hasPlus && isPlain);
	}

	#findLastShown(): number | undefined {
		const { isCompact, hasPoint, zeroUpTo } = this.#template;
		const point = this.#text.indexOf(".");
		if (!isCompact || !hasPoint || point < 0) return undefined;
		const last = this.#text.replace(/0+$/u, "").length - 1;
		const kept = Math.min(this.#text.length - 1, zeroUpTo - this.#blanks);
		return Math.max(last, zeroUpTo > this.#blanks ? kept : 0, point);
	}

	printPart(kind: PlacedKind): string {
		switch (kind) {
			case "nine":
			case "zero":
			case "point":
				return this.#printPlace(kind);
			case "comma":
				return this.#isAfterDigit ? "," : this.#template.isCompact ? "" : " ";
			case "currency":
				return " ";
			case "minus":
				return this.#isNegative ? "-" : this.#blank;
			case "plus":
				return this.#isNegative ? this.#blank : "+";
			case "sign":
				return this.#isNegative ? "-" : "+";
			case "anchored":
				return "";
		}
	}

	/** The letters of an ordinal number. */
	printOrdinal(isUpper: boolean): string {
		if (this.#isNegative || this.#template.hasPoint || this.#hasOverflow) return "";
		const letters = findOrdinal(this.#text);
		return isUpper ? letters.toUpperCase() : letters;
	}

	get #blank(): string {
		return this.#template.isCompact ? "" : " ";
	}

	#printPlace(kind: "nine" | "zero" | "point"): string {
		const before = this.#open();
		this.#isAfterDigit = false;
		const shown = this.#printSign(kind);
		this.#place++;
		return before + shown + this.#close();
	}

	// What stands before the first digit: a sign, or the room for one.
	#open(): string {
		const { zeroFrom, anchor, isBracketed } = this.#template;
		const isReached = this.#place >= this.#blanks || zeroFrom === this.#place;
		const isPassed = this.#isLeadingZero && this.#text[this.#lastShown ?? 0] !== ".";
		if (this.#isOpened || !isReached || isPassed || anchor === "after") return "";
		this.#isOpened = true;
		if (anchor) return this.#isNegative ? "-" : "+";
		if (isBracketed) return this.#isNegative ? "<" : this.#blank;
		return this.#isNegative ? "-" : this.#blank;
	}

	// What stands after the last one.
	#close(): string {
		const { anchor, isBracketed } = this.#template;
		const isLast = this.#place === this.#places || this.#at - 1 === this.#lastShown;
		if (this.#isClosed || !isLast) return "";
		this.#isClosed = true;
		if (anchor === "after") return this.#isNegative ? "-" : "+";
		if (isBracketed) return this.#isNegative ? ">" : this.#blank;
		return "";
	}

	/** The nought before the point, where the template has no place for one. */
	get #isLeadingZero(): boolean {
		const { zeroFrom, decimals } = this.#template;
		return zeroFrom === undefined && this.#at === 0 && this.#text.startsWith("0") && decimals > 0;
	}

	#printSign(kind: "nine" | "zero" | "point"): string {
		const { zeroFrom = Number.POSITIVE_INFINITY } = this.#template;
		if (this.#place < this.#blanks) {
			if (this.#place < zeroFrom) return this.#blank;
			this.#isAfterDigit = true;
			return "0";
		}
		const sign = this.#text[this.#at] ?? "";
		const last = this.#lastShown === undefined ? undefined : this.#text[this.#lastShown];
		const isDropped = this.#lastShown !== undefined && this.#at > this.#lastShown && kind !== "zero";
		const isLeadingZero = this.#isLeadingZero;
		this.#at++;
		if (sign === ".") return ".";
		if (isDropped || sign === "") return "";
		if (isLeadingZero) return this.#template.isCompact ? (last === "." ? "0" : "") : " ";
		this.#isAfterDigit = true;
		return sign;
	}
}

type PlacedKind = "nine" | "zero" | "point" | "comma" | "currency" | "minus" | "plus" | "sign" | "anchored";

function findOrdinal(text: string): string {
	if (/1\d$/u.test(text)) return "th";
	return { 1: "st", 2: "nd", 3: "rd" }[text.at(-1) ?? ""] ?? "th";
}

/** The widest Roman numeral up to 3999, MMMDCCCLXXXVIII, has so many letters. */
const romanWidth = 15;
const largestRoman = 3999n;
const romanLetters: readonly (readonly [letters: string, value: number])[] = [
	["M", 1000],
	["CM", 900],
	["D", 500],
	["CD", 400],
	["C", 100],
	["XC", 90],
	["L", 50],
	["XL", 40],
	["X", 10],
	["IX", 9],
	["V", 5],
	["IV", 4],
	["I", 1],
];

function printRoman(value: Decimal | string, { isCompact }: NumberTemplate): string {
	const whole = typeof value === "string" ? 0n : roundDecimal(value, 0).digits;
	if (whole < 1n || whole > largestRoman) return "#".repeat(romanWidth);
	let rest = Number(whole);
	let text = "";
	for (const [letters, size] of romanLetters) {
		text += letters.repeat(Math.floor(rest / size));
		rest %= size;
	}
	return isCompact ? text : text.padStart(romanWidth);
}

function printScientific(value: Decimal | string, { decimals, whole, hasPoint }: NumberTemplate): string {
	if (typeof value === "string") return ` ${"#".repeat(whole)}${hasPoint ? `.${"#".repeat(decimals)}` : ""}####`;
	const isNegative = value.digits < 0n;
	const digits = String(isNegative ? -value.digits : value.digits);
	// The power of ten of the first digit, and of what comes of rounding at so many digits.
	const power = digits === "0" ? 0 : digits.length - 1 - value.scale;
	const rounded = roundDecimal({ digits: BigInt(digits), scale: digits.length - 1 }, decimals);
	const isCarried = rounded.digits >= 10n ** BigInt(rounded.scale + 1);
	const shown = isCarried ? roundDecimal({ ...rounded, scale: rounded.scale + 1 }, decimals) : rounded;
	const exponent = digits === "0" ? 0 : power + (isCarried ? 1 : 0);
	const size = String(Math.abs(exponent)).padStart(2, "0");
	return `${isNegative ? "-" : " "}${printDecimal(shown)}e${exponent < 0 ? "-" : "+"}${size}`;
}
