import { sql } from "kysely";
import type { Storage, StoredColumn } from "../../storage/index.ts";
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

/** Creates the tables of a result. */
export function createResultTables(storage: Storage, id: number, shape: ResultShape): void {
	const names = nameResultTables(id);
	storage.createTable(names.rows, shape.columns, shape.key);
	if (shape.hasParents) storage.createTable(names.parents, [keyColumn], ["key"]);
	if (shape.isRefresh) storage.createTable(names.gone, [keyColumn], ["key"]);
}

/** Drops the tables of a result, those that are there. */
export function dropResultTables(storage: Storage, id: number): void {
	const { rows, parents, gone } = nameResultTables(id);
	for (const name of [rows, parents, gone]) storage.dropTable(name);
}

/** Removes what a refresh has read, so that the result can be read whole. */
export function emptyResultTables(storage: Storage, id: number, hasParents: boolean): void {
	const { rows, parents, gone } = nameResultTables(id);
	for (const name of [rows, gone, ...(hasParents ? [parents] : [])]) {
		storage.run(sql`delete from ${sql.id(name)}`.compile(queries));
	}
}

/** Counts the rows of a table. */
export function countRows(storage: Storage, tableName: string): number {
	const count = sql<{ count: number }>`select count(*) as count from ${sql.id(tableName)}`;
	return storage.run(count.compile(queries))[0]?.count ?? 0;
}
