import { parse as parseArray } from "postgres-array";
import type { SqlValue } from "../../src/base/index.ts";
import { type Connection, ProviderError } from "../../src/driver/index.ts";
import type { PostgresAnswer } from "./postgres-database.ts";

/** How an answer of ours differs from PostgreSQL's; undefined when it does not. */
export type Difference =
	| {
			readonly kind: "sqlstate" | "refused" | "answered" | "names" | "types" | "rows";
			readonly ours: string;
			readonly theirs: string;
	  }
	| undefined;

type OurAnswer =
	| {
			readonly names: readonly string[];
			/** The types' object ids. */
			readonly types: readonly number[];
			readonly rows: readonly (readonly SqlValue[])[];
	  }
	| { readonly sqlState: string; readonly message: string };

/** Runs a statement with the driver. */
export async function askDriver(connection: Connection, sql: string): Promise<OurAnswer> {
	try {
		const { columns, rows } = await connection.query(sql, [], { jsonAs: "text", numericAs: "text" });
		const names = columns.map(({ name }) => name);
		return {
			names: columns.map(({ postgres }) => postgres.name),
			types: columns.map(({ postgres }) => postgres.oid),
			rows: rows.map((row) => names.map((name) => row[name] ?? null)),
		};
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return { sqlState: error.sqlState, message: error.message };
	}
}

/** Compares two answers: refusals by SQLSTATE, names, rows in sequence where the statement orders them. */
export function compareAnswers(
	ours: OurAnswer,
	theirs: PostgresAnswer,
	{ isOrdered }: { readonly isOrdered: boolean },
): Difference {
	if ("sqlState" in theirs) {
		if (!("sqlState" in ours)) return { kind: "answered", ours: show(ours.rows), theirs: theirs.sqlState };
		if (ours.sqlState === theirs.sqlState) return undefined;
		return { kind: "sqlstate", ours: `${ours.sqlState} ${ours.message}`, theirs: theirs.sqlState };
	}
	const expected = theirs.rows.map((row) => row.map((value, index) => canonical(value, theirs.types[index] ?? 25)));
	if ("sqlState" in ours) return { kind: "refused", ours: `${ours.sqlState} ${ours.message}`, theirs: show(expected) };
	const got = ours.rows.map((row) => row.map((value, index) => showValue(value, theirs.types[index] ?? 25)));
	const [left, right] = [got, expected].map((rows) => rows.map((row) => row.join(" | ")));
	const isSame = isOrdered ? same(left, right) : same(left?.sort(), right?.sort());
	if (!isSame) return { kind: "rows", ours: show(got), theirs: show(expected) };
	const [mine, others] = [ours.names.join(", "), theirs.names.join(", ")];
	return mine === others ? undefined : { kind: "names", ours: mine, theirs: others };
}

/** Whether a statement orders its rows, as far as its text tells. */
export function looksOrdered(sql: string): boolean {
	return /\border\s+by\b(?![^(]*\))/i.test(sql);
}

/**
 * Compares the types of the columns of two answers that agree. Ours are fewer: what only the catalog speaks of (name, oid, "char") is text or bigint.
 */
export function compareTypes(ours: OurAnswer, theirs: PostgresAnswer): Difference {
	if ("sqlState" in ours || "sqlState" in theirs) return undefined;
	const [mine, others] = [ours.types.join(", "), theirs.types.map((type) => foldedTypes.get(type) ?? type).join(", ")];
	return mine === others ? undefined : { kind: "types", ours: mine, theirs: others };
}

function same(left: readonly string[] | undefined, right: readonly string[] | undefined): boolean {
	return left?.length === right?.length && (left ?? []).every((text, index) => text === right?.[index]);
}

function show(rows: readonly (readonly unknown[])[]): string {
	const text = rows.slice(0, 6).map((row) => row.map(String).join(" | "));
	return `${String(rows.length)} rows: ${text.join(" ⏎ ").slice(0, 400)}`;
}

const oid = { bool: 16, bigint: 20, smallint: 21, integer: 23, numeric: 1700, real: 700, double: 701 } as const;
const integers: readonly number[] = [oid.bigint, oid.smallint, oid.integer, 26];
const foldedTypes: ReadonlyMap<number, number> = new Map([
	[26, oid.bigint],
	[1028, 1016],
	[18, 25],
	[19, 25],
]);
const doubles: readonly number[] = [oid.real, oid.double];
const instants: readonly number[] = [1114, 1184];
const documents: readonly number[] = [114, 3802];
// Arrays, and the type of their elements.
const elements: ReadonlyMap<number, number> = new Map([
	[1000, 16],
	[1005, 21],
	[1007, 23],
	[1016, 20],
	[1009, 25],
	[1015, 1043],
	[1021, 700],
	[1014, 1042],
	[2951, 2950],
	[1022, 701],
	[1231, 1700],
	[1115, 1114],
	[1185, 1184],
	[1182, 1082],
	[1187, 1186],
	[1270, 1266],
	[3807, 3802],
	[199, 114],
]);

function canonical(text: string | null, type: number): string {
	if (text === null) return "∅";
	const element = elements.get(type);
	if (element !== undefined) {
		return printJson(parseArray(text, (item) => item).map((item: string | null) => elementJson(item, element)));
	}
	if (type === oid.bool) return text === "t" ? "true" : "false";
	if (integers.includes(type)) return text;
	if (type === oid.numeric) return text;
	if (doubles.includes(type)) return showDouble(Number(text.replace("infinity", "Infinity")));
	if (instants.includes(type)) return showInstant(text);
	if (documents.includes(type)) return printJson(JSON.parse(text));
	return text;
}

function elementJson(text: string | null, type: number): unknown {
	if (text === null) return null;
	if (Array.isArray(text)) return text.map((item: string | null) => elementJson(item, type));
	if (documents.includes(type)) return JSON.parse(text);
	if (type === oid.bool) return text === "t";
	return integers.includes(type) || doubles.includes(type) || type === oid.numeric ? Number(text) : text;
}

function showValue(value: SqlValue, type: number): string {
	if (value === null) return "∅";
	if (value instanceof Date) return value.toISOString();
	if (typeof value === "object") return printJson(value);
	// JSON comes as text, for JavaScript's null is NULL and the null of JSON alike.
	const isDocument = documents.includes(type) || elements.has(type);
	if (isDocument) return typeof value === "string" ? printJson(JSON.parse(value)) : printJson(value);
	if (typeof value === "number" && doubles.includes(type)) return showDouble(value);
	return String(value);
}

function showDouble(value: number): string {
	return String(Number(value.toPrecision(12)));
}

function showInstant(text: string): string {
	if (/infinity/.test(text)) return text;
	const [date = "", time = "", zone = ""] = text.split(/ |(?=[+-]\d\d(?::?\d\d)?$)/);
	const at = new Date(`${date}T${time}${zone === "" ? "Z" : zone.length === 3 ? `${zone}:00` : zone}`);
	return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

// By value: jsonb sorts the names of a document.
function printJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) => {
		if (typeof inner === "bigint") return Number(inner);
		if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
		return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}
