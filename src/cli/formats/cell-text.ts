import type { SqlType, SqlValue } from "../../base/index.ts";

/** A column of what is printed. */
export interface PrintedColumn {
	readonly name: string;
	readonly type: SqlType;
	/** It holds what clocks show, and no instants. */
	readonly isLocal?: boolean;
}

/** A row of what is printed: the values in the order of the columns. */
export type PrintedRow = readonly SqlValue[];

const numberTypes: readonly SqlType[] = ["integer", "double", "numeric"];

/** Whether values of the type are numbers, which stand at the right of their column. */
export function isNumericColumn({ type }: PrintedColumn): boolean {
	return numberTypes.includes(type);
}

const cuttableTypes: readonly SqlType[] = ["varchar", "text", "json"];

/** Whether the beginning of a value of the type says something by itself. */
export function isCuttable({ type }: PrintedColumn): boolean {
	return cuttableTypes.includes(type);
}
