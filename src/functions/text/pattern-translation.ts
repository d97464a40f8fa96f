/** A regular expression of PostgreSQL in the spelling of the engines here, and what it costs to match it by trying. */
export interface TranslatedPattern {
	/** For JavaScript with the flag u; what RE2 knows is written the same way there. */
	readonly source: string;
	/** Has something that only an engine that goes back can match: a back reference, a look around, a border of words. */
	readonly needsBacktracking: boolean;
	/** A repetition inside a repetition: trying takes exponentially long. */
	readonly isNested: boolean;
	/** How many repetitions have no upper bound: trying takes the length of the text to this power, and once more. */
	readonly unbounded: number;
	/** Has a repetition that takes as little as it can, such as `.*?`. */
	readonly isLazy: boolean;
	/** Flags that the pattern itself sets: `(?i)` at its start. */
	readonly flags: string;
}

const word = "\\p{L}\\p{M}\\p{N}_";
const wordSet = `[${word}]`;

// What may stand in brackets for each class. https://www.postgresql.org/docs/current/functions-matching.html#POSIX-BRACKET-EXPRESSIONS
const classMembers: Readonly<Record<string, string>> = {
	alnum: "\\p{L}\\p{N}",
	alpha: "\\p{L}",
	blank: " \\t",
	cntrl: "\\p{Cc}",
	digit: "0-9",
	graph: "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}",
	lower: "\\p{Ll}",
	print: "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ",
	punct: "\\p{P}\\p{S}",
	space: "\\t-\\r \\x{85}\\p{Z}".replace("\\x{85}", "\u0085"),
	upper: "\\p{Lu}",
	word,
	xdigit: "0-9A-Fa-f",
};

const spaceMembers = classMembers["space"] ?? "";

// Letters behind a backslash that stand for a set. https://www.postgresql.org/docs/current/functions-matching.html#POSIX-CLASS-SHORTHAND-ESCAPES-TABLE
const setEscapes: Readonly<Record<string, string>> = {
	d: "[0-9]",
	D: "[^0-9]",
	s: `[${spaceMembers}]`,
	S: `[^${spaceMembers}]`,
	w: wordSet,
	W: `[^${word}]`,
};

const memberEscapes: Readonly<Record<string, string>> = { d: "0-9", s: spaceMembers, w: word };

const characterEscapes: Readonly<Record<string, string>> = {
	a: "\\x07",
	b: "\\x08",
	B: "\\\\",
	e: "\\x1b",
	f: "\\f",
	n: "\\n",
	r: "\\r",
	t: "\\t",
	v: "\\v",
};

// Places that only looking around finds.
const borderEscapes: Readonly<Record<string, string>> = {
	m: `(?<!${wordSet})(?=${wordSet})`,
	M: `(?<=${wordSet})(?!${wordSet})`,
	y: `(?:(?<!${wordSet})(?=${wordSet})|(?<=${wordSet})(?!${wordSet}))`,
	Y: `(?:(?<=${wordSet})(?=${wordSet})|(?<!${wordSet})(?!${wordSet}))`,
};

/**
 * Translates an advanced regular expression of PostgreSQL.
 * Source: https://www.postgresql.org/docs/current/functions-matching.html#POSIX-SYNTAX-DETAILS.
 * @throws SyntaxError with PostgreSQL's word for what is wrong.
 * @example translatePattern("[[:alpha:]]+").source // "[\\p{L}]+"
 */
export function translatePattern(pattern: string): TranslatedPattern {
	return new PatternReader(pattern).read();
}

interface Group {
	readonly start: number;
	hasRepetition: boolean;
}

class PatternReader {
	readonly #pattern: string;
	#at = 0;
	#out = "";
	#needsBacktracking = false;
	#isNested = false;
	#unbounded = 0;
	#isLazy = false;
	#flags = "";
	#isExpanded = false;
	readonly #groups: Group[] = [{ start: 0, hasRepetition: false }];
	// Of the atom just written: was it a group with a repetition in it? undefined when there is nothing to repeat.
	#lastAtom: { readonly hasRepetition: boolean } | undefined;

