import type { Expression, FunctionCall } from "../ast/index.ts";
import { Comma, IdentifierToken, K, LeftParen, NumberToken, RightParen, StringToken } from "../lexer/tokens.ts";
import { inOrder } from "./names-parser.ts";
import { SpecialFormsParser, toCall, toText } from "./special-forms-parser.ts";

/** Functions that the standard spells with words between their arguments: https://www.postgresql.org/docs/current/functions-string.html. */
export abstract class StringFormsParser extends SpecialFormsParser {
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
				{ ALT: () => inOrder(this.CONSUME(K.both), "btrim") },
				{ ALT: () => inOrder(this.CONSUME(K.leading), "ltrim") },
				{ ALT: () => inOrder(this.CONSUME(K.trailing), "rtrim") },
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
							{ ALT: () => inOrder(this.CONSUME2(K.from), [this.SUBRULE3(this.expression), first]) },
							{ ALT: () => inOrder(this.CONSUME(Comma), [first, this.SUBRULE4(this.expression)]) },
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
