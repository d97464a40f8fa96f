import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { Expression } from "../ast/index.ts";
import { type Level, levels } from "../lexer/operator-table.ts";

type Combine = (left: Expression, right: Expression) => Expression;

interface Entry {
	readonly level: Level;
	readonly isPrefix: boolean;
	readonly combine: Combine;
	/** For LIKE: where ESCAPE leaves its operand. */
	readonly escape?: { value: Expression | undefined } | undefined;
}

/**
 * Builds one expression from its operands and operators in the order of the text, by precedence and without recursion, so that a chain of a
 * thousand operators needs no deeper stack than one. What is shifted and what is reduced is exactly what PostgreSQL's LALR grammar does.
 */
export class OperatorStack {
	readonly #operands: Expression[] = [];
	readonly #entries: Entry[] = [];

	/** An operator before an operand that is still to come. */
	pushPrefix(level: Level, wrap: (operand: Expression) => Expression): void {
		this.#entries.push({ level, isPrefix: true, combine: (_, operand) => wrap(operand) });
	}

	pushOperand(operand: Expression): void {
		this.#operands.push(operand);
	}

	/**
	 * An operator whose right operand is still to come.
	 * @throws sql_syntax if it stands beside another one with which it does not combine, as in a < b < c.
	 */
	pushInfix(level: Level, token: IToken, combine: Combine): void {
		this.#reduce(level, token);
		this.#entries.push({ level, isPrefix: false, combine });
	}

	/** LIKE and its kin, whose pattern is still to come and after it perhaps an ESCAPE. */
	pushLike(token: IToken, combine: (left: Expression, pattern: Expression, escape?: Expression) => Expression): void {
		const escape: { value: Expression | undefined } = { value: undefined };
		this.#reduce(levels.range, token);
		this.#entries.push({
			level: levels.range,
			isPrefix: false,
			combine: (left, pattern) => combine(left, pattern, escape.value),
			escape,
		});
	}

	/**
	 * ESCAPE, whose operand is still to come.
	 * @throws sql_syntax if no LIKE is open.
	 */
	pushEscape(token: IToken): void {
		this.#reduce(levels.escape, token);
		const escape = this.#entries.at(-1)?.escape;
		if (escape === undefined) throw misplacedEscape(token);
		this.#entries.push({
			level: levels.escape,
			isPrefix: false,
			combine: (pattern, value) => {
				escape.value = value;
				return pattern;
			},
		});
	}

	/** An operator after its operand. */
	applyPostfix(level: Level, token: IToken, wrap: (operand: Expression) => Expression): void {
		this.#reduce(level, token);
		const operand = this.#operands.pop();
		if (operand !== undefined) this.#operands.push(wrap(operand));
	}

	/** The finished expression. */
	finish(): Expression {
		for (let entry = this.#entries.pop(); entry !== undefined; entry = this.#entries.pop()) this.#combine(entry);
		const whole = this.#operands.pop();
		if (whole === undefined) throw createError("internal", { problem: "an expression without operands" });
		return whole;
	}

	/** Combines what binds tighter than the operator that comes now. */
	#reduce(level: Level, token: IToken): void {
		for (let top = this.#entries.at(-1); top !== undefined; top = this.#entries.at(-1)) {
			if (top.level.precedence < level.precedence) return;
			if (top.level.precedence === level.precedence && level.associativity !== "left") {
				if (level.associativity === "none") throw unchainable(token);
				return;
			}
			this.#entries.pop();
			this.#combine(top);
		}
	}

	#combine(entry: Entry): void {
		const right = this.#operands.pop();
		const left = entry.isPrefix ? right : this.#operands.pop();
		if (left !== undefined && right !== undefined) this.#operands.push(entry.combine(left, right));
	}
}

function unchainable(token: IToken): Error {
	return createError(
		"sql_syntax",
		{
			found: `"${token.image}"`,
			problem: "operators of this kind cannot be chained",
			advice: "Write a < b AND b < c, or say with parentheses what belongs together.",
		},
		{ position: token.startOffset },
	);
}

function misplacedEscape(token: IToken): Error {
	return createError(
		"sql_syntax",
		{
			found: `"${token.image}"`,
			problem: "there is no LIKE before it",
			advice: "Write a LIKE pattern ESCAPE '!'.",
		},
		{ position: token.startOffset },
	);
}
