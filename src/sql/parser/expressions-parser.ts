import type { IToken } from "chevrotain";
import type { Between, Binary, BinaryOperator, Expression, Is, Like } from "../ast/index.ts";
import { type Level, levels, likeOperatorTable, operatorTable } from "../lexer/operator-table.ts";
import {
	CastSign,
	Dot,
	IdentifierToken,
	InfixOperator,
	K,
	LeftParen,
	QueryParen,
	RightParen,
	StarQualifier,
} from "../lexer/tokens.ts";
import { inOrder } from "./names-parser.ts";
import { OperandsParser } from "./operands-parser.ts";
import { nameLike, OperatorStack } from "./operator-stack.ts";
import { toOverlaps } from "./overlaps-call.ts";

/** Operators: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-PRECEDENCE. An expression is read flat and built by precedence. */
export abstract class ExpressionsParser extends OperandsParser {
	/** What PostgreSQL's grammar calls a_expr. https://www.postgresql.org/docs/current/sql-expressions.html. */
	protected override readonly expression = this.RULE("expression", (): Expression => {
		const stack = new OperatorStack();
		this.SUBRULE(this.operand, { ARGS: [stack] });
		this.MANY(() => {
			this.OR([
				{
					ALT: () => {
						this.SUBRULE(this.infix, { ARGS: [stack] });
						this.OR2([
							{ ALT: () => this.SUBRULE2(this.operand, { ARGS: [stack] }) },
							{ ALT: () => this.SUBRULE(this.quantifier, { ARGS: [stack] }) },
						]);
					},
				},
				{
					ALT: () => {
						this.SUBRULE(this.logical, { ARGS: [stack] });
						this.SUBRULE3(this.operand, { ARGS: [stack] });
					},
				},
				{ ALT: () => this.SUBRULE(this.postfix, { ARGS: [stack] }) },
				{ ALT: () => this.SUBRULE(this.isTest, { ARGS: [stack] }) },
				{ ALT: () => this.SUBRULE(this.rangeTest, { ARGS: [stack] }) },
				{ ALT: () => this.SUBRULE(this.likeEscape, { ARGS: [stack] }) },
			]);
		});
		return this.ACTION(() => stack.finish());
	});

