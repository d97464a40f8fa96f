import { sql } from "kysely";
import type { StoredValue } from "../../base/index.ts";
import type { Tables } from "../../storage/index.ts";
import { queries } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";

/** So many keys go into one query; SQLite and others limit the parameters of a statement. */
export const keysPerQuery = 500;

/** So many keys are looked up at once. */
const keysPerLook = 10_000;

/** Finds the parents of which all rows are there. */
export async function findParents(tables: Tables, id: number): Promise<ReadonlySet<string>> {
	const { parents } = nameResultTables(id);
	const found = new Set<string>();
	for (let last = ""; ; ) {
		const find = sql<{ key: string }>`
			select key from ${sql.id(parents)} where key > ${last} order by key limit ${keysPerLook}`;
		const some = await tables.run(find.compile(queries));
		for (const { key } of some) found.add(key);
		const end = some.at(-1);
		if (some.length < keysPerLook || !end) return found;
		last = end.key;
	}
}

/** Notes that all rows of some parents are there. */
export async function noteParents(tables: Tables, id: number, keys: readonly string[]): Promise<void> {
	const rows = keys.map((key) => [key]);
	await tables.insertRows(nameResultTables(id).parents, 1, rows);
}

/** Finds those of some parents of which all rows are there. */
export async function findSeenParents(tables: Tables, id: number, keys: readonly string[]): Promise<readonly string[]> {
	const { parents } = nameResultTables(id);
	const found = await Promise.all(
		chunkKeys(keys).map((some) => {
			const find = sql<{ key: string }>`select key from ${sql.id(parents)} where key in (${sql.join(some)})`;
			return tables.run(find.compile(queries));
		}),
	);
	return found.flat().map(({ key }) => key);
}

/**
 * Drops the rows of parents that come again, because they changed while pages were read: they bring all their rows.
 * @param column The column that holds the parent's key.
 */
export async function dropRowsOf(tables: Tables, id: number, column: string, keys: readonly string[]): Promise<void> {
	const { rows } = nameResultTables(id);
	await Promise.all(
		chunkKeys(keys).map((some) => {
			const drop = sql`delete from ${sql.id(rows)} where ${sql.id(column)} in (${sql.join(some)})`;
			return tables.run(drop.compile(queries));
		}),
	);
}

/** Finds the rows of a table in which a column has one of some values. */
export async function findRows(
	tables: Tables,
	name: string,
	column: string,
	keys: readonly string[],
): Promise<readonly Readonly<Record<string, StoredValue>>[]> {
	const found = await Promise.all(
		chunkKeys(keys).map((some) => {
			const find = sql<Readonly<Record<string, StoredValue>>>`
				select * from ${sql.id(name)} where ${sql.id(column)} in (${sql.join(some)})`;
			return tables.run(find.compile(queries));
		}),
	);
	return found.flat();
}

function chunkKeys(keys: readonly string[]): readonly (readonly string[])[] {
	return Array.from({ length: Math.ceil(keys.length / keysPerQuery) }, (_, index) =>
		keys.slice(index * keysPerQuery, (index + 1) * keysPerQuery),
	);
}

/** Drops the rows of parents of which not all came before the read was interrupted; they are asked for again. */
export async function dropUnfinishedRows(tables: Tables, id: number, column: string): Promise<void> {
	const { rows, parents } = nameResultTables(id);
	const unfinished = sql`delete from ${sql.id(rows)} where ${sql.id(column)} not in (select key from ${sql.id(parents)})`;
	await tables.run(unfinished.compile(queries));
}
