import type { FunctionRow } from "./function-row.ts";

/** A row of a plain function that a registered or native one of another name computes. */
export function scalar(
	names: readonly string[],
	parameters: FunctionRow["parameters"],
	returns: FunctionRow["returns"],
	summary: string,
	rest: Partial<Omit<FunctionRow, "names" | "kind" | "parameters" | "returns" | "summary">> = {},
): FunctionRow {
	return { names, kind: "scalar", parameters, returns, summary, ...rest };
}
