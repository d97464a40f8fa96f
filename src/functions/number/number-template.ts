import { createError } from "../../base/index.ts";

/** A part of a template of to_char or to_number, in the order in which they are written. */
export type TemplatePart =
	| { readonly kind: "nine" | "zero" | "point" | "comma" | "currency" | "minus" | "plus" | "sign" | "anchored" }
	| { readonly kind: "ordinal" | "roman"; readonly isUpper: boolean }
	| { readonly kind: "literal"; readonly text: string; readonly isQuoted: boolean };

/** A template for numbers, and what follows from all of its parts. */
export interface NumberTemplate {
	readonly parts: readonly TemplatePart[];
	/** How many digits stand before the point, and after it. */
	readonly whole: number;
	readonly decimals: number;
	/** How many digits of the whole part are decimals of the number: nines behind V. */
	readonly shifted: number;
	/** The place of the first digit, counted from 0, from which there are noughts; undefined where the template has none before the point. */
	readonly zeroFrom: number | undefined;
	/** How many digits there are up to the last 0. */
	readonly zeroUpTo: number;
	readonly hasPoint: boolean;
	/** FM: nothing is filled with blanks. */
	readonly isCompact: boolean;
	/** PR: negative numbers stand in angle brackets. */
	readonly isBracketed: boolean;
	readonly isScientific: boolean;
	readonly isRoman: boolean;
	/** S: the sign is anchored to the number, before or after it. */
	readonly anchor: "before" | "after" | undefined;
	/** MI and PL, SG being both: the sign has a place of its own. */
	readonly hasMinus: boolean;
	readonly hasPlus: boolean;
}

/** The words of a template, those that others begin with last: https://www.postgresql.org/docs/15/functions-formatting.html. */
const wordPattern = /"((?:\\.|[^"\\])*)"?|\\(.)|(EEEE)|(FM)|(MI|PL|SG|SP|PR|RN|TH|[BCDGLSV90.,])|([\s\S])/giu;

/**
 * Reads a template of to_char or to_number.
 * @throws 42601 for parts that contradict each other.
 */
export function readNumberTemplate(text: string): NumberTemplate {
	const reading = new TemplateReading();
	for (const [all, quoted, escaped, scientific, compact, word, other] of text.matchAll(wordPattern)) {
		if (quoted !== undefined) reading.addLiteral(quoted.replaceAll(/\\(.)/gsu, "$1"), true);
		else if (escaped !== undefined) reading.addLiteral(escaped === '"' ? '"' : all, false);
		else if (other !== undefined) reading.addLiteral(other, false);
		else if (scientific !== undefined) reading.setScientific();
		else if (compact !== undefined) reading.template.isCompact = true;
		else reading.addWord(word ?? "");
	}
	return reading.end();
}

type Changeable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

class TemplateReading {
	readonly #parts: TemplatePart[] = [];
	readonly template: Changeable<NumberTemplate> = {
		parts: this.#parts,
		whole: 0,
		decimals: 0,
		shifted: 0,
		zeroFrom: undefined,
		zeroUpTo: 0,
		hasPoint: false,
		isCompact: false,
		isBracketed: false,
		isScientific: false,
		isRoman: false,
		anchor: undefined,
		hasMinus: false,
		hasPlus: false,
	};
	#isShifting = false;
	/** How many digits of the whole part stand before S. */
	#wholeBeforeSign = 0;

