import { createError } from "../../base/index.ts";
import { type Decimal, parseDecimal, roundDecimal } from "./decimal.ts";
import { outOfRange } from "./number-domain.ts";
import { type NumberTemplate, readNumberTemplate, type TemplatePart } from "./number-template.ts";

/** What may belong to a number: other signs are passed over where the template has something else. */
const numberSigns = /[\d.,+-]/u;
/** PostgreSQL multiplies by a power of ten that has so many decimals. */
const shiftedScale = 16;

/**
 * Reads a number by a template of PostgreSQL's to_number.
 * Source: https://www.postgresql.org/docs/15/functions-formatting.html.
 * @throws bad_literal (22P02) where no digit is read; 22003 where there are more than the template has
 * @example readNumberBy("12,454.8-", "99G999D9S") // { digits: -124548n, scale: 1 }
 */
export function readNumberBy(text: string, templateText: string): Decimal {
	const template = readNumberTemplate(templateText);
	if (template.isRoman || template.isScientific)
		throw createError("not_supported", {
			feature: `${template.isRoman ? "RN" : "EEEE"} in a template of to_number`,
			advice: "Cast the text: '1.5e3'::numeric.",
		});
	const read = new NumberReading(template, text).read();
	const value = parseDecimal(read);
	if (!value) throw createError("bad_literal", { type: "numeric", text: text.slice(0, 60), expected: "Write digits." });
	const wholes = /\d+/u.exec(read)?.[0].replace(/^0+/u, "").length ?? 0;
	if (wholes > template.whole + template.shifted && !/^[+-]?\./u.test(read))
		throw outOfRange("a number with more digits than the template has");
	if (template.shifted === 0) return value;
	return roundDecimal({ digits: value.digits, scale: value.scale + template.shifted }, shiftedScale);
}

class NumberReading {
	readonly #template: NumberTemplate;
	readonly #text: string;
	#at = 0;
	#sign = "";
	#digits = "";
	#decimals: number | undefined;

	constructor(template: NumberTemplate, text: string) {
		this.#template = template;
		this.#text = text;
	}

	read(): string {
		for (const part of this.#template.parts) {
			if (this.#at >= this.#text.length) break;
			this.#readPart(part);
		}
		return this.#sign + this.#digits.replace(/\.$/u, "");
	}

	#readPart(part: TemplatePart): void {
		switch (part.kind) {
			case "nine":
			case "zero":
			case "point":
				this.#readPlace(part.kind);
				this.#at++;
				return;
			case "comma":
				if (!this.#template.isCompact && this.#next === ",") this.#at++;
				return;
			case "minus":
			case "plus":
			case "sign":
				this.#readOwnSign(part.kind);
				return;
			case "literal":
				// Whatever stands there.
				this.#at += part.text.length;
				return;
			default:
				this.#passOver(part.kind === "ordinal" ? 2 : part.kind === "currency" ? 1 : 0);
		}
	}

	get #next(): string {
		return this.#text[this.#at] ?? "";
	}

	#passOver(most: number): void {
		for (let count = 0; count < most && this.#next !== "" && !numberSigns.test(this.#next); count++) this.#at++;
	}

	#readOwnSign(kind: "minus" | "plus" | "sign"): void {
		const isMinus = this.#next === "-" && kind !== "plus";
		const isPlus = this.#next === "+" && kind !== "minus";
		if (!isMinus && !isPlus) {
			this.#passOver(1);
			return;
		}
		this.#sign = isMinus ? "-" : "+";
		this.#at++;
	}

	#readPlace(kind: "nine" | "zero" | "point"): void {
		if (this.#next === " ") this.#at++;
		if (this.#sign === "" && this.#digits === "" && kind !== "point") this.#readSignBefore();
		const hasRead = this.#readSign();
		if (this.#sign === "" && /\d/u.test(this.#digits)) this.#readSignAfter(hasRead);
	}

	#readSignBefore(): void {
		if (this.#next === "-" || (this.#template.isBracketed && this.#next === "<")) this.#sign = "-";
		else if (this.#next === "+") this.#sign = "+";
		else return;
		this.#at++;
	}

	#readSign(): boolean {
		const sign = this.#next;
		if (/\d/u.test(sign)) {
			if (this.#decimals !== undefined && this.#decimals === this.#template.decimals) return false;
			if (this.#decimals !== undefined) this.#decimals++;
			this.#digits += sign;
			return true;
		}
		if (sign !== "." || !this.#template.hasPoint || this.#decimals !== undefined) return false;
		this.#decimals = 0;
		this.#digits += ".";
		return true;
	}

	#readSignAfter(hasRead: boolean): void {
		const { anchor, hasMinus, hasPlus } = this.#template;
		const sign = anchor && hasRead ? (this.#text[this.#at + 1] ?? "") : this.#next;
		if (sign !== "-" && sign !== "+") return;
		if (anchor && hasRead) this.#at++;
		else if (hasRead || anchor || !(hasMinus || hasPlus)) return;
		this.#sign = sign;
	}
}
