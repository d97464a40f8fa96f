import type { IToken, ParserMethod } from "chevrotain";
import type {
	ArrayLiteral,
	ArraySubquery,
	Case,
	CaseBranch,
	Cast,
	Exists,
	Expression,
	FunctionCall,
	Row,
	ScalarSubquery,
	TypedLiteral,
} from "../ast/index.ts";
import {
	Comma,
	Identifier as IdentifierToken,
	K,
	LeftBracket,
	LeftParen,
	NumberToken,
	QueryParen,
	RightBracket,
	RightParen,
	StringToken,
} from "../lexer/tokens.ts";
import { FunctionsParser } from "./functions-parser.ts";

/** The call of a function that the text spells in another way. */
export function toCall(token: IToken, name: string, values: readonly Expression[]): FunctionCall {
	const at = token.startOffset;
	return {
		kind: "FunctionCall",
		at,
		path: [{ kind: "Identifier", at, name, isQuoted: false }],
		arguments: values.map((value) => ({ kind: "Argument", at: value.at, name: undefined, value })),
		isStar: false,
		isDistinct: false,
		orderBy: [],
		withinGroup: [],
		filter: undefined,
		over: undefined,
	};
}

/** The value of a string's token. */
export function toText(token: IToken): string {
	return String(token.payload);
}

/** Expressions that begin with a word of their own: https://www.postgresql.org/docs/current/functions.html. */
export abstract class SpecialFormsParser extends FunctionsParser {
	protected abstract readonly restrictedExpression: ParserMethod<[], Expression>;

