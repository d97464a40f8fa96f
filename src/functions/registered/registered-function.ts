import type { StoredValue } from "../../base/index.ts";

/** A function that SQLite lacks: it is registered with each connection under its name. Constant calls are computed while planning. */
export interface RegisteredFunction {
	readonly name: string;
	/** False for a function whose constant calls must not be computed ahead. */
	readonly isDeterministic: boolean;
	readonly isVariadic: boolean;
	/** How many arguments it takes, unless it is variadic. */
	readonly arity: number;
	readonly call: (...values: readonly StoredValue[]) => StoredValue;
}

/** An aggregate that SQLite lacks. */
export interface RegisteredAggregate {
	readonly name: string;
	readonly arity: number;
	readonly start: () => unknown;
	readonly step: (state: unknown, ...values: StoredValue[]) => unknown;
	/** Takes a row out again, which window frames need. */
	readonly inverse?: (state: unknown, ...values: StoredValue[]) => unknown;
	readonly result: (state: unknown) => StoredValue;
}

/** A function that gives NULL when any argument is NULL; numbers come as JS numbers. */
export function strict(
	name: string,
	arity: number,
	compute: (...values: readonly (string | number)[]) => StoredValue,
): RegisteredFunction {
	return define(name, arity, (...values) => {
		const plain: (string | number)[] = [];
		for (const value of values) {
			if (value === null) return null;
			plain.push(typeof value === "bigint" ? Number(value) : value);
		}
		return compute(...plain);
	});
}

/** A function that sees NULLs too; arity -1 takes any number of arguments. */
export function define(name: string, arity: number, call: RegisteredFunction["call"]): RegisteredFunction {
	return { name, arity: Math.max(arity, 0), isVariadic: arity < 0, isDeterministic: true, call };
}

/** A whole number as SQLite's INTEGER; JS numbers would become REAL. */
export function asInteger(value: number): bigint {
	return BigInt(Math.trunc(value));
}
