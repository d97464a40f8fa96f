import type { IToken } from "chevrotain";
import type {
	Between,
	Binary,
	BinaryOperator,
	Expression,
	Identifier,
	Is,
	Like,
	Quantified,
	Query,
	Subscript,
	Unary,
} from "../ast/index.ts";
import { type Level, levels, likeOperatorTable, operatorTable } from "../lexer/operator-table.ts";
import {
	CastSign,
	Colon,
	Comma,
	Dot,
	findOperatorToken,
	Identifier as IdentifierToken,
	InfixOperator,
	K,
	LeftBracket,
	LeftParen,
	NumberToken,
	ParameterToken,
	QueryParen,
	RightBracket,
	RightParen,
	StarQualifier,
	StringToken,
} from "../lexer/tokens.ts";
import { toIdentifier } from "./names-parser.ts";
import { OperatorStack } from "./operator-stack.ts";
import { SpecialFormsParser, toText } from "./special-forms-parser.ts";

type Quantifier = Pick<Quantified, "quantifier" | "right">;

/** Value expressions: https://www.postgresql.org/docs/current/sql-expressions.html. */
export abstract class ExpressionsParser extends SpecialFormsParser {
	/** https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-PRECEDENCE: read flat, built by precedence. */
	protected override readonly expression = this.RULE("expression", (): Expression => {
		const stack = new OperatorStack();
		this.SUBRULE(this.operand, { ARGS: [stack] });
		this.MANY(() => {
			this.SUBRULE(this.operation, { ARGS: [stack] });
		});
		return this.ACTION(() => stack.finish());
	});

	/** What PostgreSQL's grammar calls b_expr: no AND, OR, IN, LIKE or BETWEEN outside of parentheses. */
	protected override readonly restrictedExpression = this.RULE("restrictedExpression", (): Expression => {
		const stack = new OperatorStack();
		this.SUBRULE(this.operand, { ARGS: [stack] });
		this.MANY(() => {
			this.SUBRULE(this.tightOperation, { ARGS: [stack] });
		});
		return this.ACTION(() => stack.finish());
	});

	private readonly operand = this.RULE("operand", (stack: OperatorStack) => {
		this.MANY(() => {
			const token = this.OR([
				{ ALT: () => this.CONSUME(K.not) },
				{ ALT: () => this.CONSUME(findOperatorToken("-")) },
				{ ALT: () => this.CONSUME(findOperatorToken("+")) },
				{ ALT: () => this.CONSUME(findOperatorToken("~")) },
			]);
			this.ACTION(() => pushPrefix(stack, token));
		});
		const operand = this.SUBRULE(this.primary);
		this.ACTION(() => stack.pushOperand(operand));
	});

