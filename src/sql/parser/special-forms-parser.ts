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
	RowConstructor,
	ScalarSubquery,
	TypedLiteral,
} from "../ast/index.ts";
import {
	Comma,
	K,
	LeftBracket,
	LeftParen,
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

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ARRAY-CONSTRUCTORS. */
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
	protected readonly row = this.RULE("row", (): RowConstructor => {
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
		const fields = this.OPTION(() => this.SUBRULE(this.intervalFields));
		return this.ACTION(() => ({ kind: "TypedLiteral", at: type.at, type, value, fields }));
	});

	/** HOUR, or HOUR TO MINUTE. https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT. */
	protected readonly intervalFields = this.RULE("intervalFields", (): string => {
		const first = this.SUBRULE(this.intervalField);
		const last = this.OPTION(() => {
			this.CONSUME(K.to);
			return this.SUBRULE2(this.intervalField);
		});
		return this.ACTION(() => (last === undefined ? first : `${first} to ${last}`));
	});

	/** https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT. */
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
}
