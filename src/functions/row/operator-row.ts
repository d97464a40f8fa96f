import type { FunctionRow } from "./function-row.ts";
import { type Details, scalar } from "./scalar-row.ts";

/** A row of an operator, which gives NULL where an operand is NULL. */
export function infix(
	sign: string,
	parameters: FunctionRow["parameters"],
	returns: FunctionRow["returns"],
	summary: string,
	rest: Details = {},
): FunctionRow {
	return scalar([sign], parameters, returns, summary, { notation: "infix", isStrict: true, ...rest });
}

/** A row of what a statement needs without naming it, such as the form by which values are equal. */
export function internal(name: string, summary: string, rest: Details = {}): FunctionRow {
	return scalar([name], ["any"], "first", summary, { isVariadic: true, ...rest });
}
