import { aggregateFunctions, windowFunctions } from "./aggregate-function-table.ts";
import { arithmeticFunctions } from "./arithmetic-function-table.ts";
import { arrayFunctions } from "./array-function-table.ts";
import { bitsFunctions } from "./bits-function-table.ts";
import { bytesFunctions } from "./bytes-function-table.ts";
import { calendarFunctions } from "./calendar-function-table.ts";
import { clockFieldFunctions } from "./clock-field-table.ts";
import { clockFunctions } from "./clock-function-table.ts";
import { conditionalFunctions } from "./conditional-function-table.ts";
import { documentFunctions } from "./document-function-table.ts";
import type { FunctionRow } from "./function-row.ts";
import { jsonFunctions } from "./json-function-table.ts";
import { numberFunctions } from "./number-function-table.ts";
import { objectNameFunctions } from "./object-name-table.ts";
import { overlapFunctions } from "./overlap-function-table.ts";
import { pathFunctions } from "./path-function-table.ts";
import { patternFunctions } from "./pattern-function-table.ts";
import { placeFunctions } from "./place-function-table.ts";
import { rangeFunctions } from "./range-function-table.ts";
import { sessionFunctions } from "./session-function-table.ts";
import { statisticFunctions } from "./statistic-function-table.ts";
import { textFunctions } from "./text-function-table.ts";
import { timeFunctions } from "./time-function-table.ts";

/** What a function is about, in the words of ODBC's function lists. */
export type FunctionTopic = "string" | "numeric" | "timedate" | "other";

const topics: readonly (readonly [FunctionTopic, readonly FunctionRow[]])[] = [
	["string", textFunctions],
	["string", patternFunctions],
	["string", bytesFunctions],
	["other", sessionFunctions],
	["other", placeFunctions],
	["string", bitsFunctions],
	["numeric", numberFunctions],
	["numeric", arithmeticFunctions],
	["other", conditionalFunctions],
	["timedate", clockFieldFunctions],
	["timedate", timeFunctions],
	["timedate", calendarFunctions],
	["timedate", clockFunctions],
	["timedate", overlapFunctions],
	["timedate", rangeFunctions],
	["other", jsonFunctions],
	["other", documentFunctions],
	["other", pathFunctions],
	["other", arrayFunctions],
	["other", aggregateFunctions],
	["other", statisticFunctions],
	["other", windowFunctions],
];

/** Every function of the dialect; a name with several rows is overloaded. */
export const functionRows: readonly FunctionRow[] = Object.freeze(topics.flatMap(([, rows]) => rows));

const rowsByName = new Map<string, FunctionRow[]>();
for (const row of [...functionRows, ...objectNameFunctions]) {
	for (const name of row.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
}

/**
 * The overloads of a function name.
 * @example findFunctions("LOWER").length // 1
 */
export function findFunctions(name: string): readonly FunctionRow[] {
	return rowsByName.get(name.toLowerCase()) ?? [];
}

/** A function as the catalog tells of it. */
export interface FunctionKind {
	readonly name: string;
	readonly kind: FunctionRow["kind"];
	readonly topic: FunctionTopic;
}

/** The names, kinds and topics of all functions, for the catalog. */
export const functionKinds: readonly FunctionKind[] = Object.freeze([
	...new Map(
		topics.flatMap(([topic, rows]) =>
			rows.flatMap(({ names, kind }) => names.map((name) => [name, { name, kind, topic }] as const)),
		),
	).values(),
]);

/** All function names, for did-you-mean and completion. */
export const functionNames: readonly string[] = Object.freeze(
	[...rowsByName.keys()].filter((name) => !name.startsWith("#")),
);
