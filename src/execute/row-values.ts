import { createError, parseJson, type SqlValue, type StoredValue } from "../base/index.ts";
import type { QueryColumn } from "../bind/index.ts";
import { decodeInterval, formatInterval, printStored, spellDecimal } from "../functions/index.ts";

/** How values of JSON are given: as JavaScript has them, or as the text that has all digits of their numbers. */
export type JsonForm = "parsed" | "text";

/** How values are given that JavaScript has no type of its own for. */
export interface ValueForms {
	readonly json?: JsonForm | undefined;
	/** Values of type numeric: the nearest number, or the exact text with its decimals. */
	readonly numeric?: "number" | "text" | undefined;
	/** Instants and times of a clock: as Date, or as the text in UTC in which they are kept, with all digits of their seconds. */
	readonly time?: "date" | "text" | undefined;
}

type Converter = (value: Exclude<StoredValue, null>) => SqlValue;

const keep: Converter = (value) => value;

const converters: Readonly<Record<QueryColumn["type"], Converter>> = {
	varchar: keep,
	text: (value) => (typeof value === "string" ? value : String(value)),
	integer: (value) =>
		typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER ? refuseOverflow() : value,
	double: (value) => (typeof value === "string" ? value : checkFinite(Number(value))),
	numeric: readNumber,
	boolean: (value) => Number(value) !== 0,
	timestamp: readInstant,
	date: keep,
	interval: (value) => formatInterval(decodeInterval(String(value))),
	json: readJson,
};

// No Date is infinite: that stays the text "infinity" or "-infinity".
function readInstant(value: Exclude<StoredValue, null>): SqlValue {
	if (typeof value !== "string" || value.endsWith("infinity")) return value;
	return new Date(`${value.replace(" ", "T")}Z`);
}

// SQLite goes on with a REAL where a sum or product of integers has more than 64 bits; whole numbers that fit are never so large a REAL.
function refuseOverflow(): never {
	const advice = "Integers have 64 bits. Cast one side to double precision.";
	throw createError("execution_failed", { sqlState: "22003", problem: "integer out of range", advice });
}

function checkFinite(value: number): number {
	if (Number.isFinite(value)) return value;
	const slots = { sqlState: "22003", problem: "double precision out of range", advice: "Cast one side to numeric." };
	throw createError("execution_failed", slots);
}

// The nearest number; its text where JavaScript has none.
function readNumber(value: Exclude<StoredValue, null>): SqlValue {
	const number = Number(value);
	return Number.isFinite(number) ? number : String(value);
}

// A JSON column may hold text that a statement made itself, e.g. of a CASE; that is given as it is.
function readJson(value: Exclude<StoredValue, null>): SqlValue {
	if (typeof value !== "string") return value;
	try {
		return parseJson(value, "nearest") as SqlValue;
	} catch {
		return value;
	}
}

// A quotient has at least 16 significant digits, which are as good as a number's; nobody misses those behind.
const fewestOfQuotient = 16;

/** Whether a decimal has digits that the nearest JavaScript number lacks: 9007199254740993 has, 12.50 and 1/3 have not. */
function losesDigits(value: StoredValue): boolean {
	if (typeof value === "bigint") return BigInt(Number(value)) !== value;
	if (typeof value !== "string" || value.length <= surelyExact) return false;
	const [, whole = "", fraction = ""] = /^-?(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
	if (whole === "") return false;
	if (fraction === "") return BigInt(Number(value)) !== BigInt(value);
	if (fraction.length >= fewestOfQuotient && whole.length < fewestOfQuotient) return false;
	return spellDecimal(String(Number(value))) !== value.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}

const surelyExact = 15;

/**
 * Makes the function that turns a row as SQLite gives it into a row of results.
 * @param onLostDigits Told of each decimal that no JavaScript number holds, and of its column.
 * @example createRowReader([{ name: "open", type: "boolean", isNullable: true }])([1]) // [true]
 */
export function createRowReader(
	columns: readonly QueryColumn[],
	forms: ValueForms = {},
	onLostDigits: (column: string, value: StoredValue) => void = () => undefined,
): (row: readonly StoredValue[]) => SqlValue[] {
	const chosen = columns.map(({ type }): Converter => {
		if (type === "json" && forms.json === "text") return String;
		if (type === "timestamp" && forms.time === "text") return keep;
		return type === "numeric" && forms.numeric === "text" ? printStored : converters[type];
	});
	const isWatched = columns.map(({ type }) => type === "numeric" && forms.numeric !== "text");
	// Of all that is done with a row this is done most often: a closure for each value would be dear.
	return (row) => {
		const values: SqlValue[] = [];
		for (let index = 0; index < chosen.length; index++) {
			const value = row[index] ?? null;
			if (isWatched[index] === true && losesDigits(value)) onLostDigits(columns[index]?.name ?? "", value);
			values.push(value === null ? null : (chosen[index] ?? keep)(value));
		}
		return values;
	};
}
