import type { Binding, Strength } from "./dialect.ts";

const left = (precedence: number): Strength => ({ precedence, associativity: "left" });
const right = (precedence: number): Strength => ({ precedence, associativity: "right" });
// SQLite chains comparisons from left to right; parentheses are printed all the same, for a tree that has them means them.
const none = (precedence: number): Strength => ({ precedence, associativity: "none" });

/** How tightly SQLite's operators bind: https://www.sqlite.org/lang_expr.html#operators_and_parse_affecting_attributes. */
export const sqliteStrengths: ReadonlyMap<Binding, Strength> = new Map<Binding, Strength>([
	["or", left(1)],
	["and", left(2)],
	["prefix not", right(3)],
	["=", none(4)],
	["<>", none(4)],
	["is", none(4)],
	["is distinct", none(4)],
	["range", none(4)],
	["<", none(5)],
	["<=", none(5)],
	[">", none(5)],
	[">=", none(5)],
	["&", left(7)],
	["|", left(7)],
	["<<", left(7)],
	[">>", left(7)],
	["+", left(8)],
	["-", left(8)],
	["*", left(9)],
	["/", left(9)],
	["%", left(9)],
	["||", left(10)],
	["->", left(10)],
	["->>", left(10)],
	["collate", left(11)],
	["prefix -", right(12)],
	["prefix +", right(12)],
	["prefix ~", right(12)],
]);
