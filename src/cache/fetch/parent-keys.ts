import { sql } from "kysely";
import type { Storage } from "../../storage/index.ts";
import { queries } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";

/** So many keys go into one query; SQLite and others limit the parameters of a statement. */
export const keysPerQuery = 500;

/** Tells whether all rows of a parent are there. */
export function hasParent(storage: Storage, id: number, key: string): boolean {
	return findParents(storage, id, [key]).length > 0;
}

/** Notes that all rows of some parents are there. */
export function noteParents(storage: Storage, id: number, keys: readonly string[]): void {
	const rows = keys.map((key) => [key]);
	storage.insertRows(nameResultTables(id).parents, 1, rows);
}

/**
 * Drops the rows of parents that come again, because they changed while pages were read: they bring all their rows.
 * @param column The column that holds the parent's key.
 */
export function dropEarlierRows(storage: Storage, id: number, column: string, keys: readonly string[]): void {
	const { rows } = nameResultTables(id);
	for (let start = 0; start < keys.length; start += keysPerQuery) {
		const seen = findParents(storage, id, keys.slice(start, start + keysPerQuery));
		if (seen.length === 0) continue;
		storage.run(sql`delete from ${sql.id(rows)} where ${sql.id(column)} in (${sql.join(seen)})`.compile(queries));
	}
}

/** Drops the rows of parents of which not all came before the read was interrupted; they are asked for again. */
export function dropUnfinishedRows(storage: Storage, id: number, column: string): void {
	const { rows, parents } = nameResultTables(id);
	const unfinished = sql`delete from ${sql.id(rows)} where ${sql.id(column)} not in (select key from ${sql.id(parents)})`;
	storage.run(unfinished.compile(queries));
}

function findParents(storage: Storage, id: number, keys: readonly string[]): readonly string[] {
	const { parents } = nameResultTables(id);
	const find = sql<{ key: string }>`select key from ${sql.id(parents)} where key in (${sql.join(keys)})`;
	return storage.run(find.compile(queries)).map(({ key }) => key);
}