	constructor(pattern: string) {
		this.#pattern = pattern;
	}

	read(): TranslatedPattern {
		this.#readDirectors();
		while (this.#at < this.#pattern.length) this.#readNext();
		if (this.#groups.length > 1) throw new SyntaxError("parentheses () not balanced");
		return {
			source: this.#out,
			needsBacktracking: this.#needsBacktracking,
			isNested: this.#isNested,
			unbounded: this.#unbounded,
			isLazy: this.#isLazy,
			flags: this.#flags,
		};
	}

	#readDirectors(): void {
		if (this.#pattern.startsWith("***=")) {
			this.#out = escapeLiteral(this.#pattern.slice(4));
			this.#at = this.#pattern.length;
			return;
		}
		if (this.#pattern.startsWith("***:")) this.#at = 4;
		const embedded = /^\(\?([a-z]+)\)/.exec(this.#pattern.slice(this.#at));
		if (!embedded) return;
		this.#flags = embedded[1] ?? "";
		this.#isExpanded = this.#flags.includes("x");
		this.#at += embedded[0].length;
	}

	#take(): string {
		const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
		this.#at += character.length;
		return character;
	}

	#write(text: string): void {
		this.#out += text;
		this.#lastAtom = { hasRepetition: false };
	}

	#readNext(): void {
		const character = this.#take();
		switch (character) {
			case "(":
				this.#openGroup();
				return;
			case ")":
				this.#closeGroup();
				return;
			case "[":
				this.#readBrackets();
				return;
			case "\\":
				this.#readEscape();
				return;
			case "*":
			case "+":
			case "?":
				this.#repeat(character, character !== "?");
				return;
			case "{":
				this.#readBound();
				return;
			case "|":
			case "^":
			case "$":
				this.#out += character;
				this.#lastAtom = undefined;
				return;
			case ".":
				this.#write(".");
				return;
			default:
				if (this.#isExpanded && /\s/.test(character)) return;
				if (this.#isExpanded && character === "#") this.#skipComment();
				else this.#write(escapeLiteral(character));
		}
	}

	#skipComment(): void {
		while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== "\n") this.#at++;
	}

	#openGroup(): void {
		const special = /^\?(?:[:=!]|<[=!]|#[^)]*\))/.exec(this.#pattern.slice(this.#at))?.[0];
		if (special?.startsWith("?#")) {
			this.#at += special.length;
			return;
		}
		if (special === undefined && this.#pattern[this.#at] === "?") throw new SyntaxError("quantifier operand invalid");
		if (special !== undefined && special !== "?:") this.#needsBacktracking = true;
		this.#at += special?.length ?? 0;
		this.#groups.push({ start: this.#out.length, hasRepetition: false });
		this.#out += `(${special ?? ""}`;
		this.#lastAtom = undefined;
	}

	#closeGroup(): void {
		const group = this.#groups.length > 1 ? this.#groups.pop() : undefined;
		if (!group) throw new SyntaxError("parentheses () not balanced");
		this.#out += ")";
		this.#lastAtom = { hasRepetition: group.hasRepetition };
		const around = this.#groups.at(-1);
		if (around && group.hasRepetition) around.hasRepetition = true;
	}

