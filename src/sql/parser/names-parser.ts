import { EmbeddedActionsParser, type IParserConfig, type IToken } from "chevrotain";
import type { Identifier, TypeName } from "../ast/index.ts";
import { decodeName } from "../lexer/literal.ts";
import {
	Comma,
	Dot,
	findOperatorToken,
	IdentifierToken,
	K,
	LeftBracket,
	LeftParen,
	NumberToken,
	parserTokens,
	RightBracket,
	RightParen,
	StarQualifier,
} from "../lexer/tokens.ts";

/** How many tokens the parser looks at to choose its way. */
export const maxLookahead = 2;

/** The identifier that a name's token is, quotes removed. */
export function toIdentifier(token: IToken): Identifier {
	return { kind: "Identifier", at: token.startOffset, ...decodeName(token.image) };
}

/**
 * The last of its arguments; the others were evaluated before it, and so their tokens read.
 * @example inOrder(this.CONSUME(K.similar), this.CONSUME(K.to), "similar") // "similar"
 */
export function inOrder<Value>(...values: [...before: unknown[], value: Value]): Value {
	return values.at(-1) as Value;
}

/** Names and the names of types: https://www.postgresql.org/docs/current/sql-syntax-lexical.html and …/datatype.html. */
export abstract class NamesParser extends EmbeddedActionsParser {
	/** Rules are recorded by the last of the classes, see `prepare`. */
	constructor(config: IParserConfig) {
		super([...parserTokens], config);
	}

	/** https://www.postgresql.org/docs/current/ddl-schemas.html: name, schema.name, catalog.schema.name. */
	protected readonly path = this.RULE("path", (): readonly Identifier[] => {
		const path = [toIdentifier(this.CONSUME(IdentifierToken))];
		this.MANY(() => {
			this.CONSUME(Dot);
			path.push(toIdentifier(this.CONSUME2(IdentifierToken)));
		});
		return path;
	});

	/**
	 * A list of names in parentheses.
	 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS.
	 */
	protected readonly nameList = this.RULE("nameList", (): readonly Identifier[] => {
		const names: Identifier[] = [];
		this.CONSUME(LeftParen);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				names.push(toIdentifier(this.CONSUME(IdentifierToken)));
			},
		});
		this.CONSUME(RightParen);
		return names;
	});

	/** t.* or s.t.*. https://www.postgresql.org/docs/current/sql-select.html#SQL-SELECT-LIST. */
	protected readonly starQualifier = this.RULE("starQualifier", (): readonly Identifier[] => {
		const qualifier = [toIdentifier(this.CONSUME(StarQualifier))];
		this.CONSUME(Dot);
		this.MANY(() => {
			qualifier.push(toIdentifier(this.CONSUME(IdentifierToken)));
			this.CONSUME2(Dot);
		});
		this.CONSUME(findOperatorToken("*"));
		return qualifier;
	});

	/** https://www.postgresql.org/docs/current/datatype.html, and for arrays https://www.postgresql.org/docs/current/arrays.html. */
	protected readonly typeName = this.RULE("typeName", (): TypeName => {
		const path = this.OR<readonly Identifier[]>([
			{ ALT: () => this.SUBRULE(this.path) },
			{ ALT: () => this.SUBRULE(this.timeType) },
		]);
		return this.SUBRULE(this.typeTail, { ARGS: [path] });
	});

	/**
	 * The types whose names are words of the grammar, where more than one word names them.
	 * https://www.postgresql.org/docs/current/datatype-datetime.html.
	 */
	protected readonly timeType = this.RULE("timeType", (): readonly Identifier[] =>
		this.OR<readonly Identifier[]>([
			{ ALT: () => [toIdentifier(this.CONSUME(K.timestamp))] },
			{ ALT: () => [toIdentifier(this.CONSUME(K.time))] },
			{ ALT: () => [toIdentifier(this.CONSUME(K.interval))] },
		]),
	);

	/**
	 * What follows the first word of a type: second words, modifiers, brackets.
	 * https://www.postgresql.org/docs/current/datatype.html.
	 */
	protected readonly typeTail = this.RULE("typeTail", (path: readonly Identifier[]): TypeName => {
		const words: string[] = [];
		let modifiers: readonly number[] = [];
		let arrayDepth = 0;
		this.OPTION(() => {
			const token = this.OR([{ ALT: () => this.CONSUME(K.precision) }, { ALT: () => this.CONSUME(K.varying) }]);
			this.ACTION(() => words.push(token.image.toLowerCase()));
		});
		this.OPTION2(() => {
			modifiers = this.SUBRULE(this.typeModifiers);
		});
		this.OPTION3(() => {
			words.push(this.SUBRULE(this.timeZonePart));
		});
		this.OPTION4(() => {
			this.CONSUME(K.array);
			arrayDepth = 1;
			this.OPTION5(() => this.SUBRULE(this.arrayBounds));
		});
		this.MANY(() => {
			this.SUBRULE2(this.arrayBounds);
			arrayDepth++;
		});
		return this.ACTION(() => {
			const first = path.at(-1);
			const name = first?.isQuoted === true ? first.name : (first?.name.toLowerCase() ?? "");
			return {
				kind: "TypeName",
				at: path[0]?.at,
				name: [name, ...words].join(" "),
				schema: path.at(-2),
				modifiers,
				arrayDepth,
			};
		});
	});

	/** https://www.postgresql.org/docs/current/arrays.html#ARRAYS-DECLARATION. */
	private readonly arrayBounds = this.RULE("arrayBounds", () => {
		this.CONSUME(LeftBracket);
		this.OPTION(() => this.CONSUME(NumberToken));
		this.CONSUME(RightBracket);
	});

	/** https://www.postgresql.org/docs/current/datatype.html. */
	private readonly typeModifiers = this.RULE("typeModifiers", (): readonly number[] => {
		const modifiers: number[] = [];
		this.CONSUME(LeftParen);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				modifiers.push(Number(this.CONSUME(NumberToken).image));
			},
		});
		this.CONSUME(RightParen);
		return modifiers;
	});

	/** https://www.postgresql.org/docs/current/datatype-datetime.html. */
	private readonly timeZonePart = this.RULE("timeZonePart", (): string => {
		const token = this.OR([{ ALT: () => this.CONSUME(K.with) }, { ALT: () => this.CONSUME(K.without) }]);
		this.CONSUME(K.time);
		this.CONSUME(K.zone);
		return this.ACTION(() => `${token.image.toLowerCase()} time zone`);
	});
}
