import { sql } from "kysely";
import type { TableDefinition } from "../../profile/index.ts";
import type { Tables } from "../../storage/index.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";
import type { OwnWrite } from "./own-writes.ts";

/**
 * Lays writes of our own over the rows of a result: those that are gone are removed, and a row takes the place of an older copy, or is added.
 * The table has the key of the rows, and the rows have all of its columns. To be called in a transaction.
 * @example await layOverRows(tables, result, table, [{ source_table: "tags", key: '["7"]', outcome: "gone", … }])
 */
export async function layOverRows(
	tables: Tables,
	result: Pick<StoredResult, "id" | "columns">,
	{ key, newerBy }: Pick<TableDefinition, "key" | "newerBy">,
	writes: readonly OwnWrite[],
): Promise<void> {
	const table = sql.table(nameResultTables(result.id).rows);
	const columns = listStoredColumns(result);
	const keys = sql.join(key.map((name) => sql.id(name)));
	const written = sql.join(key.map((_, index) => sql`json_extract(own_writes.key, ${`$[${index}]`})`));
	const listIds = (outcome: OwnWrite["outcome"]) =>
		writes.filter((write) => write.outcome === outcome).map(({ id }) => id);
	let added = 0;
	for (const ids of chunkIds(listIds("gone"))) {
		const gone = sql`select ${written} from own_writes where id in (${sql.join(ids)})`;
		const dropped = await tables.run(
			sql`delete from ${table} where (${keys}) in (${gone}) returning 1`.compile(queries),
		);
		added -= dropped.length;
	}
	for (const ids of chunkIds(listIds("row"))) {
		const values = sql.join(columns.map((name) => sql`json_extract(own_writes.row, ${`$."${name}"`})`));
		const chosen = sql`from own_writes where id in (${sql.join(ids)})`;
		const known = sql`select 1 ${chosen} and (${written}) in (select ${keys} from ${table})`;
		added += ids.length - (await tables.run(known.compile(queries))).length;
		const others = columns
			.filter((name) => !key.includes(name))
			.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`);
		const isNewer =
			newerBy !== undefined && columns.includes(newerBy)
				? sql`where (excluded.${sql.id(newerBy)} < ${table}.${sql.id(newerBy)}) is not true`
				: sql``;
		const replace = others.length === 0 ? sql`nothing` : sql`update set ${sql.join(others)} ${isNewer}`;
		const put = sql`insert into ${table} (${sql.join(columns.map((name) => sql.id(name)))})
			select ${values} ${chosen} on conflict (${keys}) do ${replace}`;
		await tables.run(put.compile(queries));
	}
	if (added === 0) return;
	const count = sql`update scans set row_count = row_count + ${added} where id = ${result.id}`;
	await tables.run(count.compile(queries));
}

/** SQLite and others limit the parameters of a statement. */
const idsPerQuery = 500;

function chunkIds(ids: readonly number[]): readonly (readonly number[])[] {
	return Array.from({ length: Math.ceil(ids.length / idsPerQuery) }, (_, index) =>
		ids.slice(index * idsPerQuery, (index + 1) * idsPerQuery),
	);
}
