import type { FilterValue } from "../catalog/index.ts";
import type { ColumnDefinition, Encoder, FilterOperator } from "../profile/index.ts";

/** A value as a request carries it. */
export type WireValue = string | number | bigint | boolean;

/** How each encoder of a profile writes a value. */
const encoderTable: Readonly<
	Record<Encoder, (value: FilterValue, operator: FilterOperator, column: ColumnDefinition) => WireValue>
> = {
	text: (value, _, column) =>
		column.type === "timestamp" && typeof value === "number"
			? new Date(value).toISOString()
			: (column.sendValues?.[String(value)] ?? String(value)),
	integer: (value) => (typeof value === "string" ? readInteger(value) : Number(value)),
	double: (value) => (typeof value === "string" ? readNumber(value) : Number(value)),
	boolean: (value) => (typeof value === "string" ? value.toLowerCase() === "true" || value === "1" : Boolean(value)),
	iso8601: (value) => (typeof value === "number" ? new Date(value).toISOString().replace(".000Z", "Z") : value),
	date: (value) => (typeof value === "number" ? new Date(value).toISOString().slice(0, 10) : value),
	unix_ms: (value) => value,
	unix_seconds: (value, operator) => (typeof value === "number" ? toSeconds(value, operator) : value),
};

/**
 * Writes one value of a predicate as the service takes it; what cannot be converted is sent as it is, for the service to refuse.
 * @param value Timestamps in epoch milliseconds.
 * @example encodeFilterValue(createdAt, "gt", 1_700_000_000_500) // 1700000000
 */
export function encodeFilterValue(column: ColumnDefinition, operator: FilterOperator, value: FilterValue): WireValue {
	return encoderTable[column.send](value, operator, column);
}

function readInteger(text: string): WireValue {
	if (!/^-?\d+$/.test(text)) return text;
	const number = Number(text);
	return Number.isSafeInteger(number) ? number : BigInt(text);
}

function readNumber(text: string): WireValue {
	const number = Number(text);
	return text.trim() === "" || Number.isNaN(number) ? text : number;
}

// The service knows whole seconds only: "after 10.5" is the same as "after 10", and "from 10.5 on" as "from 11 on".
function toSeconds(epochMs: number, operator: FilterOperator): number {
	const seconds = epochMs / 1000;
	if (operator === "gt" || operator === "le") return Math.floor(seconds);
	if (operator === "ge" || operator === "lt") return Math.ceil(seconds);
	return seconds;
}
