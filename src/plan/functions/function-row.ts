import type { SqlType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";

/** What an argument has to be: a type, any number, any instant or day, any type, or the one type that all `common` arguments share. */
export type ParameterType = SqlType | "number" | "time" | "any" | "common";

/** One SQL function: its names, what it takes, what it gives, and how SQLite computes it. */
export interface FunctionRow {
	/** The first is its proper name. */
	readonly names: readonly string[];
	readonly kind: "scalar" | "aggregate" | "window";
	/** The last one repeats when the function is variadic. */
	readonly parameters: readonly ParameterType[];
	/** How many arguments it needs; all, unless said otherwise. */
	readonly required?: number;
	readonly isVariadic?: true;
	/** For a function whose arguments can be given by name: https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html. */
	readonly argumentNames?: readonly string[];
	/** A type, or that of the first argument, or of the first time among them, or that which the `common` arguments share. */
	readonly returns: SqlType | "first" | "time" | "common";
	/** The type of the elements of an array that it gives: the first argument's, or that of the elements of the array among the arguments. */
	readonly element?: SqlType | "first" | "array";
	/** For a word that means a span of days: the end of the span, whose start is the value. */
	readonly writeRangeEnd?: (nodes: readonly Expression[]) => Expression;
	/** False when it never gives NULL. */
	readonly isNullable?: false;
	/** The SQLite form; a call of the function's own first name when absent. The catalog is named as its main schema is. */
	readonly write?: (nodes: readonly Expression[], bounds: readonly BoundExpression[], catalog: string) => Expression;
	readonly summary: string;
}
