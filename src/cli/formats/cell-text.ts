import { formatTimestamp, type SqlType, type SqlValue } from "../../base/index.ts";

/** A column of what is printed. */
export interface PrintedColumn {
	readonly name: string;
	readonly type: SqlType;
}

/** A row of what is printed: the values in the order of the columns. */
export type PrintedRow = readonly SqlValue[];

/**
 * A value as text for people and spreadsheets; NULL is empty, timestamps are in UTC, JSON is compact.
 * @example printCell(new Date(0)) // "1970-01-01 00:00:00Z"
 */
export function printCell(value: SqlValue): string {
	if (value === null) return "";
	if (typeof value === "string") return value;
	if (value instanceof Date) return `${formatTimestamp(value.getTime())}Z`;
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const numberTypes: readonly SqlType[] = ["integer", "double", "numeric"];

/** Whether values of the type are numbers, which stand at the right of their column. */
export function isNumeric({ type }: PrintedColumn): boolean {
	return numberTypes.includes(type);
}

const cuttableTypes: readonly SqlType[] = ["varchar", "text", "json"];

/** Whether the beginning of a value of the type says something by itself. */
export function isCuttable({ type }: PrintedColumn): boolean {
	return cuttableTypes.includes(type);
}
