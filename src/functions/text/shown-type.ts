import type { SqlType } from "../../base/index.ts";

const shownOtherwise: ReadonlySet<SqlType> = new Set([
	"timestamp",
	"local_timestamp",
	"date",
	"zoned_time_of_day",
	"interval",
	"real",
	"record",
]);

/** Whether the values of a type stand in a document in another form than the one in which they are kept: a double, too, is 3 there, not 3.0. */
export function isDocumentedOtherwise(type: SqlType | undefined): boolean {
	return type === "double" || isShownOtherwise(type);
}

/** Whether the values of a type are shown in another form than the one in which they are kept, also inside of arrays and records. */
export function isShownOtherwise(type: SqlType | undefined): boolean {
	return type !== undefined && shownOtherwise.has(type);
}
