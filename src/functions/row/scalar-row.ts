import type { FunctionRow } from "./function-row.ts";

/** What a row may say beside its names, arguments and result. */
export type Details = Partial<Omit<FunctionRow, "names" | "kind" | "parameters" | "returns" | "summary">>;

/** A row of a plain function that a registered or native one of another name computes. */
export function scalar(
	names: readonly string[],
	parameters: FunctionRow["parameters"],
	returns: FunctionRow["returns"],
	summary: string,
	rest: Details = {},
): FunctionRow {
	return { names, kind: "scalar", parameters, returns, summary, ...rest };
}

/** The rows of a function of which there is one for each type of JSON: json_… gives json, jsonb_… jsonb. */
export function bothForms(
	names: readonly string[],
	parameters: FunctionRow["parameters"],
	summary: string,
	rest: Details = {},
): readonly FunctionRow[] {
	const named = (prefix: string) => names.map((name) => `${prefix}_${name}`);
	return [
		scalar(named("json"), parameters, "json_text", summary, rest),
		scalar(named("jsonb"), parameters, "json", summary, rest),
	];
}