	#repeat(sign: string, isUnbounded: boolean): void {
		if (!this.#lastAtom) throw new SyntaxError("quantifier operand invalid");
		if (isUnbounded && this.#lastAtom.hasRepetition) this.#isNested = true;
		if (isUnbounded) this.#unbounded++;
		const around = this.#groups.at(-1);
		if (around) around.hasRepetition = true;
		this.#out += sign;
		if (this.#pattern[this.#at] === "?") {
			this.#at++;
			this.#out += "?";
			this.#isLazy = true;
		}
		this.#lastAtom = undefined;
	}

	#readBound(): void {
		const bound = /^(\d+)(,(\d*))?\}/.exec(this.#pattern.slice(this.#at));
		if (!bound) {
			if (/^\d/.test(this.#pattern.slice(this.#at))) throw new SyntaxError("invalid repetition count(s)");
			this.#write("\\{");
			return;
		}
		this.#at += bound[0].length;
		const [, low = "0", range, high = ""] = bound;
		const most = range === undefined ? Number(low) : high === "" ? Number(low) : Number(high);
		if (Math.max(Number(low), most) > 255 || most < Number(low)) throw new SyntaxError("invalid repetition count(s)");
		this.#repeat(`{${bound[0]}`, true);
	}

	#readEscape(): void {
		if (this.#at >= this.#pattern.length) throw new SyntaxError("invalid escape \\ sequence");
		const character = this.#take();
		const set = setEscapes[character];
		const border = borderEscapes[character];
		if (set !== undefined) this.#write(set);
		else if (border !== undefined) this.#writeBorder(border);
		else if (character === "A" || character === "Z") {
			this.#out += character === "A" ? "(?-m:^)" : "(?-m:$)";
			this.#lastAtom = undefined;
		} else if (/[1-9]/.test(character)) {
			this.#needsBacktracking = true;
			this.#write(`\\${character}`);
		} else this.#write(this.#readCharacterEscape(character));
	}

	#writeBorder(border: string): void {
		this.#needsBacktracking = true;
		this.#out += border;
		this.#lastAtom = undefined;
	}

	// One character behind a backslash, inside of brackets or out.
	#readCharacterEscape(character: string): string {
		const named = characterEscapes[character];
		if (named !== undefined) return named;
		const digits = { x: /^[0-9a-f]{1,8}/i, u: /^[0-9a-f]{4}/i, U: /^[0-9a-f]{8}/i }[character];
		const code = digits?.exec(this.#pattern.slice(this.#at))?.[0];
		if (code !== undefined) {
			this.#at += code.length;
			const point = Number.parseInt(code, 16);
			if (point > 0x10_ff_ff) throw new SyntaxError("invalid escape \\ sequence");
			return escapeLiteral(String.fromCodePoint(point));
		}
		if (character === "c") return escapeLiteral(String.fromCodePoint((this.#take().codePointAt(0) ?? 0) % 32));
		if (character === "0") return "\\x00";
		if (/[a-z0-9]/i.test(character)) throw new SyntaxError("invalid escape \\ sequence");
		return escapeLiteral(character);
	}

	#readBrackets(): void {
		const border = /^\[:([<>]):\]\]/.exec(this.#pattern.slice(this.#at));
		if (border) {
			this.#at += border[0].length;
			this.#writeBorder(borderEscapes[border[1] === "<" ? "m" : "M"] ?? "");
			return;
		}
		let members = "";
		const isNegated = this.#pattern[this.#at] === "^";
		if (isNegated) this.#at++;
		for (let isFirst = true; ; isFirst = false) {
			if (this.#at >= this.#pattern.length) throw new SyntaxError("brackets [] not balanced");
			const character = this.#take();
			if (character === "]" && !isFirst) break;
			members += this.#readMember(character);
		}
		this.#write(`[${isNegated ? "^" : ""}${members}]`);
	}

	#readMember(character: string): string {
		const special = character === "[" ? /^([:.=])(.*?)\1\]/s.exec(this.#pattern.slice(this.#at)) : undefined;
		if (special) {
			this.#at += special[0].length;
			const [, kind, name = ""] = special;
			if (kind !== ":") return escapeMember(name);
			const members = classMembers[name];
			if (members === undefined) throw new SyntaxError("invalid character class");
			return members;
		}
		if (character === "\\") {
			if (this.#at >= this.#pattern.length) throw new SyntaxError("invalid escape \\ sequence");
			const escaped = this.#take();
			return memberEscapes[escaped] ?? this.#readCharacterEscape(escaped);
		}
		// A hyphen between two members makes a range; everywhere else it is itself.
		const isRange = character === "-" && this.#pattern[this.#at] !== "]" && !this.#out.endsWith("[");
		return isRange ? "-" : escapeMember(character);
	}
}

function escapeLiteral(text: string): string {
	return text.replace(/[$()*+.?[\\\]^{|}/]/gu, "\\$&");
}

function escapeMember(text: string): string {
	return text.replace(/[\\\]^[-]/gu, "\\$&");
}
