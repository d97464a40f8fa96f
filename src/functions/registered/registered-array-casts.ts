import {
	classOf,
	createError,
	formatJson,
	isFloat,
	isObjectName,
	isWholeType,
	NumberText,
	type SqlType,
	titleOfType,
} from "../../base/index.ts";
import { printDecimal, roundDecimal } from "../number/decimal.ts";
import { spellDecimal } from "../number/decimal-text.ts";
import { bitsOf, limitWhole, outOfRange, roundHalfEven } from "../number/number-domain.ts";
import { readReal, shortenReal, toReal } from "../number/real.ts";
import { readStored } from "../number/stored-decimal.ts";
import { parseArrayText } from "../text/array-text.ts";
import { readBits } from "../text/bit-text.ts";
import { parseBoolean } from "../text/boolean-text.ts";
import { readRowPlace } from "../text/row-place.ts";
import { readUuid } from "../text/uuid.ts";
import { createIntervalError, encodeInterval, parseInterval } from "../time/interval.ts";
import { roundSeconds } from "../time/second-rounding.ts";
import { readTimeText, timeTypes } from "../time/time-text.ts";
import { readArray } from "./registered-array-functions.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";
import { printTyped } from "./registered-record-functions.ts";

/** Casts to arrays: from their texts, and from arrays of another type. */
export const registeredArrayCasts: readonly RegisteredFunction[] = [
	...[2, 3].map((arity) =>
		strict("text_to_array", arity, (text, type, zone = "UTC") => {
			const read = (item: string) => readItem(item, String(type) as SqlType, String(zone));
			return formatJson(change(readArrayText(String(text)), (item) => (typeof item === "string" ? read(item) : item)));
		}),
	),
	...[3, 4].map((arity) =>
		strict("cast_array", arity, (array = "", from, to, zone = "UTC") => {
			const types = [String(from) as SqlType, String(to) as SqlType] as const;
			return formatJson(change(readArray(array), (item) => castItem(item, types, String(zone))));
		}),
	),
	strict("fit_array", 4, (array = "", type, first, second) => {
		const limits = [Number(first), Number(second)] as const;
		return formatJson(change(readArray(array), (item) => fitItem(item, String(type) as SqlType, limits)));
	}),
];

function change(items: readonly unknown[], convert: (item: unknown) => unknown): readonly unknown[] {
	return items.map((item) => {
		if (Array.isArray(item)) return change(item, convert);
		return item === null ? null : convert(item);
	});
}

function readArrayText(text: string): readonly unknown[] {
	const items = parseArrayText(text);
	if (items) return items;
	throw createError("bad_literal", { type: "array", text: text.slice(0, 60), expected: "Write it like '{a,b}'." });
}

function readItem(text: string, type: SqlType, zone: string): unknown {
	const timeType = timeTypes.find((each) => each === type);
	if (timeType) return readTimeText(text, timeType, { zone });
	if (isWholeType(type)) {
		if (/^\s*[+-]?\d+\s*$/.test(text)) return limitWhole(BigInt(text.trim().replace("+", "")), bitsOf[type]);
		throw badItem(text, type, "Write a whole number.");
	}
	if (type === "oid" || isObjectName(type)) {
		if (/^\s*\d+\s*$/.test(text)) return BigInt(text.trim());
		throw badItem(text, type, "Write a whole number.");
	}
	return readers[type]?.(text) ?? text;
}

const readers: Readonly<Partial<Record<SqlType, (text: string) => unknown>>> = {
	uuid: (text) => readUuid(text),
	tid: (text) => readRowPlace(text),
	bit: (text) => readBits(text),
	varbit: (text) => readBits(text),
	real: readReal,
	double: (text) => {
		const number = Number(text);
		if (text.trim() !== "" && !Number.isNaN(number)) return number;
		throw badItem(text, "double", "Write a number.");
	},
	numeric: (text) => {
		const spelled = spellDecimal(text);
		if (spelled !== undefined && /\d/.test(spelled)) return new NumberText(spelled);
		throw badItem(text, "numeric", "Write a number.");
	},
	boolean: (text) => {
		const value = parseBoolean(text);
		if (value !== undefined) return value;
		throw badItem(text, "boolean", "Write true or false.");
	},
	interval: (text) => {
		const interval = parseInterval(text);
		if (interval) return encodeInterval(interval);
		throw createIntervalError(text);
	},
};

function badItem(text: string, type: SqlType, expected: string): Error {
	return createError("bad_literal", { type: titleOfType(type), text: text.slice(0, 60), expected });
}

function castItem(item: unknown, [from, to]: readonly [SqlType, SqlType], zone: string): unknown {
	if (typeof item === "boolean") return isWholeType(to) ? Number(item) : readItem(String(item), to, zone);
	// Of all kinds of object ids the number is the same.
	if (typeof item !== "string" && (to === "oid" || isObjectName(to))) return item;
	if (typeof item !== "string" && numberCasts[to]) return numberCasts[to](String(item), from);
	if (isWholeType(to) && typeof item !== "string") return castToWhole(String(item), from, bitsOf[to]);
	const text = printTyped(item, { name: "", type: from }, zone);
	return readItem(from === "bpchar" && to !== "bpchar" ? text.replace(/ +$/, "") : text, to, zone);
}

const numberCasts: Readonly<Partial<Record<SqlType, (number: string, from: SqlType) => unknown>>> = {
	real: (number) => toReal(Number(number)),
	double: Number,
	numeric: (number, from) => new NumberText(from === "real" ? String(shortenReal(Number(number))) : number),
	boolean: (number) => Number(number) !== 0,
};

// A double rounds halves to the even number, a decimal away from zero.
function castToWhole(number: string, from: SqlType, bits: number): bigint {
	const stored = isFloat(from) ? String(roundHalfEven(Number(number))) : number;
	const decimal = readStored(stored);
	if (!decimal) throw outOfRange(`the value ${number}`);
	return limitWhole(roundDecimal(decimal, 0).digits, bits);
}

function fitItem(item: unknown, type: SqlType, [first, second]: readonly [number, number]): unknown {
	if (type === "interval" || classOf(type) === "time" || classOf(type) === "clock")
		return roundSeconds(String(item), type, first);
	if (type === "bit") return String(item).slice(0, first).padEnd(first, "0");
	if (type !== "numeric") {
		const signs = [...String(item)].slice(0, first);
		return type === "bpchar" ? signs.join("").padEnd(first + signs.join("").length - signs.length) : signs.join("");
	}
	const decimal = readStored(String(item));
	if (!decimal) throw outOfRange(`the value ${String(item)}`);
	const rounded = roundDecimal(decimal, second);
	const size = rounded.digits < 0n ? -rounded.digits : rounded.digits;
	if (size >= 10n ** BigInt(first)) throw outOfRange("numeric field overflow: the value");
	return new NumberText(printDecimal(rounded));
}
