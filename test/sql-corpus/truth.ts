import Database from "better-sqlite3";
import { formatTimestamp, type SqlValue } from "../../src/base/index.ts";
import type { Connection } from "../../src/driver/index.ts";

/** A database of SQLite's own with the rows of some tables, to ask the same questions without the driver. */
export interface Truth {
	/** Rows as text, values joined by `|`. */
	ask(sql: string): readonly string[];
	close(): void;
}

/** Copies tables, as the driver reads them whole, into a database in memory. */
export async function copyTables(connection: Connection, tables: readonly string[]): Promise<Truth> {
	const database = new Database(":memory:");
	database.pragma("case_sensitive_like = ON");
	for (const table of tables) {
		const { columns, rows } = await connection.query(`SELECT * FROM ${table}`);
		database.exec(`CREATE TABLE ${table} (${columns.map(({ name }) => `"${name}"`).join(", ")})`);
		const insert = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => "?").join(", ")})`);
		for (const row of rows) insert.run(columns.map(({ name }) => store(row[name] ?? null)));
	}
	return {
		ask: (sql) =>
			database
				.prepare(sql)
				.raw()
				.all()
				.map((row) => (row as readonly SqlValue[]).map(showValue).join("|")),
		close: () => {
			database.close();
		},
	};
}

function store(value: SqlValue): string | number | bigint | null {
	if (value instanceof Date) return formatTimestamp(value.getTime());
	if (typeof value === "boolean") return value ? 1n : 0n;
	if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
	return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/** A value as both sides show it: booleans as SQLite's numbers, instants as text, doubles without their last digits. */
export function showValue(value: SqlValue): string {
	if (value === null) return "∅";
	if (typeof value === "boolean") return value ? "1" : "0";
	if (value instanceof Date) return formatTimestamp(value.getTime());
	if (typeof value === "number") return String(Number(value.toPrecision(12)));
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
