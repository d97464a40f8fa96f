import { createError, NumberText, parseJson, parseTimestamp, type SqlValue } from "../base/index.ts";
import type { InputDefinition, WriteEncoder } from "../profile/index.ts";
import { spellValue } from "./value-spelling.ts";

/** What is written: a column, an input of a table or of a procedure. */
export type WrittenTarget = Pick<InputDefinition, "name" | "type" | "values" | "write">;

/**
 * Writes one value as the service takes it.
 * @param value As results have it; JSON and numeric may be text.
 * @param row What an error says of where it stands, e.g. " (row 2)".
 * @returns JSON; null for NULL.
 * @throws value_too_long (22001), value_not_allowed (23514), value_not_writable (22P02)
 * @example encodeWritten(new Date(0), { name: "signed_up_at", type: "timestamp", values: [], write: { at: ["signed_up_at"], as: "unix_seconds" } }) // 0
 */
export function encodeWritten(value: SqlValue, target: WrittenTarget, row = ""): unknown {
	if (value === null) return null;
	const { name, write, values } = target;
	const encoder = encoderTable[write.as];
	const encoded = encoder.encode(value);
	if (encoded === undefined) {
		const slots = { value: showValue(value), column: name, problem: encoder.problem, row, advice: encoder.advice };
		throw createError("value_not_writable", slots);
	}
	if (typeof encoded !== "string") return encoded;
	const length = [...encoded].length;
	if (write.length !== undefined && length > write.length) {
		throw createError("value_too_long", { column: name, length, limit: write.length, row });
	}
	const allowed = write.values ?? values;
	if (allowed.length === 0 || allowed.includes(encoded)) return rename(encoded, write);
	const advice = `Its values are ${allowed.join(", ")}.`;
	throw createError("value_not_allowed", { value: showValue(encoded), column: name, row, advice });
}

function rename(value: string, { sendValues = {} }: WrittenTarget["write"]): string {
	return Object.hasOwn(sendValues, value) ? (sendValues[value] ?? value) : value;
}

interface EncoderRow {
	/** Undefined for a value that has no such form. */
	readonly encode: (value: NonNullable<SqlValue>) => unknown;
	readonly problem: string;
	readonly advice: string;
}

const time = { problem: "it is no time on the calendar", advice: "Write it like '2026-01-31 14:30:00'." };

const encoderTable: Readonly<Record<WriteEncoder, EncoderRow>> = {
	text: {
		encode: spellValue,
		problem: "it is no text",
		advice: "Cast it to text.",
	},
	integer: { encode: writeInteger, problem: "the service takes whole numbers", advice: "Round it: round(…)." },
	double: { encode: writeNumber, problem: "it is no number", advice: "Write a number." },
	boolean: {
		encode: (value) => (typeof value === "boolean" ? value : undefined),
		problem: "it is neither true nor false",
		advice: "Write true or false.",
	},
	unix_seconds: {
		encode: (value) => {
			const instant = readInstant(value);
			return instant === undefined ? undefined : Math.floor(instant.getTime() / 1000);
		},
		...time,
	},
	iso8601: {
		encode: (value) => {
			const instant = readInstant(value);
			return instant && spellValue(instant);
		},
		...time,
	},
	date: { encode: (value) => readInstant(value)?.toISOString().slice(0, 10), ...time },
	json: { encode: writeJson, problem: "it is not JSON", advice: "Write JSON, a text in double quotes." },
	value_objects: {
		encode: (value) => writeObjects(value, "value"),
		problem: "it is no JSON list of texts",
		advice: `Write '["a", "b"]'.`,
	},
	id_objects: {
		encode: (value) => writeObjects(value, "id"),
		problem: "it is neither an id nor a JSON list of ids",
		advice: `Write '1' or '["1", "2"]'.`,
	},
};

function writeInteger(value: NonNullable<SqlValue>): unknown {
	if (typeof value === "bigint") return value;
	if (typeof value === "number") return Number.isInteger(value) ? value : undefined;
	if (typeof value !== "string" || !/^-?\d+(\.0*)?$/.test(value)) return undefined;
	const whole = BigInt(value.replace(/\..*$/, ""));
	return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}

function writeNumber(value: NonNullable<SqlValue>): unknown {
	if (typeof value === "bigint") return value;
	if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
	if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
	// 12.50 is the number 12.5; what no number holds goes in all its digits.
	const number = Number(value);
	const shortest = value.includes(".") ? value.replace(/\.?0+$/, "") : value;
	return String(number) === shortest ? number : new NumberText(value);
}

function readInstant(value: NonNullable<SqlValue>): Date | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
	const epochMs = typeof value === "string" ? parseTimestamp(value) : undefined;
	return epochMs === undefined ? undefined : new Date(epochMs);
}

function writeJson(value: NonNullable<SqlValue>): unknown {
	if (typeof value !== "string") return value;
	try {
		return parseJson(value);
	} catch {
		return undefined;
	}
}

function writeObjects(value: NonNullable<SqlValue>, member: "id" | "value"): unknown {
	const isList = typeof value === "object" || (typeof value === "string" && value.trimStart().startsWith("["));
	const list = isList ? writeJson(value) : [value];
	if (!Array.isArray(list)) return undefined;
	const objects = list.map((each: unknown) => {
		if (typeof each === "object" && each !== null && Object.hasOwn(each, member)) return each;
		return typeof each === "string" || typeof each === "number" || typeof each === "bigint"
			? { [member]: String(each) }
			: undefined;
	});
	return objects.includes(undefined) ? undefined : objects;
}

// As much of it as tells which one it is.
function showValue(value: NonNullable<SqlValue>): string {
	const text = spellValue(value);
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * Puts a value at its place in a body; what lies around it is made where it is not there yet.
 * @example placeValue({}, ["from", "id"], "1") // { from: { id: "1" } }
 */
export function placeValue<Body extends object>(body: Body, at: readonly (string | number)[], value: unknown): Body {
	let holder = body as Record<string | number, unknown>;
	for (const [index, step] of at.entries()) {
		if (index === at.length - 1) setMember(holder, step, value);
		else {
			const inner = Object.hasOwn(holder, step) ? holder[step] : undefined;
			const isHolder = typeof inner === "object" && inner !== null && !(inner instanceof NumberText);
			const next: unknown = isHolder ? inner : typeof at[index + 1] === "number" ? [] : {};
			if (!isHolder) setMember(holder, step, next);
			holder = next as Record<string | number, unknown>;
		}
	}
	return body;
}

// An attribute may be called __proto__.
function setMember(holder: object, name: string | number, value: unknown): void {
	Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}
