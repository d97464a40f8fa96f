import type { IToken, OrMethodOpts } from "chevrotain";
import { createError } from "../../base/index.ts";
import type {
	BitLiteral,
	Expression,
	FieldAccess,
	FunctionCall,
	Identifier,
	NumberLiteral,
	Parameter,
	Quantified,
	Query,
	StringLiteral,
	Subscript,
	TypedLiteral,
	TypeName,
	Unary,
} from "../ast/index.ts";
import { quoteExcerpt } from "../lexer/mistake.ts";
import { type Level, levels, prefixCallTable } from "../lexer/operator-table.ts";
import {
	BitStringToken,
	Colon,
	Comma,
	Dot,
	findOperatorToken,
	findPrefixToken,
	IdentifierToken,
	K,
	LeftBracket,
	LeftParen,
	NumberToken,
	ParameterToken,
	QueryParen,
	RightBracket,
	RightParen,
	StringToken,
} from "../lexer/tokens.ts";
import { EscapesParser } from "./escapes-parser.ts";
import { inOrder, toIdentifier } from "./names-parser.ts";
import type { OperatorStack } from "./operator-stack.ts";
import { toCall, toText } from "./special-forms-parser.ts";

/** What stands between operators: https://www.postgresql.org/docs/current/sql-expressions.html. */
export abstract class OperandsParser extends EscapesParser {
	/**
	 * What PostgreSQL's grammar calls c_expr, with the operators before it and the subscripts and fields after it. One rule where three would
	 * read better: each rule on the way from an expression to the one in its parentheses costs depth of nesting.
	 * https://www.postgresql.org/docs/current/sql-expressions.html.
	 */
	protected override readonly operand = this.RULE("operand", (stack: OperatorStack) => {
		this.MANY(() => {
			const token = this.OR([
				{ ALT: () => this.CONSUME(K.not) },
				{ ALT: () => this.CONSUME(findOperatorToken("-")) },
				{ ALT: () => this.CONSUME(findOperatorToken("+")) },
				{ ALT: () => this.CONSUME(findOperatorToken("~")) },
				{ ALT: () => this.CONSUME(findPrefixToken("|/")) },
				{ ALT: () => this.CONSUME(findPrefixToken("||/")) },
				{ ALT: () => this.CONSUME(findPrefixToken("@")) },
			]);
			this.ACTION(() => pushPrefix(stack, token));
		});
		// Every operand needs them, so they are made once.
		this.operandForms ??= {
			ERR_MSG: "an expression",
			DEF: [
				{ ALT: () => this.SUBRULE(this.named) },
				{ ALT: () => toNumberLiteral(this.CONSUME(NumberToken)) },
				{ ALT: () => toStringLiteral(this.CONSUME(StringToken)) },
				{ ALT: () => toBitLiteral(this.CONSUME(BitStringToken)) },
				{ ALT: () => ({ kind: "NullLiteral", at: this.CONSUME(K.null).startOffset }) },
				{ ALT: () => ({ kind: "BooleanLiteral", at: this.CONSUME(K.true).startOffset, value: true }) },
				{ ALT: () => ({ kind: "BooleanLiteral", at: this.CONSUME(K.false).startOffset, value: false }) },
				{ ALT: () => toParameter(this.CONSUME(ParameterToken)) },
				{ ALT: () => this.SUBRULE(this.parenthesized) },
				{ ALT: () => this.SUBRULE(this.scalarSubquery) },
				{ ALT: () => this.SUBRULE(this.case) },
				{ ALT: () => this.SUBRULE(this.cast) },
				{ ALT: () => this.SUBRULE(this.exists) },
				{ ALT: () => this.SUBRULE(this.array) },
				{ ALT: () => this.SUBRULE(this.row) },
				{ ALT: () => this.SUBRULE(this.timeLiteral) },
				{ ALT: () => this.SUBRULE(this.extract) },
				{ ALT: () => this.SUBRULE(this.substring) },
				{ ALT: () => this.SUBRULE(this.position) },
				{ ALT: () => this.SUBRULE(this.overlay) },
				{ ALT: () => this.SUBRULE(this.trim) },
				{ ALT: () => this.SUBRULE(this.currentValue) },
				{ ALT: () => this.SUBRULE(this.escape) },
			],
		};
		let value = this.OR2<Expression>(this.operandForms);
		this.MANY2({
			// All fields of a record are no expression, but an item of a select list.
			GATE: () => !(this.LA(1).tokenType === Dot && this.LA(2).image === "*"),
			DEF: () => {
				const operand = value;
				const part = this.SUBRULE(this.indirection);
				value = this.ACTION(() => ({ ...part, at: operand.at, operand }));
			},
		});
		this.ACTION(() => stack.pushOperand(value));
	});

