import type { IntervalStyle } from "../../base/index.ts";
import type { CopyOut } from "../../sql/index.ts";
import type { RecordShape } from "../type/wire-type.ts";

/** How lines of COPY are written; `undefined` stands for what is usual. */
export type CopyLayout = Pick<CopyOut, "format" | "delimiter" | "nullText" | "quote" | "escape" | "isAllQuoted">;

/** How a session wants values to look. */
export interface ValueLook {
	/** The time zone in which values are shown. */
	readonly zone: string;
	readonly intervalStyle: IntervalStyle;
}

/** How the rows of a result are written. It can be copied from thread to thread. */
export interface RowLayout extends ValueLook {
	/** Object ids of the columns' types; those that are not known go as text. */
	readonly typeOids: readonly number[];
	/** Of columns that hold records: what these are made of. */
	readonly records?: readonly (RecordShape | undefined)[] | undefined;
	/** Formats of the columns, 0 for text and 1 for binary: none means text, one goes for all. */
	readonly formats: readonly number[];
	/** Rows are lines of COPY. */
	readonly copy?: CopyLayout | undefined;
}

/** The format of a column. @example formatOf([1], 3) // 1 */
export function formatOf(formats: readonly number[], index: number): number {
	return (formats.length === 1 ? formats[0] : formats[index]) ?? 0;
}
