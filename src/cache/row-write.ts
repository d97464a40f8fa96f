import { sql } from "kysely";
import type { Storage } from "../storage/index.ts";
import type { RowWrite } from "./cache-contract.ts";
import { queries, type StoredScan } from "./cache-schema.ts";
import { retireScan } from "./scan-sweep.ts";
import { nameScanTables } from "./scan-tables.ts";

/**
 * Puts a row that was written into every full read of its table, and lets nobody use what else it may be in: scans with
 * a predicate, of which it may now be a row or no longer, and rows that are read from inside of it or under it.
 */
export function noteWrite(storage: Storage, write: RowWrite): void {
	storage.transaction(() => {
		const held = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
		for (const scan of storage.run(held)) {
			const isOwn = scan.source_table === write.table;
			if (isOwn && scan.state === "complete" && scan.is_full === 1 && canPut(scan, write)) putRow(storage, scan, write);
			else if (isOwn || isReadFrom(scan, write.table)) retireScan(storage, scan.id);
		}
	});
}

function canPut(scan: StoredScan, { row, isDeleted }: RowWrite): boolean {
	if (isDeleted) return true;
	const columns = JSON.parse(scan.columns) as readonly string[];
	return row !== undefined && columns.every((name) => Object.hasOwn(row, name));
}

function putRow(storage: Storage, scan: StoredScan, { column, key, row, isDeleted }: RowWrite): void {
	const table = sql.table(nameScanTables(scan.id).rows);
	const remove = sql`delete from ${table} where ${sql.id(column)} = ${key}`;
	storage.run(remove.compile(queries));
	if (!row || isDeleted) return;
	const columns = JSON.parse(scan.columns) as readonly string[];
	const names = sql.join(columns.map((name) => sql.id(name)));
	const values = sql.join(columns.map((name) => row[name] ?? null));
	storage.run(sql`insert into ${table} (${names}) values (${values})`.compile(queries));
}

// The text of a scan names the tables that it asks for, in quotes.
function isReadFrom(scan: StoredScan, table: string): boolean {
	return scan.predicate.includes(` ${JSON.stringify(table)}`);
}
