import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { Expression, Like, Quantified } from "../ast/index.ts";
import { type Level, levels } from "../lexer/operator-table.ts";
import { halveChain } from "../tree/chain.ts";

type Combine = (left: Expression, right: Expression) => Expression;

interface Entry {
	readonly level: Level;
	readonly isPrefix: boolean;
	readonly combine: Combine;
	/** AND and OR, of which a long chain is halved when it ends. */
	readonly logical?: "and" | "or" | undefined;
	/** What the operator is called before ANY and ALL; absent where they cannot follow. */
	readonly quantified?: Quantified["operator"] | undefined;
	/** For LIKE: where ESCAPE leaves its operand. */
	readonly escapeSlot?: { value: Expression | undefined } | undefined;
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

	/** An operand without operators of its own. */
	pushOperand(operand: Expression): void {
		this.#operands.push(operand);
	}

	/**
	 * An operator whose right operand is still to come.
	 * @throws sql_syntax if it stands beside another one with which it does not combine, as in a < b < c.
	 */
	pushInfix(level: Level, token: IToken, combine: Combine, quantified?: Quantified["operator"]): void {
		this.#reduce(level, token);
		this.#entries.push({ level, isPrefix: false, combine, quantified });
	}

	/** AND or OR, whose right operand is still to come. */
	pushLogical(operator: "and" | "or", token: IToken, combine: Combine): void {
		this.#reduce(levels[operator], token);
		this.#entries.push({ level: levels[operator], isPrefix: false, combine, logical: operator });
	}

	/** LIKE and its kin, whose pattern is still to come and after it perhaps an ESCAPE. */
	pushLike(token: IToken, fields: Pick<Like, "form" | "isNegated">): void {
		const escapeSlot: { value: Expression | undefined } = { value: undefined };
		this.#reduce(levels.range, token);
		this.#entries.push({
			level: levels.range,
			isPrefix: false,
			combine: (operand, pattern) => ({
				kind: "Like",
				at: operand.at,
				operand,
				pattern,
				escape: escapeSlot.value,
				isNegated: fields.isNegated,
				form: fields.form,
			}),
			quantified: nameLike(fields),
			escapeSlot,
		});
	}

	/**
	 * ANY (…) or ALL (…) in the place of a right operand.
	 * @throws sql_syntax if no operator that can take it stands before it.
	 */
	applyQuantifier(token: IToken, quantifier: Quantified["quantifier"], right: Quantified["right"]): void {
		const operator = this.#entries.pop()?.quantified;
		const left = this.#operands.pop();
		if (operator === undefined || left === undefined) throw misplacedQuantifier(token);
		this.#operands.push({ kind: "Quantified", at: left.at, operator, left, quantifier, right });
	}

	/**
	 * ESCAPE, whose operand is still to come.
	 * @throws sql_syntax if no LIKE is open.
	 */
	pushEscape(token: IToken): void {
		this.#reduce(levels.escape, token);
		const escapeSlot = this.#entries.at(-1)?.escapeSlot;
		if (escapeSlot === undefined) throw misplacedEscape(token);
		this.#entries.push({
			level: levels.escape,
			isPrefix: false,
			combine: (pattern, value) => {
				escapeSlot.value = value;
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
		return halveChain(whole);
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
		if (left === undefined || right === undefined) return;
		const isOfChain = left.kind === "Binary" && left.operator === entry.logical;
		this.#operands.push(entry.combine(isOfChain ? left : halveChain(left), halveChain(right)));
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

/** What LIKE is called before ANY and ALL; SIMILAR TO cannot stand there. */
export function nameLike({ form, isNegated }: Pick<Like, "form" | "isNegated">): Quantified["operator"] | undefined {
	if (form === "similar") return undefined;
	return isNegated ? `not ${form}` : form;
}

function misplacedQuantifier(token: IToken): Error {
	return createError(
		"sql_syntax",
		{
			found: `"${token.image}"`,
			problem: "there is no operator before it that could compare with it",
			advice: "Write x = ANY (…), x <> ALL (…), x LIKE ANY (…).",
		},
		{ position: token.startOffset },
	);
}
