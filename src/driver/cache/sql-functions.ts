import { registeredAggregates, registeredFunctions } from "../../functions/index.ts";
import type { SqlFunction } from "../../storage/index.ts";

/** The functions of the dialect that SQLite lacks, as the storage registers them. */
export const sqlFunctions: readonly SqlFunction[] = [
	...registeredFunctions.map(
		(row): SqlFunction => ({
			name: row.name,
			arity: row.isVariadic ? undefined : row.arity,
			isDeterministic: row.isDeterministic,
			isReal: true,
			call: row.call,
		}),
	),
	...registeredAggregates.map(
		({ name, arity, start, step, inverse, result }): SqlFunction => ({
			name,
			arity,
			isDeterministic: true,
			isReal: true,
			aggregate: { start, step, inverse, result },
		}),
	),
];