	/** https://www.postgresql.org/docs/current/functions-conditional.html#FUNCTIONS-CASE. */
	protected readonly case = this.RULE("case", (): Case => {
		const at = this.CONSUME(K.case).startOffset;
		let operand: Expression | undefined;
		const branches: CaseBranch[] = [];
		let otherwise: Expression | undefined;
		this.OPTION(() => {
			operand = this.SUBRULE(this.expression);
		});
		this.AT_LEAST_ONE(() => {
			const { startOffset } = this.CONSUME(K.when);
			const when = this.SUBRULE2(this.expression);
			this.CONSUME(K.then);
			branches.push({ kind: "CaseBranch", at: startOffset, when, then: this.SUBRULE3(this.expression) });
		});
		this.OPTION2(() => {
			this.CONSUME(K.else);
			otherwise = this.SUBRULE4(this.expression);
		});
		this.CONSUME(K.end);
		return { kind: "Case", at, operand, branches, otherwise };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-TYPE-CASTS. */
	protected readonly cast = this.RULE("cast", (): Cast => {
		const at = this.CONSUME(K.cast).startOffset;
		this.CONSUME(LeftParen);
		const operand = this.SUBRULE(this.expression);
		this.CONSUME(K.as);
		const type = this.SUBRULE(this.typeName);
		this.CONSUME(RightParen);
		return { kind: "Cast", at, operand, type };
	});

	/** https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-EXISTS. */
	protected readonly exists = this.RULE("exists", (): Exists => {
		const at = this.CONSUME(K.exists).startOffset;
		this.CONSUME(QueryParen);
		const query = this.SUBRULE(this.query);
		this.CONSUME(RightParen);
		return { kind: "Exists", at, query };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-SCALAR-SUBQUERIES. */
	protected readonly scalarSubquery = this.RULE("scalarSubquery", (): ScalarSubquery => {
		const at = this.CONSUME(QueryParen).startOffset;
		const query = this.SUBRULE(this.query);
		this.CONSUME(RightParen);
		return { kind: "ScalarSubquery", at, query };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ARRAY-CONSTRUCTORS. */
	protected readonly array = this.RULE("array", (): ArrayLiteral | ArraySubquery => {
		const at = this.CONSUME(K.array).startOffset;
		return this.OR<ArrayLiteral | ArraySubquery>([
			{
				ALT: () => {
					this.CONSUME(QueryParen);
					const query = this.SUBRULE(this.query);
					this.CONSUME(RightParen);
					return { kind: "ArraySubquery", at, query };
				},
			},
			{ ALT: () => ({ ...this.SUBRULE(this.arrayItems), at }) },
		]);
	});

	private readonly arrayItems = this.RULE("arrayItems", (): ArrayLiteral => {
		const items: Expression[] = [];
		const at = this.CONSUME(LeftBracket).startOffset;
		this.MANY_SEP({
			SEP: Comma,
			DEF: () => {
				items.push(
					this.OR<Expression>([
						{ ALT: () => this.SUBRULE(this.arrayItems) },
						{ ALT: () => this.SUBRULE(this.expression) },
					]),
				);
			},
		});
		this.CONSUME(RightBracket);
		return { kind: "ArrayLiteral", at, items };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ROW-CONSTRUCTORS, written with ROW. */
	protected readonly row = this.RULE("row", (): Row => {
		const items: Expression[] = [];
		const at = this.CONSUME(K.row).startOffset;
		this.CONSUME(LeftParen);
		this.MANY_SEP({
			SEP: Comma,
			DEF: () => {
				items.push(this.SUBRULE(this.expression));
			},
		});
		this.CONSUME(RightParen);
		return { kind: "Row", at, items };
	});

	/** https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT, and timestamp with time zone '…'. */
	protected readonly timeLiteral = this.RULE("timeLiteral", (): TypedLiteral => {
		const path = this.SUBRULE(this.timeType);
		const type = this.SUBRULE(this.typeTail, { ARGS: [path] });
		const value = toText(this.CONSUME(StringToken));
		let fields: string | undefined;
		this.OPTION(() => {
			fields = this.SUBRULE(this.intervalField);
			this.OPTION2(() => {
				this.CONSUME(K.to);
				fields = `${fields} to ${this.SUBRULE2(this.intervalField)}`;
			});
		});
		return this.ACTION(() => ({ kind: "TypedLiteral", at: type.at, type, value, fields }));
	});

	private readonly intervalField = this.RULE("intervalField", (): string => {
		const token = this.OR([
			{ ALT: () => this.CONSUME(K.year) },
			{ ALT: () => this.CONSUME(K.month) },
			{ ALT: () => this.CONSUME(K.day) },
			{ ALT: () => this.CONSUME(K.hour) },
			{ ALT: () => this.CONSUME(K.minute) },
			{ ALT: () => this.CONSUME(K.second) },
		]);
		return this.ACTION(() => token.image.toLowerCase());
	});

	/** https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-EXTRACT. */
	protected readonly extract = this.RULE("extract", (): FunctionCall => {
		const token = this.CONSUME(K.extract);
		this.CONSUME(LeftParen);
		const at = this.LA(1).startOffset;
		const field = this.OR([
			{ ALT: () => this.CONSUME(IdentifierToken).image.toLowerCase() },
			{ ALT: () => toText(this.CONSUME(StringToken)) },
		]);
		this.OR2([{ ALT: () => this.CONSUME(K.from) }, { ALT: () => this.CONSUME(Comma) }]);
		const source = this.SUBRULE(this.expression);
		this.CONSUME(RightParen);
		return this.ACTION(() => toCall(token, "extract", [{ kind: "StringLiteral", at, value: field }, source]));
	});

	/** https://www.postgresql.org/docs/current/functions-string.html: substring(x FROM a FOR b), and with commas. */
	protected readonly substring = this.RULE("substring", (): FunctionCall => {
		const token = this.CONSUME(K.substring);
		this.CONSUME(LeftParen);
		const text = this.SUBRULE(this.expression);
		let start: Expression | undefined;
		let length: Expression | undefined;
		this.OPTION(() => {
			this.OR([
				{
					ALT: () => {
						this.OR2([{ ALT: () => this.CONSUME(K.from) }, { ALT: () => this.CONSUME(Comma) }]);
						start = this.SUBRULE2(this.expression);
						this.OPTION2(() => {
							this.OR3([{ ALT: () => this.CONSUME(K.for) }, { ALT: () => this.CONSUME2(Comma) }]);
							length = this.SUBRULE3(this.expression);
						});
					},
				},
				{
					ALT: () => {
						this.CONSUME2(K.for);
						length = this.SUBRULE4(this.expression);
						this.OPTION3(() => {
							this.CONSUME2(K.from);
							start = this.SUBRULE5(this.expression);
						});
					},
				},
			]);
		});
		this.CONSUME(RightParen);
		return this.ACTION(() => {
			if (length !== undefined) start ??= { kind: "NumberLiteral", at: token.startOffset, text: "1" };
			return toCall(
				token,
				"substring",
				[text, start, length].filter((value) => value !== undefined),
			);
		});
	});

	/** https://www.postgresql.org/docs/current/functions-string.html: position(a IN b). */
	protected readonly position = this.RULE("position", (): FunctionCall => {
		const token = this.CONSUME(K.position);
		this.CONSUME(LeftParen);
		const part = this.SUBRULE(this.restrictedExpression);
		this.OR([{ ALT: () => this.CONSUME(K.in) }, { ALT: () => this.CONSUME(Comma) }]);
		const whole = this.SUBRULE(this.expression);
		this.CONSUME(RightParen);
		return this.ACTION(() => toCall(token, "position", [part, whole]));
	});

	/** https://www.postgresql.org/docs/current/functions-string.html: overlay(x PLACING y FROM a FOR b). */
	protected readonly overlay = this.RULE("overlay", (): FunctionCall => {
		const token = this.CONSUME(K.overlay);
		this.CONSUME(LeftParen);
		const values = [this.SUBRULE(this.expression)];
		this.OR([{ ALT: () => this.CONSUME(K.placing) }, { ALT: () => this.CONSUME(Comma) }]);
		values.push(this.SUBRULE2(this.expression));
		this.OR2([{ ALT: () => this.CONSUME(K.from) }, { ALT: () => this.CONSUME2(Comma) }]);
		values.push(this.SUBRULE3(this.expression));
		this.OPTION(() => {
			this.OR3([{ ALT: () => this.CONSUME(K.for) }, { ALT: () => this.CONSUME3(Comma) }]);
			values.push(this.SUBRULE4(this.expression));
		});
		this.CONSUME(RightParen);
		return this.ACTION(() => toCall(token, "overlay", values));
	});

	/** https://www.postgresql.org/docs/current/functions-string.html: trim([LEADING | TRAILING | BOTH] [c] FROM x), and with a comma. */
	protected readonly trim = this.RULE("trim", (): FunctionCall => {
		const token = this.CONSUME(K.trim);
		let name = "btrim";
		let values: Expression[] = [];
		this.CONSUME(LeftParen);
		this.OPTION(() => {
			name = this.OR([
				{ ALT: () => this.CONSUME(K.both) && "btrim" },
				{ ALT: () => this.CONSUME(K.leading) && "ltrim" },
				{ ALT: () => this.CONSUME(K.trailing) && "rtrim" },
			]);
		});
		this.OR2([
			{
				ALT: () => {
					this.CONSUME(K.from);
					values = [this.SUBRULE(this.expression)];
				},
			},
			{
				ALT: () => {
					const first = this.SUBRULE2(this.expression);
					values = [first];
					this.OPTION2(() => {
						values = this.OR3([
							{ ALT: () => this.CONSUME2(K.from) && [this.SUBRULE3(this.expression), first] },
							{ ALT: () => this.CONSUME(Comma) && [first, this.SUBRULE4(this.expression)] },
						]);
					});
				},
			},
		]);
		this.CONSUME(RightParen);
		return this.ACTION(() => toCall(token, name, values));
	});

	/** https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-CURRENT and …/functions-info.html. */
	protected readonly currentValue = this.RULE("currentValue", (): FunctionCall => {
		const token = this.OR([
			{ ALT: () => this.CONSUME(K.current_catalog) },
			{ ALT: () => this.CONSUME(K.current_date) },
			{ ALT: () => this.CONSUME(K.current_role) },
			{ ALT: () => this.CONSUME(K.current_schema) },
			{ ALT: () => this.CONSUME(K.current_time) },
			{ ALT: () => this.CONSUME(K.current_timestamp) },
			{ ALT: () => this.CONSUME(K.current_user) },
			{ ALT: () => this.CONSUME(K.localtime) },
			{ ALT: () => this.CONSUME(K.localtimestamp) },
			{ ALT: () => this.CONSUME(K.session_user) },
			{ ALT: () => this.CONSUME(K.user) },
		]);
		const values: Expression[] = [];
		this.OPTION(() => {
			this.CONSUME(LeftParen);
			this.OPTION2(() => {
				const { image, startOffset } = this.CONSUME(NumberToken);
				values.push({ kind: "NumberLiteral", at: startOffset, text: image });
			});
			this.CONSUME(RightParen);
		});
		return this.ACTION(() => toCall(token, token.image.toLowerCase(), values));
	});
}
