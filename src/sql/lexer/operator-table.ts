import type { BinaryOperator } from "../ast/index.ts";

/** How operators of one precedence combine: `a - b - c` is `(a - b) - c`; `a < b < c` is a mistake. */
export type Associativity = "left" | "right" | "none";

/** One level of binding strength, and how the operators on it combine. */
export interface Level {
	readonly precedence: number;
	readonly associativity: Associativity;
}

/**
 * PostgreSQL's levels, weakest first. ESCAPE has one of its own just above LIKE, as in PostgreSQL's grammar.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-PRECEDENCE
 */
export const levels = {
	or: { precedence: 1, associativity: "left" },
	and: { precedence: 2, associativity: "left" },
	not: { precedence: 3, associativity: "right" },
	is: { precedence: 4, associativity: "none" },
	comparison: { precedence: 5, associativity: "none" },
	range: { precedence: 6, associativity: "none" },
	escape: { precedence: 7, associativity: "none" },
	other: { precedence: 8, associativity: "left" },
	additive: { precedence: 9, associativity: "left" },
	multiplicative: { precedence: 10, associativity: "left" },
	exponent: { precedence: 11, associativity: "left" },
	at: { precedence: 12, associativity: "left" },
	collate: { precedence: 13, associativity: "left" },
	sign: { precedence: 14, associativity: "right" },
	cast: { precedence: 15, associativity: "left" },
} as const satisfies Readonly<Record<string, Level>>;

/** One operator: how it is written, the level it stands on, and the operator of the tree that it means if that is another. */
export interface OperatorRow {
	readonly text: string;
	readonly level: keyof typeof levels;
	readonly means?: BinaryOperator;
}

/** The operators between two operands that are written with signs. */
export const operatorTable = [
	{ text: "=", level: "comparison" },
	{ text: "<>", level: "comparison" },
	{ text: "!=", level: "comparison", means: "<>" },
	{ text: "<", level: "comparison" },
	{ text: "<=", level: "comparison" },
	{ text: ">", level: "comparison" },
	{ text: ">=", level: "comparison" },
	{ text: "+", level: "additive" },
	{ text: "-", level: "additive" },
	{ text: "*", level: "multiplicative" },
	{ text: "/", level: "multiplicative" },
	{ text: "%", level: "multiplicative" },
	{ text: "^", level: "exponent" },
	{ text: "||", level: "other" },
	{ text: "->", level: "other" },
	{ text: "->>", level: "other" },
	{ text: "#>", level: "other" },
	{ text: "#>>", level: "other" },
	{ text: "#-", level: "other" },
	{ text: "@>", level: "other" },
	{ text: "<@", level: "other" },
	{ text: "@?", level: "other" },
	{ text: "@@", level: "other" },
	{ text: "~", level: "other" },
	{ text: "~*", level: "other" },
	{ text: "!~", level: "other" },
	{ text: "!~*", level: "other" },
	{ text: "&", level: "other" },
	{ text: "|", level: "other" },
	{ text: "#", level: "other" },
	{ text: "<<", level: "other" },
	{ text: ">>", level: "other" },
	{ text: "?", level: "other" },
	{ text: "?|", level: "other" },
	{ text: "?&", level: "other" },
	{ text: "&&", level: "other" },
] as const satisfies readonly OperatorRow[];

/** The operators that PostgreSQL gives to LIKE: https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE. */
export const likeOperatorTable = [
	{ text: "~~", form: "like", isNegated: false },
	{ text: "~~*", form: "ilike", isNegated: false },
	{ text: "!~~", form: "like", isNegated: true },
	{ text: "!~~*", form: "ilike", isNegated: true },
] as const;

/**
 * The operators before an operand that are another way to call a function: https://www.postgresql.org/docs/current/functions-math.html.
 * They stand on the level `other`, as ~ does.
 */
export const prefixCallTable = [
	{ text: "|/", name: "sqrt" },
	{ text: "||/", name: "cbrt" },
	{ text: "@", name: "abs" },
] as const;

/** An operator that is another way to call a function. */
export type PrefixCall = (typeof prefixCallTable)[number]["text"];
