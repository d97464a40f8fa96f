/**
 * What surrounds a word. Words and signs are given in lower case as written; other tokens as `<string>`, `<number>`, `<parameter>` and `<name>`
 * (a quoted one); before the first token and after the last there is `<edge>`.
 */
export interface WordContext {
	/** The n-th token before the word. */
	previous(n: number): string;
	/** The n-th token after the word. */
	next(n: number): string;
	/** The token before the word ends an operand: a name, a literal, a closing bracket. */
	readonly isAfterOperand: boolean;
	/** True if the n-th token after the word is a plain word that is no reserved one, or a quoted name. */
	isNameNext(n: number): boolean;
}

/** Whether a word that is not reserved is a keyword in its place. */
export type Condition = (context: WordContext) => boolean;

/** True right after one of the words. */
export function after(...words: readonly string[]): Condition {
	return (context) => words.includes(context.previous(1));
}

/** True right before one of the words. */
export function before(...words: readonly string[]): Condition {
	return (context) => words.includes(context.next(1));
}

/** True right before the words in this order. */
export function beforeAll(...words: readonly string[]): Condition {
	return (context) => words.every((word, index) => context.next(index + 1) === word);
}

/** True after an operand: where an alias or an operator could come. */
export const afterOperand: Condition = (context) => context.isAfterOperand;

/** True where a statement begins. */
export const atStart: Condition = either(
	after("<edge>", ";", "explain", "analyze"),
	(context) => context.previous(1) === "verbose" && ["explain", "analyze"].includes(context.previous(2)),
	endsPrepare,
);

/** How far a condition looks back for the beginning of a list. */
const reach = 100;

/** True after PREPARE name AS and PREPARE name (types) AS, where another statement begins. */
export function endsPrepare(context: WordContext): boolean {
	if (context.previous(1) !== "as") return false;
	let depth = 0;
	for (let n = 2; n < reach; n++) {
		const word = context.previous(n);
		if (word === ")") depth++;
		else if (word === "(") depth--;
		else if (depth === 0)
			return context.previous(n + 1) === "prepare" && ["<edge>", ";"].includes(context.previous(n + 2));
	}
	return false;
}

/** True if all of the conditions are. */
export function both(...conditions: readonly Condition[]): Condition {
	return (context) => conditions.every((condition) => condition(context));
}

/** True if one of the conditions is. */
export function either(...conditions: readonly Condition[]): Condition {
	return (context) => conditions.some((condition) => condition(context));
}

/** True if the condition is not. */
export function unless(condition: Condition): Condition {
	return (context) => !condition(context);
}