	private operandForms: OrMethodOpts<Expression> | undefined;

	/** https://www.postgresql.org/docs/current/sql-expressions.html#FIELD-SELECTION and #SQL-EXPRESSIONS-SUBSCRIPTS. */
	private readonly indirection = this.RULE("indirection", () =>
		this.OR<Omit<Subscript, "operand"> | Omit<FieldAccess, "operand">>([
			{ ALT: () => this.SUBRULE(this.subscript) },
			{
				ALT: () =>
					inOrder(this.CONSUME(Dot), { kind: "FieldAccess", field: toIdentifier(this.CONSUME(IdentifierToken)) }),
			},
		]),
	);

	/** ANY (…), SOME (…), ALL (…): https://www.postgresql.org/docs/current/functions-subquery.html and …/functions-comparisons.html. */
	protected readonly quantifier = this.RULE("quantifier", (stack: OperatorStack) => {
		const token = this.LA(1);
		const quantifier = this.OR<Quantified["quantifier"]>([
			{ ALT: () => inOrder(this.CONSUME(K.any), "any") },
			{ ALT: () => inOrder(this.CONSUME(K.some), "any") },
			{ ALT: () => inOrder(this.CONSUME(K.all), "all") },
		]);
		const right = this.OR2<Expression | Query>([
			{ ALT: () => inOrder(this.CONSUME(QueryParen), this.SUBRULE(this.query)) },
			{ ALT: () => inOrder(this.CONSUME(LeftParen), this.SUBRULE(this.expression)) },
		]);
		this.CONSUME(RightParen);
		this.ACTION(() => stack.applyQuantifier(token, quantifier, right));
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-SUBSCRIPTS. */
	private readonly subscript = this.RULE("subscript", (): Omit<Subscript, "operand"> => {
		let index: Expression | undefined;
		let upper: Expression | undefined;
		let isSlice = false;
		this.CONSUME(LeftBracket);
		this.OR([
			{
				ALT: () => {
					isSlice = inOrder(this.CONSUME(Colon), true);
					upper = this.OPTION(() => this.SUBRULE(this.expression));
				},
			},
			{
				ALT: () => {
					index = this.SUBRULE2(this.expression);
					this.OPTION2(() => {
						isSlice = inOrder(this.CONSUME2(Colon), true);
						upper = this.OPTION3(() => this.SUBRULE3(this.expression));
					});
				},
			},
		]);
		this.CONSUME(RightBracket);
		return { kind: "Subscript", index, upper, isSlice };
	});

	/** Expressions with commas between them. https://www.postgresql.org/docs/current/sql-expressions.html. */
	protected readonly expressionList = this.RULE("expressionList", (): readonly Expression[] => {
		const items: Expression[] = [];
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				items.push(this.SUBRULE(this.expression));
			},
		});
		return items;
	});

	/** A column, a call, or a literal with its type before it: https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-COLUMN-REFS. */
	private readonly named = this.RULE("named", (): Expression => {
		const path = this.SUBRULE(this.path);
		const tail = this.OPTION(() =>
			this.OR<Expression>([
				{
					ALT: () => {
						const call = this.SUBRULE(this.callTail, { ARGS: [path] });
						const value = this.OPTION2(() => this.CONSUME(StringToken));
						return value === undefined ? call : this.ACTION(() => createSizedLiteral(call, value));
					},
				},
				{
					ALT: () => {
						const value = toText(this.CONSUME2(StringToken));
						return this.ACTION(() => createTypedLiteral(path, value));
					},
				},
				{
					ALT: () => {
						const type = this.SUBRULE(this.longTypeTail, { ARGS: [path] });
						const value = toText(this.CONSUME3(StringToken));
						return { kind: "TypedLiteral", at: type.at, type, value, fields: undefined };
					},
				},
			]),
		);
		return tail ?? this.ACTION(() => ({ kind: "ColumnReference", at: path[0]?.at, path }));
	});

	/**
	 * The words after the first of double precision, character varying(3).
	 * https://www.postgresql.org/docs/current/datatype.html.
	 */
	private readonly longTypeTail = this.RULE("longTypeTail", (path: readonly Identifier[]): TypeName => {
		const token = this.OR([{ ALT: () => this.CONSUME(K.precision) }, { ALT: () => this.CONSUME(K.varying) }]);
		const tail = this.SUBRULE(this.typeTail, { ARGS: [path] });
		return this.ACTION(() => ({ ...tail, name: `${tail.name} ${token.image.toLowerCase()}` }));
	});

	/**
	 * (a), and (a, b), which is a row.
	 * https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ROW-CONSTRUCTORS.
	 */
	private readonly parenthesized = this.RULE("parenthesized", (): Expression => {
		const at = this.CONSUME(LeftParen).startOffset;
		const first = this.SUBRULE(this.expression);
		const items = [first];
		this.MANY(() => {
			this.CONSUME(Comma);
			items.push(this.SUBRULE2(this.expression));
		});
		this.CONSUME(RightParen);
		return items.length === 1 ? first : { kind: "Row", at, items };
	});
}

