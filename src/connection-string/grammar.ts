import {
	type CustomPatternMatcherFunc,
	createToken,
	EmbeddedActionsParser,
	type ILexerConfig,
	type IToken,
	Lexer,
	MismatchedTokenException,
	type TokenType,
} from "chevrotain";

/** One `Name=value` of a connection string. Offsets are in UTF-16 units, from 0. */
export interface Segment {
	readonly name: string;
	readonly nameOffset: number;
	/** The value without its quotes; empty when there is none. */
	readonly value: string;
	readonly valueOffset: number;
	/** The character that ends a quoted value and is doubled in it; empty for a bare one. */
	readonly closer: "" | "'" | '"' | "}";
}

/** What is wrong with a text, in words that hold no part of it, and where. */
export interface SyntaxProblem {
	readonly problem: string;
	readonly offset: number;
}

/**
 * Cuts a connection string into its segments. Empty ones are left out, names are not looked up.
 * @returns The segments, or the first thing that is wrong.
 * @example parseSegments("Profile='it''s';") // [{ name: "Profile", nameOffset: 0, value: "it's", valueOffset: 8, closer: "'" }]
 */
export function parseSegments(text: string): readonly Segment[] | SyntaxProblem {
	// Built on first use: a program that never connects does not pay for it.
	grammar ??= createGrammar({ skipValidations: true });
	const { lexer, parser } = grammar;
	parser.input = lexer.tokenize(text).tokens;
	const segments = parser.connectionString();
	const [error] = parser.errors;
	// A parser that keeps its input would keep the secrets in it.
	parser.input = [];
	if (!error) return segments;
	const problem = misplaced[error.token.tokenType.name];
	if (problem !== undefined) return { problem, offset: error.token.startOffset };
	const culprit = error instanceof MismatchedTokenException ? error.previousToken : error.token;
	return { problem: "there is no = after the name that begins here", offset: culprit.startOffset };
}

/**
 * Finds where a character of a value stands in the text that the segment was cut from.
 * @param segment What {@link parseSegments} gave.
 * @param offset Into the value, from 0 to its length.
 * @example locateInValue({ name: "Profile", nameOffset: 0, value: "it's", valueOffset: 8, closer: "'" }, 3) // 13
 */
export function locateInValue(segment: Segment, offset: number): number {
	if (segment.closer === "") return segment.valueOffset + offset;
	const doubledCount = segment.value.slice(0, offset).split(segment.closer).length - 1;
	return segment.valueOffset + 1 + offset + doubledCount;
}

// Before = a name is awaited, after it a value: the same character means different things in the two modes.
const Separator = createToken({ name: "Separator", pattern: Lexer.NA });
const Blank = createToken({ name: "Blank", pattern: /\s+/, group: Lexer.SKIPPED });
const Name = createToken({ name: "Name", pattern: /[\w\-.\u0080-\uffff][\w\-.\s\u0080-\uffff]*/ });
const Equals = createToken({ name: "Equals", pattern: /=/, push_mode: "value" });
const NameEnd = createToken({ name: "NameEnd", pattern: /;/, categories: Separator });
const Stray = createToken({ name: "Stray", pattern: /[^\w\-.\s=;\u0080-\uffff][\s\S]*/ });
const ValueEnd = createToken({ name: "ValueEnd", pattern: /;/, categories: Separator, pop_mode: true });
const SingleQuoted = createQuotedToken("SingleQuoted", "'", "'");
const DoubleQuoted = createQuotedToken("DoubleQuoted", '"', '"');
const Braced = createQuotedToken("Braced", "{", "}");
const Unclosed = createToken({ name: "Unclosed", pattern: /['"{][\s\S]*/ });
const Bare = createToken({ name: "Bare", pattern: /[^\s;'"{][^;]*/ });

// The order matters: the first that matches is taken, and the last of each mode takes what is left, so nothing is unreadable.
const nameMode = [Blank, Name, Equals, NameEnd, Stray];
const valueMode = [Blank, ValueEnd, SingleQuoted, DoubleQuoted, Braced, Unclosed, Bare];

class SegmentParser extends EmbeddedActionsParser {
	readonly connectionString = this.RULE("connectionString", (): readonly Segment[] => {
		const segments: Segment[] = [];
		this.OPTION(() => segments.push(this.SUBRULE(this.segment)));
		this.MANY(() => {
			this.CONSUME(Separator);
			this.OPTION2(() => segments.push(this.SUBRULE2(this.segment)));
		});
		return segments;
	});

	private readonly segment = this.RULE("segment", (): Segment => {
		const name = this.CONSUME(Name);
		const equals = this.CONSUME(Equals);
		const value = this.OPTION(() => this.SUBRULE(this.value)) ?? {
			value: "",
			closer: "",
			valueOffset: equals.startOffset + 1,
		};
		return { name: name.image.trimEnd(), nameOffset: name.startOffset, ...value };
	});

	private readonly value = this.RULE(
		"value",
		(): Pick<Segment, "value" | "valueOffset" | "closer"> =>
			this.OR([
				{ ALT: () => unquote(this.CONSUME(SingleQuoted), "'") },
				{ ALT: () => unquote(this.CONSUME(DoubleQuoted), '"') },
				{ ALT: () => unquote(this.CONSUME(Braced), "}") },
				{ ALT: () => unquote(this.CONSUME(Bare), "") },
			]),
	);

	constructor(skipValidations: boolean) {
		super([Separator, ...nameMode, ...valueMode], { maxLookahead: 1, skipValidations });
		this.performSelfAnalysis();
	}
}

let grammar: ReturnType<typeof createGrammar> | undefined;

/** Makes what reads the text; without `skipValidations` chevrotain checks patterns and rules, which takes as long as all the rest. */
export function createGrammar({ skipValidations }: { readonly skipValidations: boolean }): {
	readonly lexer: Lexer;
	readonly parser: SegmentParser;
} {
	const modes = { name: nameMode, value: valueMode };
	const options: ILexerConfig = { positionTracking: "onlyOffset", skipValidations };
	return { lexer: new Lexer({ modes, defaultMode: "name" }, options), parser: new SegmentParser(skipValidations) };
}

// By search, not by regular expression: those recurse, and a long value with many quotes would exhaust the stack.
function createQuotedToken(name: string, opener: string, closer: string): TokenType {
	const match: CustomPatternMatcherFunc = (text, start) => {
		if (text[start] !== opener) return null;
		let end = text.indexOf(closer, start + 1);
		while (end !== -1 && text[end + 1] === closer) end = text.indexOf(closer, end + 2);
		return end === -1 ? null : [text.slice(start, end + 1)];
	};
	return createToken({ name, pattern: match, start_chars_hint: [opener], line_breaks: true });
}

function unquote(token: IToken, closer: Segment["closer"]): Pick<Segment, "value" | "valueOffset" | "closer"> {
	const value = closer === "" ? token.image.trimEnd() : token.image.slice(1, -1).replaceAll(closer + closer, closer);
	return { value, valueOffset: token.startOffset, closer };
}

// A token that the parser did not expect can be there for one reason only.
const afterClosing = "only blanks may stand between a closing quote or brace and the next ;";
const misplaced: Readonly<Record<string, string>> = {
	Equals: "there is no name before this =",
	Stray: "this character cannot stand in the name of a property",
	Unclosed: "the quote or brace that opens here is not closed",
	SingleQuoted: afterClosing,
	DoubleQuoted: afterClosing,
	Braced: afterClosing,
	Bare: afterClosing,
};
