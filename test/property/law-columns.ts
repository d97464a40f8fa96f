import type { CatalogTable } from "../../src/catalog/index.ts";
import type { Connection, Row } from "../../src/driver/index.ts";
import type { ColumnDefinition } from "../../src/profile/index.ts";
import { printLiteral, type Value } from "../conformance/predicates.ts";

/** A column, its name quoted because some are words of SQL, and what it can be compared with: literals that occur in its rows, or nearly do. */
export interface LawColumn {
	readonly name: string;
	readonly type: ColumnDefinition["type"];
	readonly literals: readonly string[];
	/** Those of them that rows have. */
	readonly real: readonly string[];
	/** Whether a request can carry some condition on it. */
	readonly isPushable: boolean;
	/** Pieces of its texts, for patterns. */
	readonly pieces: readonly string[];
}

/** A table, with a weight for how much can be pushed down to it. */
export interface LawTable {
	readonly name: string;
	readonly key: readonly string[];
	readonly columns: readonly LawColumn[];
	readonly sortable: readonly string[];
	readonly weight: number;
	/** What a statement must name, and values for it; `column` may begin with a condition that is always the same. */
	readonly required?: { readonly column: string; readonly keys: readonly string[] } | undefined;
}

/**
 * Reads a table whole, to compare its columns with values that are there: bounds are missed by one only where something stands on them.
 * @param required What a table is asked by that has no list.
 */
export async function readLawTable(
	table: CatalogTable,
	plain: Connection,
	zone: string,
	required?: LawTable["required"],
): Promise<LawTable> {
	const where = required ? ` WHERE ${required.column} IN (${required.keys.map(printLiteral).join(", ")})` : "";
	const { rows } = await plain.query(`SELECT * FROM ${table.name}${where} ORDER BY ${table.definition.key.join(", ")}`);
	const kinds = table.definition.read.map(({ kind }) => kind);
	return {
		name: table.name,
		required,
		key: table.definition.key,
		columns: table.columns.map((column) => {
			const isSlot = table.definition.read.some((path) => "column" in path && path.column === column.name);
			return describeColumn(column, isSlot || Object.keys(column.filter).length > 0, rows, zone);
		}),
		sortable: table.columns.filter(({ isSortable }) => isSortable).map(({ name }) => `"${name}"`),
		weight: kinds.includes("search") ? 50 : kinds.includes("child") ? 1 : 2,
	};
}

function describeColumn(
	{ name, type, values }: ColumnDefinition,
	isPushable: boolean,
	rows: readonly Row[],
	zone: string,
): LawColumn {
	const real = pickReal(rows.map((row) => row[name]));
	const literals = [...(makers[type]?.(real, zone) ?? []), ...values.map(printLiteral), "NULL"];
	const pieces = real.flatMap(cutPieces);
	const known = type === "json" ? [] : real.map(printLiteral);
	return { name: `"${name}"`, type, literals: [...new Set(literals)], real: known, isPushable, pieces };
}

function pickReal(values: readonly unknown[]): readonly Value[] {
	const known = values.filter((value) => value !== null && value !== undefined);
	const distinct = [...new Map(known.map((value) => [JSON.stringify(value), value])).values()] as Value[];
	const step = Math.max(1, Math.floor(distinct.length / 12));
	// The rows that a test wrote itself come last; all of these are wanted.
	return [...new Set([...distinct.filter((_, index) => index % step === 0), ...distinct.slice(-20)])];
}

type Maker = (real: readonly Value[], zone: string) => readonly string[];

const makeTexts: Maker = (real) => [
	...real.flatMap((value) => {
		const text = String(value);
		return [text, text.toUpperCase(), text.toLowerCase(), `${text} `, text.slice(0, -1)].map(printLiteral);
	}),
	...["''", "'0'", "'12'", "'012'", "'abc'", "'ö'", "'Ö'", "'ß'", "'z'", "'O''Brien'", "'😀'"],
];

const makeNumbers: Maker = (real) => [
	...real.filter((value) => typeof value === "number").flatMap((value) => [value, value - 1, value + 0.5].map(String)),
	...["0", "1", "-1", "2.5", "1e9", "9007199254740993"],
];

const makeTimes: Maker = (real, zone) => [
	...real
		.filter((value) => value instanceof Date)
		.flatMap((instant) => {
			const near = [0, 1000, -1000, 500].map((ms) => new Date(instant.getTime() + ms));
			return [...near, ...midnightsOf(instant, zone)].map(printLiteral);
		}),
	...["now()", "now() - interval '30 days'", "current_date", "'2026-03-29'", "'2026-11-01 05:30:00'", "1767225600"],
	...["'1969-12-31 23:59:59'", "'2999-12-31'", "TIMESTAMP '2026-01-01 00:00:00.001'"],
];

const makers: Readonly<Partial<Record<ColumnDefinition["type"], Maker>>> = {
	varchar: makeTexts,
	text: makeTexts,
	integer: makeNumbers,
	double: makeNumbers,
	numeric: makeNumbers,
	timestamp: makeTimes,
	boolean: () => ["true", "false"],
};

// The midnights around an instant, in UTC and where the workspace is, and the seconds before them.
function midnightsOf(instant: Date, zone: string): readonly Date[] {
	const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(instant);
	const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
	const local = instant.getTime() - (hours * 3600 + minutes * 60 + seconds) * 1000;
	const utc = new Date(instant).setUTCHours(0, 0, 0, 0);
	return [local, local - 1000, local + 86_400_000, utc, utc - 1000].map((ms) => new Date(ms));
}

function cutPieces(value: Value): readonly string[] {
	const letters = [...(value instanceof Date ? value.toISOString() : String(value))];
	const middle = letters.length >> 1;
	return [letters.slice(0, 2), letters.slice(-2), letters.slice(middle, middle + 2)].map((piece) => piece.join(""));
}