function toNumberLiteral({ image, startOffset }: IToken): NumberLiteral {
	return { kind: "NumberLiteral", at: startOffset, text: image };
}

function toStringLiteral(token: IToken): StringLiteral {
	return { kind: "StringLiteral", at: token.startOffset, value: toText(token) };
}

function toBitLiteral({ image, startOffset: at }: IToken): BitLiteral {
	return { kind: "BitLiteral", at, value: image.slice(0, 1).toLowerCase() + image.slice(2, -1) };
}

function toParameter(token: IToken): Parameter {
	return { kind: "Parameter", at: token.startOffset, name: toText(token) };
}

const signs: Readonly<Record<string, readonly [Unary["operator"], Level]>> = {
	"-": ["-", levels.sign],
	"+": ["+", levels.sign],
	"~": ["~", levels.other],
};

function pushPrefix(stack: OperatorStack, token: IToken): void {
	const call = prefixCallTable.find((row) => row.text === token.image);
	if (call !== undefined) {
		stack.pushPrefix(levels.other, (operand) => toCall(token, call.name, [operand]));
		return;
	}
	const [operator, level] = signs[token.image] ?? (["not", levels.not] as const);
	stack.pushPrefix(level, (operand): Unary => ({ kind: "Unary", at: token.startOffset, operator, operand }));
}

/** varchar(10) 'x': what was read as a call is a type with its modifiers. */
function createSizedLiteral(call: FunctionCall, token: IToken): Expression {
	const modifiers = call.arguments.map(({ value }) =>
		value.kind === "NumberLiteral" ? Number(value.text) : Number.NaN,
	);
	if (modifiers.some(Number.isNaN) || call.over !== undefined || call.filter !== undefined) {
		throw createError(
			"sql_syntax",
			{
				found: quoteExcerpt(token.image),
				problem: "a string cannot follow a call",
				advice: "A comma seems to be missing.",
			},
			{ position: token.startOffset },
		);
	}
	const literal = createTypedLiteral(call.path, toText(token));
	return { ...literal, type: { ...literal.type, modifiers } };
}

function createTypedLiteral(path: readonly Identifier[], value: string): TypedLiteral {
	const last = path.at(-1);
	const name = last?.isQuoted === true ? last.name : (last?.name.toLowerCase() ?? "");
	return {
		kind: "TypedLiteral",
		at: path[0]?.at,
		type: { kind: "TypeName", at: path[0]?.at, name, schema: path.at(-2), modifiers: [], arrayDepth: 0 },
		value,
		fields: undefined,
	};
}
