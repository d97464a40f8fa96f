import { formatJson, type SqlValue } from "../base/index.ts";

/**
 * A value as one text, as ids and errors have it.
 * @example spellValue(new Date(0)) // "1970-01-01T00:00:00Z"
 */
export function spellValue(value: SqlValue): string {
	if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
	return typeof value === "object" && value !== null ? formatJson(value) : String(value);
}
