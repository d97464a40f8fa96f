import type { StoredValue } from "../base/index.ts";
import type { FilterValue } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";

/** A service may refuse a number that does not fit into the 32 bits of its counts and durations; no row is lost by not sending it. */
export const largestCount = 2 ** 31 - 1;

/** A value in the form in which the column is sent; "never" when no row can have it, "none" when it cannot be asked for. */
export function convert(
	column: ColumnDefinition,
	value: StoredValue,
): { readonly value: FilterValue } | "none" | "never" {
	if (value === null) return "never";
	if (column.from === "id" && (value === "" || value === "0")) return "never";
	if (column.sendValues && !Object.hasOwn(column.sendValues, String(value))) return "none";
	switch (column.send) {
		case "text":
			return { value: String(value) };
		case "boolean":
			return { value: Number(value) !== 0 };
		case "integer":
		case "double": {
			// An id that is a number on the wire has one text: "12", never "012" or "abc".
			if (typeof value === "string" && !/^[1-9]\d*$/.test(value)) return "never";
			const number = Number(value);
			if (column.type === "integer" && Math.abs(number) > largestCount) return "none";
			return Number.isSafeInteger(number) ? { value: number } : column.send === "double" ? { value: number } : "none";
		}
		case "date":
		case "iso8601":
			return { value: String(value) };
		case "unix_ms":
		case "unix_seconds":
			return "none";
	}
}
