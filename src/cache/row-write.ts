import { sql } from "kysely";
import { insideColumn } from "../catalog/index.ts";
import type { Storage } from "../storage/index.ts";
import type { RowWrite } from "./cache-contract.ts";
import { listStoredColumns, queries, type StoredScan } from "./cache-schema.ts";
import { spreadWrite } from "./row-changes.ts";
import type { RowLink } from "./row-links.ts";
import { retireScan } from "./scan-sweep.ts";
import { countRows, nameScanTables } from "./scan-tables.ts";

/**
 * Puts a row that was written into every full read of its table, and lets nobody use what else it may be in: scans with
 * a predicate, of which it may now be a row or no longer, rows that are read from inside of it or under it, and rows of
 * others that hold it inside. What other tables name of it is read again.
 * @param variant Whose row it is; to who reads with another credential or version it may look different.
 * @param links What other tables hold of the table's rows.
 */
export function noteWrite(storage: Storage, write: RowWrite, variant: string, links: readonly RowLink[]): void {
	storage.transaction(() => {
		const held = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
		for (const scan of storage.run(held)) {
			if (canPut(scan, write, variant)) putRow(storage, scan, write);
			else if (mayHold(scan, write.table)) retireScan(storage, scan.id);
		}
		const { table, column, key, isDeleted } = write;
		const kind = isDeleted ? "gone" : "changed";
		spreadWrite(storage, { key: column, value: key, kind }, { table, variant, links });
	});
}

function canPut(scan: StoredScan, { table, row, isDeleted }: RowWrite, variant: string): boolean {
	const isWhole = scan.source_table === table && scan.state === "complete" && scan.is_full === 1;
	if (!isWhole || scan.variant !== variant) return false;
	return isDeleted === true || (row !== undefined && listStoredColumns(scan).every((name) => Object.hasOwn(row, name)));
}

function putRow(storage: Storage, scan: StoredScan, { column, key, row, isDeleted }: RowWrite): void {
	const tableName = nameScanTables(scan.id).rows;
	const table = sql.table(tableName);
	storage.run(sql`delete from ${table} where ${sql.id(column)} = ${key}`.compile(queries));
	if (row && !isDeleted) {
		const columns = listStoredColumns(scan);
		const names = sql.join(columns.map((name) => sql.id(name)));
		const values = sql.join(columns.map((name) => row[name] ?? null));
		storage.run(sql`insert into ${table} (${names}) values (${values})`.compile(queries));
	}
	const count = { row_count: countRows(storage, tableName) };
	storage.run(queries.updateTable("scans").set(count).where("id", "=", scan.id).compile());
}

// The text of a scan names the tables that it asks for, in quotes.
function mayHold(scan: StoredScan, table: string): boolean {
	const isRead = scan.source_table === table || scan.predicate.includes(` ${JSON.stringify(table)}`);
	return isRead || listStoredColumns(scan).includes(insideColumn(table));
}
