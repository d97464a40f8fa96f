import type { SqlType, ValueType } from "../../base/index.ts";
import type { Expression, Operator } from "../../sql/index.ts";

/** What an argument has to be: a type, any number, any instant or day, any type, or the one type that all `common` arguments share. */
export type ParameterType = SqlType | "number" | "time" | "any" | "common";

/** An argument of a call: its tree and its type. */
export interface Operand extends ValueType {
	readonly node: Expression;
}

/** A type that depends on the arguments: that of the first, of the first time among them, or that which the `common` ones share. */
export type ReturnType = SqlType | "first" | "time" | "common";

/** One SQL function: its names, what it takes, what it gives, and how SQLite computes it. */
export interface FunctionRow extends Operator {
	readonly kind: "scalar" | "aggregate" | "window";
	/** The last one repeats when the function is variadic. */
	readonly parameters: readonly ParameterType[];
	/** How many arguments it needs; all, unless said otherwise. */
	readonly required?: number;
	readonly isVariadic?: true;
	/** Which of its texts, counted from 0, is a path of keys: an array of texts to PostgreSQL. */
	readonly pathAt?: number;
	/** For a function whose arguments can be given by name: https://www.postgresql.org/docs/current/sql-syntax-calling-funcs.html. */
	readonly argumentNames?: readonly string[];
	/** What the arguments behind the required ones are where others of them are given by name. */
	readonly defaults?: readonly Expression[];
	/** The first argument may be a bare word: DATEADD(month, 1, x). */
	readonly takesUnit?: true;
	readonly returns: ReturnType;
	/** The type of the elements of an array that it gives: the first argument's, or that of the elements of the array among the arguments. */
	readonly element?: SqlType | "first" | "array";
	/** For a word that means a span of days: the end of the span, whose start is the value. */
	readonly rangeEnd?: FunctionRow;
	/** For an overload that PostgreSQL takes only where one of the arguments is of type numeric; whole numbers alone are doubles there. */
	readonly needsNumeric?: true;
	/** For a function of no whole numbers: the one that it gives has 64 bits. */
	readonly givesLong?: true;
	/** For an overload that takes whole numbers of 32 bits only. */
	readonly needsShort?: true;
	/** For a result of type numeric: whether its values are kept as numbers. */
	readonly isNative?: (operands: readonly Operand[]) => boolean;
	/** Its arguments are compared, and the first is given as it was: smallint beside bigint stays smallint. */
	readonly keepsFirst?: true;
	/** It gives one of its arguments with what stands in parentheses behind their type: COALESCE and its like. */
	readonly keepsModifier?: true;
	/** False when it never gives NULL. */
	readonly isNullable?: false;
	/** It takes the difference of capitals away. */
	readonly foldsCase?: true;
	/** It gives NULL when an argument is NULL. */
	readonly isStrict?: true;
	/**
	 * Whether the same arguments give the same value always (immutable, unless said otherwise), within a statement, or not even there.
	 * Source: https://www.postgresql.org/docs/current/xfunc-volatility.html.
	 */
	readonly volatility?: "stable" | "volatile";
	/** It fails for some of its arguments, so that it must not be computed for rows that a condition beside it leaves out. */
	readonly isRaising?: true | ((operands: readonly Expression[]) => boolean);
	/** A time of its may be infinity whatever its arguments are. */
	readonly mayBeInfinite?: true;
	/** An aggregate that takes its values in an order of its own: WITHIN GROUP (ORDER BY …). */
	readonly isOrderedSet?: true;
	/** An aggregate that a service may answer instead. */
	readonly answer?: "count" | "minimum" | "maximum";
	/** For a function that cuts an instant down to a unit: which operand it cuts, and how the result is compared. */
	readonly findTruncation?: (operands: readonly Operand[], zone: string) => Truncation | undefined;
	/** Fails for arguments that are wrong as they are written. */
	readonly check?: (operands: readonly Operand[]) => void;
	/** Its last argument is the name of the catalog, which nobody writes. */
	readonly takesCatalog?: true;
	/** The same with the name of the main schema. */
	readonly takesSchema?: true;
	/** The same with the name of who is logged in, which is the catalog's where nobody has to. */
	readonly takesUser?: true;
	/** The settings of the session as JSON are its last argument. */
	readonly takesSettings?: true;
	/** Instants come to it as the session's clocks show them, and the instant that it gives is what they show. */
	readonly isByClock?: true;
	/** The SQLite form; a call of the function's own first name when absent. */
	readonly write?: (nodes: readonly Expression[], operands: readonly Operand[], zone: string) => Expression;
	/** The form with DISTINCT, where it is another; decimals come in their canonical form then. */
	readonly writeDistinct?: FunctionRow["write"];
	/** The form with OVER, where it is another. */
	readonly writeOver?: FunctionRow["write"];
	readonly summary: string;
}

/** An instant that is cut down to a unit, as `date_trunc`, `CAST(x AS date)` and `extract(year …)` do. */
export interface Truncation {
	readonly operand: Expression;
	readonly unit: string;
	/** The zone whose clocks it was cut by; UTC when absent. */
	readonly zone?: string | undefined;
	/** How the result is compared: as the text of a time on those clocks, or of an instant, or as a year. */
	readonly form: "text" | "instant" | "year";
}
