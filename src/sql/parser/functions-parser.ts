import type { ParserMethod } from "chevrotain";
import type {
	Argument,
	Expression,
	Frame,
	FrameBound,
	FunctionCall,
	Identifier,
	OrderItem,
	Query,
	Window,
} from "../ast/index.ts";
import {
	Arrow,
	ColonEquals,
	Comma,
	findOperatorToken,
	IdentifierToken,
	K,
	LeftParen,
	RightParen,
} from "../lexer/tokens.ts";
import { inOrder, NamesParser, toIdentifier } from "./names-parser.ts";

type CallArguments = Pick<FunctionCall, "arguments" | "isStar" | "isDistinct" | "orderBy">;

/** Function calls, aggregates and window functions: https://www.postgresql.org/docs/current/sql-expressions.html. */
export abstract class FunctionsParser extends NamesParser {
	protected abstract readonly expression: ParserMethod<[], Expression>;
	protected abstract readonly query: ParserMethod<[], Query>;

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-AGGREGATES, from the "(" on. */
	protected readonly callTail = this.RULE("callTail", (path: readonly Identifier[]): FunctionCall => {
		const call = this.SUBRULE(this.callArguments);
		let withinGroup: readonly OrderItem[] = [];
		let filter: Expression | undefined;
		let over: Window | Identifier | undefined;
		this.OPTION(() => {
			this.CONSUME(K.within);
			this.CONSUME(K.group);
			this.CONSUME(LeftParen);
			withinGroup = this.SUBRULE(this.orderBy);
			this.CONSUME(RightParen);
		});
		this.OPTION2(() => {
			this.CONSUME(K.filter);
			this.CONSUME2(LeftParen);
			this.CONSUME(K.where);
			filter = this.SUBRULE(this.expression);
			this.CONSUME2(RightParen);
		});
		this.OPTION3(() => {
			this.CONSUME(K.over);
			over = this.OR<Window | Identifier>([
				{ ALT: () => this.SUBRULE(this.window) },
				{ ALT: () => toIdentifier(this.CONSUME(IdentifierToken)) },
			]);
		});
		return this.ACTION(() => ({ kind: "FunctionCall", at: path[0]?.at, path, ...call, withinGroup, filter, over }));
	});

	/** https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html, with what an aggregate adds inside of its parentheses. */
	protected readonly callArguments = this.RULE("callArguments", (): CallArguments => {
		const values: Argument[] = [];
		let isStar = false;
		let isDistinct = false;
		let orderBy: readonly OrderItem[] = [];
		this.CONSUME(LeftParen);
		this.OPTION(() => {
			this.OR([
				{
					ALT: () => {
						this.CONSUME(findOperatorToken("*"));
						isStar = true;
					},
				},
				{
					ALT: () => {
						this.OPTION2(() => {
							this.OR2([
								{ ALT: () => this.CONSUME(K.all) },
								{
									ALT: () => {
										this.CONSUME(K.distinct);
										isDistinct = true;
									},
								},
							]);
						});
						this.AT_LEAST_ONE_SEP({
							SEP: Comma,
							DEF: () => {
								values.push(this.SUBRULE(this.argument));
							},
						});
						this.OPTION3(() => {
							orderBy = this.SUBRULE(this.orderBy);
						});
					},
				},
			]);
		});
		this.CONSUME(RightParen);
		return { arguments: values, isStar, isDistinct, orderBy };
	});

	/** https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html. */
	private readonly argument = this.RULE("argument", (): Argument => {
		const at = this.LA(1).startOffset;
		let name: Identifier | undefined;
		this.OPTION(() => {
			name = toIdentifier(this.CONSUME(IdentifierToken));
			this.OR([{ ALT: () => this.CONSUME(Arrow) }, { ALT: () => this.CONSUME(ColonEquals) }]);
		});
		const value = this.OR2<Expression>([
			// count(t.*) is given the whole row, as count(t) is.
			{
				ALT: () => {
					const path = this.SUBRULE(this.starQualifier);
					return this.ACTION(() => ({ kind: "ColumnReference", at, path: path.slice(-1) }));
				},
			},
			{ ALT: () => this.SUBRULE(this.expression) },
		]);
		return { kind: "Argument", at, name, value };
	});