	end(): NumberTemplate {
		const { template } = this;
		// A sign before the point is one before the number unless all digits were before it.
		if (template.anchor === "before" && this.#wholeBeforeSign === template.whole) template.anchor = "after";
		return template;
	}

	addLiteral(text: string, isQuoted: boolean): void {
		this.#parts.push({ kind: "literal", text, isQuoted });
	}

	setScientific(): void {
		const { hasMinus, hasPlus, isBracketed, anchor, isRoman, isScientific } = this.template;
		if (isScientific) throw refuse('"EEEE" must stand once');
		if (hasMinus || hasPlus || isBracketed || anchor || isRoman || this.#isShifting || this.template.isCompact)
			throw refuse('"EEEE" goes with digits and a point only');
		this.template.isScientific = true;
	}

	addWord(word: string): void {
		if (this.template.isScientific && /^(?!TH|[BCLG])/iu.test(word)) throw refuse('"EEEE" must be the last part');
		const add = this.#words[word.toUpperCase()];
		if (add) add(word);
		else this.addLiteral(word, false);
	}

	readonly #words: Readonly<Record<string, (word: string) => void>> = {
		9: () => this.#addDigit("nine"),
		0: () => this.#addDigit("zero"),
		".": () => this.#addPoint(),
		D: () => this.#addPoint(),
		",": () => this.#add("comma"),
		G: () => this.#add("comma"),
		L: () => this.#add("currency"),
		// PostgreSQL prints nothing for blanks, and no names of currencies.
		B: () => undefined,
		C: () => undefined,
		SP: () => undefined,
		V: () => {
			if (this.template.hasPoint) throw refuse('"V" and a decimal point cannot stand together');
			this.#isShifting = true;
		},
		S: () => {
			this.#refuseOwnSign("S");
			if (this.template.anchor) throw refuse('"S" must stand once');
			this.template.anchor = this.template.hasPoint ? "after" : "before";
			this.#wholeBeforeSign = this.template.whole;
			this.#add("anchored");
		},
		MI: () => {
			this.#refuseAnchor("MI");
			this.template.hasMinus = true;
			this.#add("minus");
		},
		PL: () => {
			this.#refuseAnchor("PL");
			this.template.hasPlus = true;
			this.#add("plus");
		},
		SG: () => {
			this.#refuseAnchor("SG");
			this.template.hasMinus = true;
			this.template.hasPlus = true;
			this.#add("sign");
		},
		PR: () => {
			const { anchor, hasMinus, hasPlus } = this.template;
			if (anchor || hasMinus || hasPlus) throw refuse('"PR" and another sign cannot stand together');
			this.template.isBracketed = true;
		},
		RN: (word) => {
			this.template.isRoman = true;
			this.#parts.push({ kind: "roman", isUpper: word.startsWith("R") });
		},
		TH: (word) => this.#parts.push({ kind: "ordinal", isUpper: word.startsWith("T") }),
	};

	#add(kind: "point" | "comma" | "currency" | "minus" | "plus" | "sign" | "anchored"): void {
		this.#parts.push({ kind });
	}

	#addDigit(kind: "nine" | "zero"): void {
		const { template } = this;
		if (template.isBracketed) throw refuse('digits must stand before "PR"');
		if (this.#isShifting && kind === "nine") template.shifted++;
		else if (template.hasPoint) template.decimals++;
		else template.whole++;
		if (kind === "zero") {
			if (!template.hasPoint) template.zeroFrom ??= template.whole - 1;
			template.zeroUpTo = template.whole + template.decimals;
		}
		this.#parts.push({ kind });
	}

	#addPoint(): void {
		if (this.template.hasPoint) throw refuse("a second decimal point");
		if (this.#isShifting) throw refuse('"V" and a decimal point cannot stand together');
		this.template.hasPoint = true;
		this.#add("point");
	}

	#refuseOwnSign(word: string): void {
		const { hasMinus, hasPlus, isBracketed } = this.template;
		if (hasMinus || hasPlus || isBracketed) throw refuse(`"${word}" and another sign cannot stand together`);
	}

	#refuseAnchor(word: string): void {
		if (this.template.anchor) throw refuse(`"S" and "${word}" cannot stand together`);
	}
}

function refuse(problem: string) {
	return createError("execution_failed", {
		sqlState: "42601",
		problem: `the template of to_char or to_number has an error: ${problem}`,
		advice: "Write for instance FM999,990.00.",
	});
}
