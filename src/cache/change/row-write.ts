import { sql } from "kysely";
import { insideColumn } from "../../catalog/index.ts";
import type { Storage } from "../../storage/index.ts";
import type { RowWrite } from "../cache-contract.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { retireResult } from "../result/result-sweep.ts";
import { countRows, nameResultTables } from "../result/result-tables.ts";
import { spreadWrite } from "./row-changes.ts";
import type { RowLink } from "./row-links.ts";

/**
 * Puts a row that was written into every full read of its table, and lets nobody use what else it may be in: results with
 * a predicate, of which it may now be a row or no longer, rows that are read from inside of it or under it, and rows of
 * others that hold it inside. What other tables name of it is read again.
 * @param variant Whose row it is; to who reads with another credential or version it may look different.
 * @param links What other tables hold of the table's rows.
 */
export function noteWrite(storage: Storage, write: RowWrite, variant: string, links: readonly RowLink[]): void {
	storage.transaction(() => {
		const query = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
		for (const result of storage.run(query)) {
			if (canPut(result, write, variant)) putRow(storage, result, write);
			else if (mayHold(result, write.table)) retireResult(storage, result.id);
		}
		const { table, column, key, isDeleted } = write;
		const kind = isDeleted ? "gone" : "changed";
		spreadWrite(storage, { key: column, value: key, kind }, { table, variant, links });
	});
}

function canPut(result: StoredResult, { table, row, isDeleted }: RowWrite, variant: string): boolean {
	const isWhole = result.source_table === table && result.state === "complete" && result.is_full === 1;
	if (!isWhole || result.variant !== variant) return false;
	return (
		isDeleted === true || (row !== undefined && listStoredColumns(result).every((name) => Object.hasOwn(row, name)))
	);
}

function putRow(storage: Storage, result: StoredResult, { column, key, row, isDeleted }: RowWrite): void {
	const tableName = nameResultTables(result.id).rows;
	const table = sql.table(tableName);
	storage.run(sql`delete from ${table} where ${sql.id(column)} = ${key}`.compile(queries));
	if (row && !isDeleted) {
		const columns = listStoredColumns(result);
		const names = sql.join(columns.map((name) => sql.id(name)));
		const values = sql.join(columns.map((name) => row[name] ?? null));
		storage.run(sql`insert into ${table} (${names}) values (${values})`.compile(queries));
	}
	const count = { row_count: countRows(storage, tableName) };
	storage.run(queries.updateTable("scans").set(count).where("id", "=", result.id).compile());
}

// The text of a scan names the tables that it asks for, in quotes.
function mayHold(result: StoredResult, table: string): boolean {
	const isRead = result.source_table === table || result.predicate.includes(` ${JSON.stringify(table)}`);
	return isRead || listStoredColumns(result).includes(insideColumn(table));
}
