import { sql } from "kysely";
import type { Storage, StoredColumn } from "../storage/index.ts";
import { queries } from "./cache-schema.ts";

/** The tables of one scan, by its number. */
export interface ScanTables {
	/** Its rows. */
	readonly rows: string;
	/** For rows that belong to others: the keys of those that were asked about. */
	readonly parents: string;
	/** While a refresh is under way: the keys that the service deleted. */
	readonly gone: string;
}

/**
 * The names of a scan's tables.
 * @example nameScanTables(7).rows // "scan_7"
 */
export function nameScanTables(id: number): ScanTables {
	return { rows: `scan_${id}`, parents: `parents_${id}`, gone: `gone_${id}` };
}

const keyColumn: StoredColumn = { name: "key", type: "varchar" };

/** What the tables of a scan hold. */
export interface ScanShape {
	readonly columns: readonly StoredColumn[];
	readonly key: readonly string[];
	/** Its rows belong to others. */
	readonly hasParents: boolean;
	/** Only changes are read, to be merged into an earlier scan. */
	readonly isRefresh: boolean;
}

/** Creates the tables of a scan. */
export function createScanTables(storage: Storage, id: number, shape: ScanShape): void {
	const names = nameScanTables(id);
	storage.createTable(names.rows, shape.columns, shape.key);
	if (shape.hasParents) storage.createTable(names.parents, [keyColumn], ["key"]);
	if (shape.isRefresh) storage.createTable(names.gone, [keyColumn], ["key"]);
}

/** Drops the tables of a scan, those that are there. */
export function dropScanTables(storage: Storage, id: number): void {
	const { rows, parents, gone } = nameScanTables(id);
	for (const name of [rows, parents, gone]) storage.dropTable(name);
}

/** Removes what a refresh has read, so that the scan can be read whole. */
export function emptyScanTables(storage: Storage, id: number, hasParents: boolean): void {
	const { rows, parents, gone } = nameScanTables(id);
	for (const name of [rows, gone, ...(hasParents ? [parents] : [])]) {
		storage.run(sql`delete from ${sql.id(name)}`.compile(queries));
	}
}

/** Counts the rows of a table. */
export function countRows(storage: Storage, tableName: string): number {
	const count = sql<{ count: number }>`select count(*) as count from ${sql.id(tableName)}`;
	return storage.run(count.compile(queries))[0]?.count ?? 0;
}
