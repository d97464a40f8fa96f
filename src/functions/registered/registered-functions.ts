import { registeredArrayCasts } from "./registered-array-casts.ts";
import { registeredArrayFunctions } from "./registered-array-functions.ts";
import { registeredAttributeFunctions } from "./registered-attribute-functions.ts";
import { registeredBitsFunctions } from "./registered-bits-functions.ts";
import { registeredBytesFunctions } from "./registered-bytes-functions.ts";
import { registeredClockFunctions } from "./registered-clock-functions.ts";
import { registeredDocumentFunctions } from "./registered-document-functions.ts";
import type { RegisteredFunction } from "./registered-function.ts";
import { registeredIntervalFunctions } from "./registered-interval-functions.ts";
import { registeredJsonbFunctions } from "./registered-jsonb-functions.ts";
import { registeredNumberFunctions } from "./registered-number-functions.ts";
import { registeredNumericFunctions } from "./registered-numeric-functions.ts";
import { registeredPathFunctions } from "./registered-path-functions.ts";
import { registeredPatternFunctions } from "./registered-pattern-functions.ts";
import { registeredRealFunctions } from "./registered-real-functions.ts";
import { registeredRecordFunctions } from "./registered-record-functions.ts";
import { registeredRegexpFunctions } from "./registered-regexp-functions.ts";
import { registeredTableFunctions } from "./registered-table-functions.ts";
import { registeredTextFunctions } from "./registered-text-functions.ts";
import { registeredTimeFunctions } from "./registered-time-functions.ts";
import { registeredValueFunctions } from "./registered-value-functions.ts";
import { registeredZoneFunctions } from "./registered-zone-functions.ts";
import { registeredZonedClockFunctions } from "./registered-zoned-clock-functions.ts";

/** Every function that is registered with SQLite. */
export const registeredFunctions: readonly RegisteredFunction[] = Object.freeze([
	...registeredTextFunctions,
	...registeredTimeFunctions,
	...registeredZoneFunctions,
	...registeredZonedClockFunctions,
	...registeredIntervalFunctions,
	...registeredClockFunctions,
	...registeredValueFunctions,
	...registeredArrayCasts,
	...registeredArrayFunctions,
	...registeredBitsFunctions,
	...registeredBytesFunctions,
	...registeredPatternFunctions,
	...registeredRegexpFunctions,
	...registeredNumberFunctions,
	...registeredNumericFunctions,
	...registeredDocumentFunctions,
	...registeredAttributeFunctions,
	...registeredJsonbFunctions,
	...registeredPathFunctions,
	...registeredRealFunctions,
	...registeredRecordFunctions,
	...registeredTableFunctions,
]);

/**
 * The registered function of a name and number of arguments, to compute constants while planning.
 * @example findRegisteredFunction("move_time", 2)?.isDeterministic // true
 */
export function findRegisteredFunction(name: string, arity: number): RegisteredFunction | undefined {
	return registeredFunctions.find((row) => row.name === name && (row.isVariadic || row.arity === arity));
}
