import type { ParserMethod } from "chevrotain";
import type { Expression, TypedLiteral } from "../ast/index.ts";
import { K, LeftBrace, RightBrace, StringToken } from "../lexer/tokens.ts";
import { inOrder } from "./names-parser.ts";
import { translateFunction } from "./odbc-function.ts";
import { OperatorStack } from "./operator-stack.ts";
import { toText } from "./special-forms-parser.ts";
import { StringFormsParser } from "./string-forms-parser.ts";

/**
 * The escapes in braces that ODBC and JDBC have for drivers to read, since no server does. What they mean in this dialect is what the tree holds.
 * https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/odbc-escape-sequences.
 */
export abstract class EscapesParser extends StringFormsParser {
	protected abstract readonly operand: ParserMethod<[OperatorStack], void>;

	/** {fn UCASE(x)}, {d '…'}, {t '…'}, {ts '…'}, {INTERVAL '…' DAY}. https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/odbc-escape-sequences. */
	protected readonly escape = this.RULE("escape", (): Expression => {
		this.CONSUME(LeftBrace);
		const value = this.OR<Expression>([
			{
				ALT: () => {
					const token = this.CONSUME(K.fn);
					const stack = new OperatorStack();
					this.SUBRULE(this.operand, { ARGS: [stack] });
					return this.ACTION(() => translateFunction(stack.finish(), token));
				},
			},
			{ ALT: () => this.SUBRULE(this.timeEscape) },
			{ ALT: () => this.SUBRULE(this.timeLiteral) },
		]);
		this.CONSUME(RightBrace);
		return value;
	});

	/** https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/date-time-and-timestamp-escape-sequences. */
	private readonly timeEscape = this.RULE("timeEscape", (): TypedLiteral => {
		const at = this.LA(1).startOffset;
		const name = this.OR([
			{ ALT: () => inOrder(this.CONSUME(K.d), "date") },
			{ ALT: () => inOrder(this.CONSUME(K.t), "time") },
			{ ALT: () => inOrder(this.CONSUME(K.ts), "timestamp") },
		]);
		const value = toText(this.CONSUME(StringToken));
		const type = { kind: "TypeName", at, name, schema: undefined, modifiers: [], arrayDepth: 0 } as const;
		return { kind: "TypedLiteral", at, type, value, fields: undefined };
	});

	/** {escape '\'} after the pattern of LIKE. https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/like-escape-sequence. */
	protected readonly likeEscape = this.RULE("likeEscape", (stack: OperatorStack) => {
		this.CONSUME(LeftBrace);
		const token = this.CONSUME(K.escape);
		this.ACTION(() => stack.pushEscape(token));
		this.SUBRULE(this.operand, { ARGS: [stack] });
		this.CONSUME(RightBrace);
	});
}
