import { registeredAggregates, registeredFunctions } from "../plan/index.ts";
import type { SqlFunction } from "../storage/index.ts";

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
		({ name, start, step, result }): SqlFunction => ({
			name,
			arity: 1,
			isDeterministic: true,
			isReal: true,
			aggregate: { start, step: (state, value = null) => step(state, value), result },
		}),
	),
];
