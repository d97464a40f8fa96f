import type { ColumnType } from "../base/index.ts";

/** What clients of other kinds call a type, and how wide its values are. */
interface TypeRow {
	/** JDBC's and ODBC's number: https://docs.oracle.com/javase/8/docs/api/constant-values.html#java.sql.Types.ARRAY. */
	readonly code: number;
	/** Characters, or decimal digits. */
	readonly length: number | null;
	readonly precision: number | null;
	readonly scale: number | null;
}

/** One row for each type that a column can have. */
export const typeTable: Readonly<Record<ColumnType, TypeRow>> = {
	varchar: { code: 12, length: 255, precision: null, scale: null },
	text: { code: -1, length: 1_073_741_823, precision: null, scale: null },
	integer: { code: -5, length: 19, precision: 19, scale: 0 },
	double: { code: 8, length: 17, precision: 17, scale: null },
	numeric: { code: 2, length: 17, precision: 17, scale: 2 },
	boolean: { code: 16, length: 1, precision: null, scale: null },
	timestamp: { code: 93, length: 23, precision: 23, scale: 3 },
	date: { code: 91, length: 10, precision: 10, scale: 0 },
	json: { code: -1, length: 1_073_741_823, precision: null, scale: null },
};
