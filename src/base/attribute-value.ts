import { formatJson, NumberText } from "./exact-json.ts";
import type { StoredValue } from "./sql-type.ts";
import { formatTimestamp, isInstant, lastInstantMs, parseTimestamp } from "./timestamp.ts";

/** How the value of an attribute stands in JSON. */
export type AttributeForm =
	| "text"
	| "string" // no other scalar
	| "id"
	| "integer"
	| "double"
	| "boolean"
	| "unix_seconds"
	| "iso8601"
	| "date"
	| "json";

/**
 * Reads the value of an attribute. Other than the columns of a service, attributes change their type in the life of a workspace, and values
 * stay from before. A search compares only what has the declared type, as far as anyone can tell; so what has not is no value here either,
 * and a condition means the same in the service and here. Only a number or a boolean among texts has a text: its own.
 * @returns NULL for what does not fit, or is none.
 * @example readAttribute("12", "integer") // null
 */
export function readAttribute(value: unknown, form: AttributeForm): StoredValue {
	return value === null || value === undefined ? null : readers[form](value);
}

const readers: Readonly<Record<AttributeForm, (value: unknown) => StoredValue>> = {
	text: readText,
	string: (value) => (typeof value === "string" ? value : null),
	id: (value) => {
		const text = readText(value);
		return text === "" || text === "0" ? null : text;
	},
	integer: readInteger,
	double: readDouble,
	boolean: (value) => (typeof value === "boolean" ? Number(value) : null),
	unix_seconds: (value) => printInstant(readSeconds(value)),
	iso8601: readInstant,
	date: (value) => readInstant(value)?.slice(0, 10) ?? null,
	json: (value) => formatJson(value),
};

function readText(value: unknown): string | null {
	if (typeof value === "string") return value;
	const isScalar = ["number", "bigint", "boolean"].includes(typeof value) || value instanceof NumberText;
	return isScalar ? String(value) : null;
}

const maxInteger = 2n ** 63n - 1n;

function readInteger(value: unknown): StoredValue {
	if (typeof value === "bigint") return value > maxInteger || value < -maxInteger - 1n ? null : value;
	const number = readDouble(value);
	return number !== null && Number.isSafeInteger(number) ? number + 0 : null;
}

function readDouble(value: unknown): number | null {
	const number = typeof value === "bigint" || value instanceof NumberText ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : null;
}

// What is beyond the last instant as seconds must be milliseconds.
function readSeconds(value: unknown): number | undefined {
	const number = readDouble(value);
	if (number === null) return undefined;
	return Math.round(Math.abs(number) * 1000 > lastInstantMs ? number : number * 1000);
}

function readInstant(value: unknown): string | null {
	return printInstant(typeof value === "string" ? parseTimestamp(value) : readSeconds(value));
}

function printInstant(epochMs: number | undefined): string | null {
	return epochMs !== undefined && isInstant(epochMs) ? formatTimestamp(epochMs) : null;
}
