import type { SqlType } from "../../base/index.ts";

/** A function that is a query over the catalog's tables: its text, in which `$1` is the first argument. */
export interface QueryFunctionRow {
	readonly names: readonly string[];
	readonly parameters: readonly SqlType[];
	/** How many it needs; all, unless said otherwise. */
	readonly required?: number;
	readonly returns: SqlType;
	readonly body: string;
	readonly summary: string;
}

/** Makes the row of such a function, whose names stand apart by blanks. */
export const row = (
	names: string,
	parameters: readonly SqlType[],
	returns: SqlType,
	summary: string,
	body: string,
	required?: number,
): QueryFunctionRow => ({
	names: names.trim().split(/\s+/),
	parameters,
	returns,
	summary,
	body,
	...(required !== undefined && { required }),
});
