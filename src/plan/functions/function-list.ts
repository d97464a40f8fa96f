import { aggregateFunctions, windowFunctions } from "./aggregate-function-table.ts";
import { conditionalFunctions } from "./conditional-function-table.ts";
import type { FunctionRow } from "./function-row.ts";
import { jsonFunctions } from "./json-function-table.ts";
import { numberFunctions } from "./number-function-table.ts";
import { textFunctions } from "./text-function-table.ts";
import { timeFunctions } from "./time-function-table.ts";

/** Every function of the dialect; a name with several rows is overloaded. */
export const functionRows: readonly FunctionRow[] = Object.freeze([
	...textFunctions,
	...numberFunctions,
	...conditionalFunctions,
	...timeFunctions,
	...jsonFunctions,
	...aggregateFunctions,
	...windowFunctions,
]);

const rowsByName = new Map<string, FunctionRow[]>();
for (const row of functionRows) {
	for (const name of row.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
}

/**
 * The overloads of a function name.
 * @example findFunctions("LOWER").length // 1
 */
export function findFunctions(name: string): readonly FunctionRow[] {
	return rowsByName.get(name.toLowerCase()) ?? [];
}

/** All function names, for did-you-mean and completion. */
export const functionNames: readonly string[] = Object.freeze([...rowsByName.keys()]);