	private readonly operation = this.RULE("operation", (stack: OperatorStack) => {
		this.OR([
			{ ALT: () => this.SUBRULE(this.tightOperation, { ARGS: [stack] }) },
			{
				ALT: () => {
					const token = this.CONSUME(K.and);
					this.ACTION(() => pushBinary(stack, token, levels.and, "and"));
					this.SUBRULE(this.operand, { ARGS: [stack] });
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.or);
					this.ACTION(() => pushBinary(stack, token, levels.or, "or"));
					this.SUBRULE2(this.operand, { ARGS: [stack] });
				},
			},
			{ ALT: () => this.SUBRULE(this.isTest, { ARGS: [stack] }) },
			{ ALT: () => this.SUBRULE(this.rangeTest, { ARGS: [stack] }) },
			{
				ALT: () => {
					const token = this.CONSUME(K.escape);
					this.ACTION(() => stack.pushEscape(token));
					this.SUBRULE3(this.operand, { ARGS: [stack] });
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-OPERATOR-CALLS, casts, COLLATE, AT TIME ZONE. */
	private readonly tightOperation = this.RULE("tightOperation", (stack: OperatorStack) => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(InfixOperator);
					this.SUBRULE(this.rightSide, { ARGS: [stack, token, token.image, undefined] });
				},
			},
			{ ALT: () => this.SUBRULE(this.qualifiedOperation, { ARGS: [stack] }) },
			{
				ALT: () => {
					const token = this.CONSUME(CastSign);
					const type = this.SUBRULE(this.typeName);
					this.ACTION(() =>
						stack.applyPostfix(levels.cast, token, (operand) => ({ kind: "Cast", at: operand.at, operand, type })),
					);
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.collate);
					const collation = this.SUBRULE(this.path);
					this.ACTION(() =>
						stack.applyPostfix(levels.collate, token, (operand) => ({
							kind: "Collate",
							at: operand.at,
							operand,
							collation,
						})),
					);
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.at);
					this.CONSUME(K.time);
					this.CONSUME(K.zone);
					this.ACTION(() =>
						stack.pushInfix(levels.at, token, (operand, zone) => ({
							kind: "AtTimeZone",
							at: operand.at,
							operand,
							zone,
						})),
					);
					this.SUBRULE(this.operand, { ARGS: [stack] });
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-OPERATOR-CALLS: OPERATOR(schema.operator) stands on the level of all other operators. */
	private readonly qualifiedOperation = this.RULE("qualifiedOperation", (stack: OperatorStack) => {
		const token = this.CONSUME(K.operator);
		this.CONSUME(LeftParen);
		this.MANY(() => {
			this.OR([{ ALT: () => this.CONSUME(IdentifierToken) }, { ALT: () => this.CONSUME(StarQualifier) }]);
			this.CONSUME(Dot);
		});
		const { image } = this.CONSUME(InfixOperator);
		this.CONSUME(RightParen);
		this.SUBRULE(this.rightSide, { ARGS: [stack, token, image, levels.other] });
	});

	private readonly rightSide = this.RULE(
		"rightSide",
		(stack: OperatorStack, token: IToken, image: string, level: Level | undefined) => {
			this.OR([
				{
					ALT: () => {
						const quantifier = this.SUBRULE(this.quantifier);
						this.ACTION(() => applyQuantifier(stack, token, image, level, quantifier));
					},
				},
				{
					ALT: () => {
						this.ACTION(() => pushOperator(stack, token, image, level));
						this.SUBRULE(this.operand, { ARGS: [stack] });
					},
				},
			]);
		},
	);

	/** https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-ANY-SOME and …/functions-comparisons.html. */
	private readonly quantifier = this.RULE("quantifier", (): Quantifier => {
		const quantifier = this.OR<"any" | "all">([
			{ ALT: () => this.CONSUME(K.any) && "any" },
			{ ALT: () => this.CONSUME(K.some) && "any" },
			{ ALT: () => this.CONSUME(K.all) && "all" },
		]);
		const right = this.OR2<Expression | Query>([
			{ ALT: () => this.CONSUME(QueryParen) && this.SUBRULE(this.query) },
			{ ALT: () => this.CONSUME(LeftParen) && this.SUBRULE(this.expression) },
		]);
		this.CONSUME(RightParen);
		return { quantifier, right };
	});

	/** https://www.postgresql.org/docs/current/functions-comparison.html: IS NULL and its kin, IS DISTINCT FROM. */
	private readonly isTest = this.RULE("isTest", (stack: OperatorStack) => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(K.isnull);
					this.ACTION(() => applyIs(stack, token, "null", false));
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.notnull);
					this.ACTION(() => applyIs(stack, token, "null", true));
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.is);
					const isNegated = this.OPTION(() => this.CONSUME(K.not)) !== undefined;
					this.OR2([
						{
							ALT: () => {
								const test = this.SUBRULE(this.truthValue);
								this.ACTION(() => applyIs(stack, token, test, isNegated));
							},
						},
						{
							ALT: () => {
								this.CONSUME(K.distinct);
								this.CONSUME(K.from);
								this.ACTION(() =>
									stack.pushInfix(levels.is, token, (left, right) => ({
										kind: "IsDistinct",
										at: left.at,
										left,
										right,
										isNegated,
									})),
								);
								this.SUBRULE(this.operand, { ARGS: [stack] });
							},
						},
					]);
				},
			},
		]);
	});

	private readonly truthValue = this.RULE("truthValue", () =>
		this.OR<Is["test"]>([
			{ ALT: () => this.CONSUME(K.null) && "null" },
			{ ALT: () => this.CONSUME(K.true) && "true" },
			{ ALT: () => this.CONSUME(K.false) && "false" },
			{ ALT: () => this.CONSUME(K.unknown) && "unknown" },
		]),
	);

	/** [NOT] BETWEEN, IN, LIKE: https://www.postgresql.org/docs/current/functions-comparison.html, …/functions-subquery.html, …/functions-matching.html. */
	private readonly rangeTest = this.RULE("rangeTest", (stack: OperatorStack) => {
		const isNegated = this.OPTION(() => this.CONSUME(K.not)) !== undefined;
		this.OR([
			{ ALT: () => this.SUBRULE(this.between, { ARGS: [stack, isNegated] }) },
			{ ALT: () => this.SUBRULE(this.in, { ARGS: [stack, isNegated] }) },
			{ ALT: () => this.SUBRULE(this.like, { ARGS: [stack, isNegated] }) },
		]);
	});

	private readonly between = this.RULE("between", (stack: OperatorStack, isNegated: boolean) => {
		const token = this.CONSUME(K.between);
		let isSymmetric = false;
		this.OPTION(() => {
			isSymmetric = this.OR([
				{ ALT: () => this.CONSUME(K.symmetric) && true },
				{ ALT: () => this.CONSUME(K.asymmetric) && false },
			]);
		});
		const low = this.SUBRULE(this.restrictedExpression);
		this.CONSUME(K.and);
		this.ACTION(() =>
			stack.pushInfix(
				levels.range,
				token,
				(operand, high): Between => ({ kind: "Between", at: operand.at, operand, low, high, isNegated, isSymmetric }),
			),
		);
		this.SUBRULE(this.operand, { ARGS: [stack] });
	});

	private readonly in = this.RULE("in", (stack: OperatorStack, isNegated: boolean) => {
		const token = this.CONSUME(K.in);
		this.OR([
			{
				ALT: () => {
					this.CONSUME(QueryParen);
					const query = this.SUBRULE(this.query);
					this.ACTION(() =>
						stack.applyPostfix(levels.range, token, (operand) => ({
							kind: "InQuery",
							at: operand.at,
							operand,
							query,
							isNegated,
						})),
					);
				},
			},
			{
				ALT: () => {
					this.CONSUME(LeftParen);
					const items = this.SUBRULE(this.expressionList);
					this.ACTION(() =>
						stack.applyPostfix(levels.range, token, (operand) => ({
							kind: "InList",
							at: operand.at,
							operand,
							items,
							isNegated,
						})),
					);
				},
			},
		]);
		this.CONSUME(RightParen);
	});

	private readonly like = this.RULE("like", (stack: OperatorStack, isNegated: boolean) => {
		const token = this.LA(1);
		const form = this.OR<Like["form"]>([
			{ ALT: () => this.CONSUME(K.like) && "like" },
			{ ALT: () => this.CONSUME(K.ilike) && "ilike" },
			{ ALT: () => this.CONSUME(K.similar) && this.CONSUME(K.to) && "similar" },
		]);
		this.OR2([
			{
				ALT: () => {
					const { quantifier, right } = this.SUBRULE(this.quantifier);
					this.ACTION(() => {
						const operator = `${isNegated ? "not " : ""}${form === "similar" ? "like" : form}` as const;
						stack.applyPostfix(levels.range, token, (left) => ({
							kind: "Quantified",
							at: left.at,
							operator,
							left,
							quantifier,
							right,
						}));
					});
				},
			},
			{
				ALT: () => {
					this.ACTION(() =>
						stack.pushLike(token, (operand, pattern, escape) => ({
							kind: "Like",
							at: operand.at,
							operand,
							pattern,
							escape,
							isNegated,
							form,
						})),
					);
					this.SUBRULE(this.operand, { ARGS: [stack] });
				},
			},
		]);
	});

	/** Expressions with commas between them. */
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

	/** What PostgreSQL's grammar calls c_expr: an operand with its subscripts and fields. */
	private readonly primary = this.RULE("primary", (): Expression => {
		let value: Expression = this.SUBRULE(this.atom);
		this.MANY(() => {
			this.OR([
				{
					ALT: () => {
						const part = this.SUBRULE(this.subscript);
						value = this.ACTION(() => ({ kind: "Subscript", at: value.at, operand: value, ...part }));
					},
				},
				{
					ALT: () => {
						this.CONSUME(Dot);
						const field = toIdentifier(this.CONSUME(IdentifierToken));
						value = this.ACTION(() => ({ kind: "FieldAccess", at: value.at, operand: value, field }));
					},
				},
			]);
		});
		return value;
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-SUBSCRIPTS. */
	private readonly subscript = this.RULE("subscript", (): Pick<Subscript, "index" | "upper" | "isSlice"> => {
		let index: Expression | undefined;
		let upper: Expression | undefined;
		let isSlice = false;
		this.CONSUME(LeftBracket);
		this.OR([
			{
				ALT: () => {
					isSlice = this.CONSUME(Colon) && true;
					upper = this.OPTION(() => this.SUBRULE(this.expression));
				},
			},
			{
				ALT: () => {
					index = this.SUBRULE2(this.expression);
					this.OPTION2(() => {
						isSlice = this.CONSUME2(Colon) && true;
						upper = this.OPTION3(() => this.SUBRULE3(this.expression));
					});
				},
			},
		]);
		this.CONSUME(RightBracket);
		return { index, upper, isSlice };
	});

	private readonly atom = this.RULE("atom", (): Expression => {
		const at = this.LA(1).startOffset;
		return this.OR<Expression>({
			ERR_MSG: "an expression",
			DEF: [
				{ ALT: () => this.SUBRULE(this.named) },
				{ ALT: () => ({ kind: "NumberLiteral", at, text: this.CONSUME(NumberToken).image }) },
				{ ALT: () => ({ kind: "StringLiteral", at, value: toText(this.CONSUME(StringToken)) }) },
				{ ALT: () => this.CONSUME(K.null) && { kind: "NullLiteral", at } },
				{ ALT: () => this.CONSUME(K.true) && { kind: "BooleanLiteral", at, value: true } },
				{ ALT: () => this.CONSUME(K.false) && { kind: "BooleanLiteral", at, value: false } },
				{ ALT: () => ({ kind: "Parameter", at, name: toText(this.CONSUME(ParameterToken)) }) },
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
			],
		});
	});

	/** A column, a call, or a literal with its type before it: https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-COLUMN-REFS. */
	private readonly named = this.RULE("named", (): Expression => {
		const path = this.SUBRULE(this.path);
		const tail = this.OPTION(() =>
			this.OR<Expression>([
				{ ALT: () => this.SUBRULE(this.callTail, { ARGS: [path] }) },
				{
					ALT: () => {
						const value = toText(this.CONSUME(StringToken));
						return this.ACTION(() => createTypedLiteral(path, value));
					},
				},
			]),
		);
		return tail ?? this.ACTION(() => ({ kind: "ColumnReference", at: path[0]?.at, path }));
	});

	/** (a), and (a, b), which is a row. */
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

const operatorRows = new Map(
	operatorTable.map((row) => [
		row.text as string,
		{ level: levels[row.level], operator: "means" in row ? row.means : row.text },
	]),
);
const likeRows = new Map(likeOperatorTable.map((row) => [row.text as string, row]));
const signOperators: Readonly<Record<string, readonly [Unary["operator"], Level]>> = {
	"-": ["-", levels.sign],
	"+": ["+", levels.sign],
	"~": ["~", levels.other],
};

function pushPrefix(stack: OperatorStack, token: IToken): void {
	const [operator, level] = signOperators[token.image] ?? (["not", levels.not] as const);
	stack.pushPrefix(level, (operand): Unary => ({ kind: "Unary", at: token.startOffset, operator, operand }));
}

function pushBinary(stack: OperatorStack, token: IToken, level: Level, operator: BinaryOperator): void {
	stack.pushInfix(level, token, (left, right): Binary => ({ kind: "Binary", at: left.at, operator, left, right }));
}

/** `level` is given for OPERATOR(…), which stands on a level of its own whatever the operator. */
function pushOperator(stack: OperatorStack, token: IToken, image: string, level: Level | undefined): void {
	const row = operatorRows.get(image);
	if (row !== undefined) {
		pushBinary(stack, token, level ?? row.level, row.operator);
		return;
	}
	const like = likeRows.get(image);
	stack.pushInfix(
		level ?? levels.other,
		token,
		(operand, pattern): Like => ({
			kind: "Like",
			at: operand.at,
			operand,
			pattern,
			escape: undefined,
			isNegated: like?.isNegated ?? false,
			form: like?.form ?? "like",
		}),
	);
}

function applyQuantifier(
	stack: OperatorStack,
	token: IToken,
	image: string,
	level: Level | undefined,
	{ quantifier, right }: Quantifier,
): void {
	const row = operatorRows.get(image);
	const like = likeRows.get(image);
	const operator = row?.operator ?? (`${like?.isNegated === true ? "not " : ""}${like?.form ?? "like"}` as const);
	stack.applyPostfix(level ?? row?.level ?? levels.other, token, (left) => ({
		kind: "Quantified",
		at: left.at,
		operator,
		left,
		quantifier,
		right,
	}));
}

function applyIs(stack: OperatorStack, token: IToken, test: Is["test"], isNegated: boolean): void {
	stack.applyPostfix(levels.is, token, (operand): Is => ({ kind: "Is", at: operand.at, operand, test, isNegated }));
}

function createTypedLiteral(path: readonly Identifier[], value: string): Expression {
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
