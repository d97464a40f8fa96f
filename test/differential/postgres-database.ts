import pg from "pg";
import type { Connection, ResultColumn } from "../../src/driver/index.ts";
import type { PostgresServer } from "./postgres-server.ts";

/** What PostgreSQL says to a statement: columns and rows as text, or the SQLSTATE of its refusal. */
export type PostgresAnswer =
	| {
			readonly names: readonly string[];
			readonly types: readonly number[];
			readonly rows: readonly (readonly (string | null)[])[];
	  }
	| { readonly sqlState: string };

/** A database with the rows of some tables of ours. */
export interface PostgresDatabase {
	ask(sql: string): Promise<PostgresAnswer>;
	close(): Promise<void>;
}

// Types as the catalog publishes them for other drivers: instants with zone, 64-bit integers, binary JSON.
const typeNames: Readonly<Record<ResultColumn["type"], string>> = {
	varchar: "varchar",
	text: "text",
	integer: "bigint",
	double: "double precision",
	numeric: "numeric",
	boolean: "boolean",
	timestamp: "timestamptz",
	date: "date",
	json: "jsonb",
	interval: "interval",
};

const rowsPerInsert = 500;

/** Copies tables, as the driver reads them whole, into schema `intercom` of a new PostgreSQL. */
export async function loadTables(
	server: PostgresServer,
	connection: Connection,
	tables: readonly string[],
): Promise<PostgresDatabase> {
	const types = { getTypeParser: () => (text: string) => text };
	const client = new pg.Client({ host: server.host, user: server.user, database: "postgres", types });
	await client.connect();
	await client.query("CREATE SCHEMA intercom");
	await client.query("SET search_path = intercom");
	for (const table of tables) {
		const { columns, rows } = await connection.query(`SELECT * FROM ${table}`);
		const defined = columns.map(({ name, type }) => `"${name}" ${typeNames[type]}`);
		await client.query(`CREATE TABLE ${table} (${defined.join(", ")})`);
		for (let start = 0; start < rows.length; start += rowsPerInsert) {
			const batch = JSON.stringify(rows.slice(start, start + rowsPerInsert), printBigint);
			await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`, [batch]);
		}
		await client.query(`ANALYZE ${table}`);
	}
	return {
		async ask(sql) {
			try {
				await client.query("SET statement_timeout = 60000");
				const { fields, rows } = await client.query<(string | null)[]>({ text: sql, rowMode: "array" });
				return { names: fields.map(({ name }) => name), types: fields.map(({ dataTypeID }) => dataTypeID), rows };
			} catch (error) {
				if (error instanceof pg.DatabaseError) return { sqlState: error.code ?? "XX000" };
				throw error;
			}
		},
		close: () => client.end(),
	};
}

function printBigint(_key: string, value: unknown): unknown {
	return typeof value === "bigint" ? String(value) : value;
}
