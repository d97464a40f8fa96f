import { sql } from "kysely";
import { insideColumn } from "../../catalog/index.ts";
import type { Tables } from "../../storage/index.ts";
import type { RowWrite } from "../cache-contract.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { retireResult } from "../result/result-sweep.ts";
import { nameResultTables, recountRows } from "../result/result-tables.ts";
import { spreadWrite } from "./row-changes.ts";
import type { RowLink } from "./row-links.ts";

/**
 * Puts a row that was written into every full read of its table, and lets nobody use what else it may be in: results with
 * a predicate, of which it may now be a row or no longer, rows that are read from inside of it or under it, and rows of
 * others that hold it inside. What other tables name of it is read again.
 * @param variant Whose row it is; to who reads with another credential or version it may look different.
 * @param links What other tables hold of the table's rows.
 */
export async function noteWrite(
	storage: Tables,
	write: RowWrite,
	variant: string,
	links: readonly RowLink[],
): Promise<void> {
	await storage.transaction(async (tables) => {
		const query = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
		const results = await tables.run(query);
		await Promise.all(
			results.map(async (result) => {
				if (canPut(result, write, variant)) await putRow(tables, result, write);
				else if (mayHold(result, write.table)) await retireResult(tables, result.id);
			}),
		);
		const { table, column, key, isDeleted } = write;
		const kind = isDeleted ? "gone" : "changed";
		await spreadWrite(tables, { key: column, value: key, kind }, { table, variant, links });
	});
}

function canPut(result: StoredResult, { table, row, isDeleted }: RowWrite, variant: string): boolean {
	const isWhole = result.source_table === table && result.state === "complete" && result.is_full === 1;
	if (!isWhole || result.variant !== variant) return false;
	return (
		isDeleted === true || (row !== undefined && listStoredColumns(result).every((name) => Object.hasOwn(row, name)))
	);
}

async function putRow(tables: Tables, result: StoredResult, { column, key, row, isDeleted }: RowWrite): Promise<void> {
	const table = sql.table(nameResultTables(result.id).rows);
	const steps: Promise<unknown>[] = [
		tables.run(sql`delete from ${table} where ${sql.id(column)} = ${key}`.compile(queries)),
	];
	if (row && !isDeleted) {
		const columns = listStoredColumns(result);
		const names = sql.join(columns.map((name) => sql.id(name)));
		const values = sql.join(columns.map((name) => row[name] ?? null));
		steps.push(tables.run(sql`insert into ${table} (${names}) values (${values})`.compile(queries)));
	}
	steps.push(recountRows(tables, result.id));
	await Promise.all(steps);
}

// The text of a scan names the tables that it asks for, in quotes.
function mayHold(result: StoredResult, table: string): boolean {
	const isRead = result.source_table === table || result.predicate.includes(` ${JSON.stringify(table)}`);
	return isRead || listStoredColumns(result).includes(insideColumn(table));
}