	/** https://www.postgresql.org/docs/current/queries-order.html. */
	protected readonly orderBy = this.RULE("orderBy", (): readonly OrderItem[] => {
		const items: OrderItem[] = [];
		this.CONSUME(K.order);
		this.CONSUME(K.by);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				items.push(this.SUBRULE(this.orderItem));
			},
		});
		return items;
	});

	/** https://www.postgresql.org/docs/current/queries-order.html. */
	private readonly orderItem = this.RULE("orderItem", (): OrderItem => {
		const at = this.LA(1).startOffset;
		const expression = this.SUBRULE(this.expression);
		let isDescending = false;
		let nulls: "first" | "last" | undefined;
		this.OPTION(() => {
			isDescending = this.OR([
				{ ALT: () => inOrder(this.CONSUME(K.asc), false) },
				{ ALT: () => inOrder(this.CONSUME(K.desc), true) },
			]);
		});
		this.OPTION2(() => {
			this.CONSUME(K.nulls);
			nulls = this.OR2<"first" | "last">([
				{ ALT: () => inOrder(this.CONSUME(K.first), "first") },
				{ ALT: () => inOrder(this.CONSUME(K.last), "last") },
			]);
		});
		return { kind: "OrderItem", at, expression, isDescending, nulls };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS. */
	protected readonly window = this.RULE("window", (): Window => {
		const at = this.CONSUME(LeftParen).startOffset;
		let base: Identifier | undefined;
		const partitionBy: Expression[] = [];
		let orderBy: readonly OrderItem[] = [];
		let frame: Frame | undefined;
		this.OPTION(() => {
			base = toIdentifier(this.CONSUME(IdentifierToken));
		});
		this.OPTION2(() => {
			this.CONSUME(K.partition);
			this.CONSUME(K.by);
			this.AT_LEAST_ONE_SEP({
				SEP: Comma,
				DEF: () => {
					partitionBy.push(this.SUBRULE(this.expression));
				},
			});
		});
		this.OPTION3(() => {
			orderBy = this.SUBRULE(this.orderBy);
		});
		this.OPTION4(() => {
			frame = this.SUBRULE(this.frame);
		});
		this.CONSUME(RightParen);
		return { kind: "Window", at, base, partitionBy, orderBy, frame };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS. */
	private readonly frame = this.RULE("frame", (): Frame => {
		const at = this.LA(1).startOffset;
		const unit = this.OR<Frame["unit"]>([
			{ ALT: () => inOrder(this.CONSUME(K.rows), "rows") },
			{ ALT: () => inOrder(this.CONSUME(K.range), "range") },
			{ ALT: () => inOrder(this.CONSUME(K.groups), "groups") },
		]);
		let end: FrameBound | undefined;
		const start = this.OR2<FrameBound>([
			{
				ALT: () => {
					this.CONSUME(K.between);
					const first = this.SUBRULE(this.frameBound);
					this.CONSUME(K.and);
					end = this.SUBRULE2(this.frameBound);
					return first;
				},
			},
			{ ALT: () => this.SUBRULE3(this.frameBound) },
		]);
		let exclude: Frame["exclude"];
		this.OPTION(() => {
			this.CONSUME(K.exclude);
			exclude = this.SUBRULE(this.exclusion);
		});
		return { kind: "Frame", at, unit, start, end, exclude };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS. */
	private readonly exclusion = this.RULE(
		"exclusion",
		(): NonNullable<Frame["exclude"]> =>
			this.OR<NonNullable<Frame["exclude"]>>([
				{ ALT: () => inOrder(this.CONSUME(K.current), this.CONSUME(K.row), "current row") },
				{ ALT: () => inOrder(this.CONSUME(K.group), "group") },
				{ ALT: () => inOrder(this.CONSUME(K.ties), "ties") },
				{ ALT: () => inOrder(this.CONSUME(K.no), this.CONSUME(K.others), "no others") },
			]),
	);

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS. */
	private readonly frameBound = this.RULE("frameBound", (): FrameBound => {
		const at = this.LA(1).startOffset;
		let offset: Expression | undefined;
		const type = this.OR<FrameBound["type"]>([
			{
				ALT: () => {
					this.CONSUME(K.unbounded);
					const direction = this.SUBRULE(this.frameDirection);
					return `unbounded ${direction}` as const;
				},
			},
			{ ALT: () => inOrder(this.CONSUME(K.current), this.CONSUME(K.row), "current row") },
			{
				ALT: () => {
					offset = this.SUBRULE(this.expression);
					return this.SUBRULE2(this.frameDirection);
				},
			},
		]);
		return { kind: "FrameBound", at, type, offset };
	});

	/** https://www.postgresql.org/docs/current/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS. */
	private readonly frameDirection = this.RULE("frameDirection", () =>
		this.OR<"preceding" | "following">([
			{ ALT: () => inOrder(this.CONSUME(K.preceding), "preceding") },
			{ ALT: () => inOrder(this.CONSUME(K.following), "following") },
		]),
	);
}
