import type { SchemaElement } from "hyparquet-writer";
import { createError, printCell, type SqlValue } from "../../base/index.ts";
import type { PrintedColumn } from "./cell-text.ts";

/** What a column is in a file of Parquet: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md. */
interface ParquetType {
	readonly element: Omit<SchemaElement, "name" | "repetition_type">;
	/** Turns a value into what the writer takes; throws for what the type does not hold. */
	readonly read: (value: SqlValue) => unknown;
}

// PostgreSQL's numeric has any number of digits, a decimal of Parquet 38 at most.
const decimal = { precision: 38, scale: 20 } as const;

const text: ParquetType = {
	element: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
	read: printCell,
};

const types: Partial<Readonly<Record<PrintedColumn["type"], ParquetType>>> = {
	integer: { element: { type: "INT64" }, read: (value) => BigInt(value as number | bigint | string) },
	double: { element: { type: "DOUBLE" }, read: Number },
	boolean: { element: { type: "BOOLEAN" }, read: Boolean },
	numeric: {
		element: {
			type: "FIXED_LEN_BYTE_ARRAY",
			type_length: 16,
			converted_type: "DECIMAL",
			...decimal,
			logical_type: { type: "DECIMAL", ...decimal },
		},
		read: (value) => scaleDecimal(printCell(value)),
	},
	timestamp: { element: timestampElement(true), read: readTime },
	date: { element: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } }, read: readDay },
	// The older mark says text: for that of JSON the writer would parse it and round its numbers, and without one DuckDB reads bytes.
	json: {
		element: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "JSON" } },
		read: printCell,
	},
};

/** The column in the file's schema. */
export function makeElement(column: PrintedColumn, name: string): SchemaElement {
	const element = column.isLocal ? timestampElement(false) : findType(column).element;
	return { ...element, name, repetition_type: "OPTIONAL" };
}

/** What turns the values of a column, which are not NULL, into those of the file. */
export function makeReader(column: PrintedColumn): (value: SqlValue) => unknown {
	const { read } = findType(column);
	return (value) => {
		try {
			return read(value);
		} catch (cause) {
			const slots = {
				problem: `the column ${column.name} has a value that ${column.type} in a parquet file does not hold`,
				advice: `Select it as text: CAST(… AS text).`,
			};
			throw createError("command_line", slots, { cause });
		}
	};
}

function findType({ type }: PrintedColumn): ParquetType {
	return types[type] ?? text;
}

function timestampElement(isAdjustedToUTC: boolean): ParquetType["element"] {
	return {
		type: "INT64",
		...(isAdjustedToUTC ? { converted_type: "TIMESTAMP_MILLIS" } : {}),
		logical_type: { type: "TIMESTAMP", isAdjustedToUTC, unit: "MILLIS" },
	};
}

function readTime(value: SqlValue): bigint {
	if (!(value instanceof Date)) throw new RangeError("no instant");
	return BigInt(value.getTime());
}

function readDay(value: SqlValue): number {
	const days = Date.parse(`${printCell(value)}T00:00:00Z`) / 86_400_000;
	if (!Number.isInteger(days)) throw new RangeError("no day");
	return days;
}

function scaleDecimal(written: string): bigint {
	const [, sign = "", whole = "", fraction = ""] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(written) ?? [];
	const kept = fraction.replace(/0+$/, "");
	const digits = whole.replace(/^0+/, "");
	if (whole + fraction === "" || kept.length > decimal.scale || digits.length > decimal.precision - decimal.scale) {
		throw new RangeError("not so many digits");
	}
	const scaled = BigInt(digits + kept.padEnd(decimal.scale, "0"));
	return sign === "-" ? -scaled : scaled;
}
