import { formatJson, formatTimestamp, type SqlValue, type StoredValue } from "../../base/index.ts";

/**
 * Turns a value of a result, with JSON and numeric as text, into what the cache keeps.
 * @example storeValue(new Date(0), "timestamp") // "1970-01-01 00:00:00"
 */
export function storeValue(value: SqlValue, type: string): StoredValue {
	if (value instanceof Date) return formatTimestamp(value.getTime());
	if (typeof value === "boolean") return Number(value);
	if (typeof value === "string" && type === "numeric") return Number(value);
	return typeof value === "object" && value !== null ? formatJson(value) : value;
}
