import { aggregateFunctions, windowFunctions } from "./aggregate-function-table.ts";
import { arithmeticFunctions } from "./arithmetic-function-table.ts";
import { arrayFunctions } from "./array-function-table.ts";
import { calendarFunctions } from "./calendar-function-table.ts";
import { conditionalFunctions } from "./conditional-function-table.ts";
import { documentFunctions } from "./document-function-table.ts";
import type { FunctionRow } from "./function-row.ts";
import { jsonFunctions } from "./json-function-table.ts";
import { numberFunctions } from "./number-function-table.ts";
import { patternFunctions } from "./pattern-function-table.ts";
import { rangeFunctions } from "./range-function-table.ts";
import { statisticFunctions } from "./statistic-function-table.ts";
import { textFunctions } from "./text-function-table.ts";
import { timeFunctions } from "./time-function-table.ts";

/** Every function of the dialect; a name with several rows is overloaded. */
export const functionRows: readonly FunctionRow[] = Object.freeze([
	...textFunctions,
	...patternFunctions,
	...numberFunctions,
	...arithmeticFunctions,
	...conditionalFunctions,
	...timeFunctions,
	...calendarFunctions,
	...rangeFunctions,
	...jsonFunctions,
	...documentFunctions,
	...arrayFunctions,
	...aggregateFunctions,
	...statisticFunctions,
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

/** The names and kinds of all functions, for the catalog. */
export const functionKinds: readonly { readonly name: string; readonly kind: FunctionRow["kind"] }[] = Object.freeze(
	[...rowsByName].map(([name, rows]) => ({ name, kind: rows[0]?.kind ?? "scalar" })),
);

/** All function names, for did-you-mean and completion. */
export const functionNames: readonly string[] = Object.freeze([...rowsByName.keys()]);