	/**
	 * What PostgreSQL's grammar calls b_expr: no AND, OR, IS, IN, LIKE or BETWEEN outside of parentheses.
	 * https://www.postgresql.org/docs/current/sql-expressions.html.
	 */
	protected override readonly restrictedExpression = this.RULE("restrictedExpression", (): Expression => {
		const stack = new OperatorStack();
		this.SUBRULE(this.operand, { ARGS: [stack] });
		this.MANY(() => {
			this.OR([
				{
					ALT: () => {
						this.SUBRULE(this.infix, { ARGS: [stack] });
						this.OR2([
							{ ALT: () => this.SUBRULE2(this.operand, { ARGS: [stack] }) },
							{ ALT: () => this.SUBRULE(this.quantifier, { ARGS: [stack] }) },
						]);
					},
				},
				{ ALT: () => this.SUBRULE(this.postfix, { ARGS: [stack] }) },
			]);
		});
		return this.ACTION(() => stack.finish());
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-OPERATOR-CALLS, and AT TIME ZONE. */
	private readonly infix = this.RULE("infix", (stack: OperatorStack) => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(InfixOperator);
					this.ACTION(() => pushOperator(stack, token, token.image, undefined));
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.operator);
					const image = this.SUBRULE(this.qualifiedOperator);
					this.ACTION(() => pushOperator(stack, token, image, levels.other));
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.overlaps);
					this.ACTION(() => stack.pushInfix(levels.range, token, (left, right) => toOverlaps(token, left, right)));
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
				},
			},
		]);
	});

	/**
	 * OPERATOR(schema.operator) stands on the level of all other operators, whichever it is.
	 * https://www.postgresql.org/docs/current/sql-expressions.html#SQL-EXPRESSIONS-OPERATOR-CALLS.
	 */
	private readonly qualifiedOperator = this.RULE("qualifiedOperator", (): string => {
		this.CONSUME(LeftParen);
		this.MANY(() => {
			this.OR([{ ALT: () => this.CONSUME(IdentifierToken) }, { ALT: () => this.CONSUME(StarQualifier) }]);
			this.CONSUME(Dot);
		});
		const { image } = this.CONSUME(InfixOperator);
		this.CONSUME(RightParen);
		return image;
	});

	/** https://www.postgresql.org/docs/current/functions-logical.html, and the ESCAPE of LIKE. */
	private readonly logical = this.RULE("logical", (stack: OperatorStack) => {
		this.OR([
			{
				ALT: () => {
					const token = this.CONSUME(K.and);
					this.ACTION(() => stack.pushLogical("and", token, combineBinary("and")));
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.or);
					this.ACTION(() => stack.pushLogical("or", token, combineBinary("or")));
				},
			},
			{
				ALT: () => {
					const token = this.CONSUME(K.escape);
					this.ACTION(() => stack.pushEscape(token));
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-TYPE-CASTS and #SQL-SYNTAX-COLLATE-EXPRS. */
	private readonly postfix = this.RULE("postfix", (stack: OperatorStack) => {
		this.OR([
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
		]);
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

	/** https://www.postgresql.org/docs/current/functions-comparison.html. */
	private readonly truthValue = this.RULE("truthValue", () =>
		this.OR<Is["test"]>([
			{ ALT: () => inOrder(this.CONSUME(K.null), "null") },
			{ ALT: () => inOrder(this.CONSUME(K.true), "true") },
			{ ALT: () => inOrder(this.CONSUME(K.false), "false") },
			{ ALT: () => inOrder(this.CONSUME(K.unknown), "unknown") },
		]),
	);

	/** [NOT] BETWEEN, IN, LIKE: https://www.postgresql.org/docs/current/functions-comparison.html, …/functions-subquery.html, …/functions-matching.html. */
	private readonly rangeTest = this.RULE("rangeTest", (stack: OperatorStack) => {
		const isNegated = this.OPTION(() => this.CONSUME(K.not)) !== undefined;
		this.OR([
			{ ALT: () => this.SUBRULE(this.in, { ARGS: [stack, isNegated] }) },
			{
				ALT: () => {
					this.SUBRULE(this.between, { ARGS: [stack, isNegated] });
					this.SUBRULE(this.operand, { ARGS: [stack] });
				},
			},
			{
				ALT: () => {
					const token = this.LA(1);
					const form = this.SUBRULE(this.likeForm);
					this.ACTION(() => stack.pushLike(token, { form, isNegated }));
					this.OR2([
						{ ALT: () => this.SUBRULE2(this.operand, { ARGS: [stack] }) },
						{ ALT: () => this.SUBRULE(this.quantifier, { ARGS: [stack] }) },
					]);
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/functions-comparison.html. */
	private readonly between = this.RULE("between", (stack: OperatorStack, isNegated: boolean) => {
		const token = this.CONSUME(K.between);
		let isSymmetric = false;
		this.OPTION(() => {
			isSymmetric = this.OR([
				{ ALT: () => inOrder(this.CONSUME(K.symmetric), true) },
				{ ALT: () => inOrder(this.CONSUME(K.asymmetric), false) },
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
	});

	/** https://www.postgresql.org/docs/current/functions-comparisons.html#FUNCTIONS-COMPARISONS-IN-SCALAR. */
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

	/** https://www.postgresql.org/docs/current/functions-matching.html. */
	private readonly likeForm = this.RULE("likeForm", () =>
		this.OR<Like["form"]>([
			{ ALT: () => inOrder(this.CONSUME(K.like), "like") },
			{ ALT: () => inOrder(this.CONSUME(K.ilike), "ilike") },
			{ ALT: () => inOrder(this.CONSUME(K.similar), this.CONSUME(K.to), "similar") },
		]),
	);
}

const operatorRows = new Map(
	operatorTable.map((row) => [
		row.text as string,
		{ level: levels[row.level], operator: "means" in row ? row.means : row.text },
	]),
);
const likeRows = new Map(likeOperatorTable.map((row) => [row.text as string, row]));

function combineBinary(operator: BinaryOperator): (left: Expression, right: Expression) => Binary {
	return (left, right) => ({ kind: "Binary", at: left.at, operator, left, right });
}

/** `level` is given for OPERATOR(…). */
function pushOperator(stack: OperatorStack, token: IToken, image: string, level: Level | undefined): void {
	const row = operatorRows.get(image);
	if (row !== undefined) {
		stack.pushInfix(level ?? row.level, token, combineBinary(row.operator), row.operator);
		return;
	}
	const { form, isNegated } = likeRows.get(image) ?? likeOperatorTable[0];
	stack.pushInfix(
		level ?? levels.other,
		token,
		(operand, pattern): Like => ({
			kind: "Like",
			at: operand.at,
			operand,
			pattern,
			escape: undefined,
			isNegated,
			form,
		}),
		nameLike({ form, isNegated }),
	);
}

function applyIs(stack: OperatorStack, token: IToken, test: Is["test"], isNegated: boolean): void {
	stack.applyPostfix(levels.is, token, (operand): Is => ({ kind: "Is", at: operand.at, operand, test, isNegated }));
}
