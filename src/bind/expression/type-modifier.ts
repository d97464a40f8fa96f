import { classOf, createError, type SqlType } from "../../base/index.ts";
import type { TypeName } from "../../sql/index.ts";

/**
 * What stands in parentheses behind a type, as PostgreSQL numbers it; undefined where nothing does.
 * Sources: numerictypmodin, anychar_typmodin, anytimestamp_typmodin and intervaltypmodin in
 * https://github.com/postgres/postgres/tree/REL_15_STABLE/src/backend/utils/adt.
 * @param fields Behind an interval: "day to minute".
 * @throws invalid_argument (22023) for a number that the type cannot have, sql_syntax (42601) for a type that takes none.
 * @example numberModifier("numeric", { kind: "TypeName", name: "numeric", modifiers: [10, 2], arrayDepth: 0 }) // 655366
 */
export function numberModifier(type: SqlType, written: TypeName, fields?: string): number | undefined {
	const [first, second] = written.modifiers;
	if (type === "interval") return numberInterval(first, fields);
	if (first === undefined || isBinaryDigits(type)) return undefined;
	if (type === "numeric") return numberDecimal(first, second ?? 0, written);
	if (type === "varchar" || type === "bpchar") return headerSize + checkLength(type, written, first);
	if (type === "bit" || type === "varbit") return checkLength(type, written, first);
	if (isClock(type)) return Math.min(first, mostDigits);
	throw refuseModifier(written);
}

const headerSize = 4;
const mostDigits = 6;

/** How many decimals of its seconds a time keeps, or undefined for all. */
export function digitsOfSeconds(modifier: number | undefined): number | undefined {
	const digits = modifier === undefined ? mostDigits : modifier & 0xffff;
	return digits < mostDigits ? digits : undefined;
}

// float(24) says how many binary digits there are, and so which type it is.
const isBinaryDigits = (type: SqlType) => type === "real" || type === "double";
const isClock = (type: SqlType) => type !== "date" && (classOf(type) === "time" || classOf(type) === "clock");

function numberDecimal(precision: number, scale: number, { at }: TypeName): number {
	checkWithin(precision, "NUMERIC precision", [1, 1000], at);
	checkWithin(scale, "NUMERIC scale", [-1000, 1000], at);
	return ((precision << 16) | (scale & 0x7ff)) + headerSize;
}

function checkWithin(
	value: number,
	what: string,
	[least, most]: readonly [number, number],
	at: number | undefined,
): void {
	if (value >= least && value <= most) return;
	const problem = `${what} ${String(value)} must be between ${String(least)} and ${String(most)}`;
	throw createError(
		"invalid_argument",
		{ problem, advice: "Write numeric alone, which keeps all digits." },
		{ position: at },
	);
}

// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/varchar.c, anychar_typmodin.
function checkLength(type: SqlType, { name, at }: TypeName, length: number): number {
	const most = type === "bit" || type === "varbit" ? 83_886_080 : 10_485_760;
	if (length >= 1 && length <= most) return length;
	const problem = `length for type ${name} must be at least 1 and cannot exceed ${String(most)}`;
	throw createError("invalid_argument", { problem, advice: "Write text, which has no length." }, { position: at });
}

const fieldBits: Readonly<Record<string, number>> = { month: 1, year: 2, day: 3, hour: 10, minute: 11, second: 12 };
const allFields = 0x7fff;
const fullPrecision = 0xffff;

// Which fields it keeps, in the upper half, and how many decimals of its seconds.
function numberInterval(digits: number | undefined, fields: string | undefined): number | undefined {
	if (digits === undefined && fields === undefined) return undefined;
	const precision = digits === undefined ? fullPrecision : Math.min(digits, mostDigits);
	return ((fields === undefined ? allFields : maskOf(fields)) << 16) | precision;
}

// From the first field to the last one: "day to minute" are days, hours and minutes.
function maskOf(fields: string): number {
	const names = fields.split(" to ");
	const [first, last] = [names[0] ?? "", names.at(-1) ?? ""];
	const order = ["year", "month", "day", "hour", "minute", "second"];
	const kept = order.slice(order.indexOf(first), order.indexOf(last) + 1);
	return kept.reduce((mask, name) => mask | (1 << (fieldBits[name] ?? 0)), 0);
}

function refuseModifier({ name, at }: TypeName): Error {
	const problem = `type modifier is not allowed for type "${name}"`;
	return createError("sql_syntax", { found: name, problem, advice: `Write ${name} alone.` }, { position: at });
}
