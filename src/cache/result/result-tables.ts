import { sql } from "kysely";
import type { StoredColumn, Tables } from "../../storage/index.ts";
import { queries } from "./result-schema.ts";

/** The tables of one result, by its number. */
export interface ResultTables {
	/** Its rows. */
	readonly rows: string;
	/** For rows that belong to others: the keys of those that were asked about. */
	readonly parents: string;
	/** While a refresh is under way: the keys that the service deleted. */
	readonly gone: string;
}

/**
 * The names of a result's tables.
 * @example nameResultTables(7).rows // "scan_7"
 */
export function nameResultTables(id: number): ResultTables {
	return { rows: `scan_${id}`, parents: `parents_${id}`, gone: `gone_${id}` };
}

const keyColumn: StoredColumn = { name: "key", type: "varchar" };

/** What the tables of a result hold. */
export interface ResultShape {
	readonly columns: readonly StoredColumn[];
	readonly key: readonly string[];
	/** Its rows belong to others. */
	readonly hasParents: boolean;
	/** Only changes are read, to be merged into an earlier result. */
	readonly isRefresh: boolean;
}

/** Creates the tables of a result; to be called in a transaction. */
export async function createResultTables(tables: Tables, id: number, shape: ResultShape): Promise<void> {
	const names = nameResultTables(id);
	await Promise.all([
		tables.createTable(names.rows, shape.columns, shape.key),
		shape.hasParents && tables.createTable(names.parents, [keyColumn], ["key"]),
		shape.isRefresh && tables.createTable(names.gone, [keyColumn], ["key"]),
	]);
}

/** Drops the tables of a result, those that are there; to be called in a transaction. */
export async function dropResultTables(tables: Tables, id: number): Promise<void> {
	const { rows, parents, gone } = nameResultTables(id);
	await Promise.all([rows, parents, gone].map((name) => tables.dropTable(name)));
}

/** Removes what a refresh has read, so that the result can be read whole; to be called in a transaction. */
export async function emptyResultTables(tables: Tables, id: number, hasParents: boolean): Promise<void> {
	const { rows, parents, gone } = nameResultTables(id);
	const names = [rows, gone, ...(hasParents ? [parents] : [])];
	await Promise.all(names.map((name) => tables.run(sql`delete from ${sql.id(name)}`.compile(queries))));
}

/** Counts the rows of a table. */
export async function countRows(tables: Tables, tableName: string): Promise<number> {
	const count = sql<{ count: number }>`select count(*) as count from ${sql.id(tableName)}`;
	const [found] = await tables.run(count.compile(queries));
	return found?.count ?? 0;
}

/** Enters the number of a result's rows anew, after some were changed. */
export async function recountRows(tables: Tables, id: number): Promise<void> {
	const count = sql<number>`(select count(*) from ${sql.id(nameResultTables(id).rows)})`;
	await tables.run(queries.updateTable("scans").set({ row_count: count }).where("id", "=", id).compile());
}
