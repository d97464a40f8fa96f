import { sql } from "kysely";
import type { StoredValue } from "../../base/index.ts";
import type { Tables } from "../../storage/index.ts";
import { queries } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";
import { findRows, keysPerQuery } from "./parent-keys.ts";
import type { HeldRows } from "./row-feed.ts";
import { findOpenKeys, type OverlayTarget } from "./write-overlay.ts";

/**
 * Finds which rows are to be held back, by the writes that there are when the read begins.
 * @param columns All columns of the rows, in their order; those of the key are among them.
 * @returns Undefined where none is.
 */
export async function findHeld(
	tables: Tables,
	target: OverlayTarget,
	columns: readonly string[],
): Promise<HeldRows | undefined> {
	const { own, reread } = await findOpenKeys(tables, target);
	if (own.length === 0 && reread.keys.length === 0) return undefined;
	const { key } = target.plan.table;
	const places = key.map((name) => columns.indexOf(name));
	const rereadPlace = columns.indexOf(reread.column);
	const names = new Set(own.map(printKey));
	const rereadNames = new Set(reread.keys);
	const nameRow = (row: readonly StoredValue[]) => printKey(places.map((place) => row[place] ?? null));
	const isHeld = (row: readonly StoredValue[]) =>
		names.has(nameRow(row)) || (rereadPlace >= 0 && rereadNames.has(String(row[rereadPlace])));
	return {
		pass: (rows) => rows.filter((row) => !isHeld(row)),
		async list(all) {
			const { rows: table } = nameResultTables(target.stored.id);
			const found = [
				...(await findRows(all, table, reread.column, reread.keys)),
				...(await findByKeys(all, table, key, own)),
			];
			const rows = found.map((row) => columns.map((name) => row[name] ?? null));
			return [...new Map(rows.map((row) => [nameRow(row), row])).values()];
		},
	};
}

async function findByKeys(
	tables: Tables,
	table: string,
	key: readonly string[],
	values: readonly (readonly StoredValue[])[],
): Promise<readonly Readonly<Record<string, StoredValue>>[]> {
	const names = sql.join(key.map((name) => sql.id(name)));
	const found: Readonly<Record<string, StoredValue>>[] = [];
	for (let start = 0; start < values.length; start += keysPerQuery) {
		const tuples = values.slice(start, start + keysPerQuery).map((each) => sql`(${sql.join(each)})`);
		const find = sql<Readonly<Record<string, StoredValue>>>`
			select * from ${sql.id(table)} where (${names}) in (values ${sql.join(tuples)})`;
		found.push(...(await tables.run(find.compile(queries))));
	}
	return found;
}

function printKey(values: readonly StoredValue[]): string {
	return JSON.stringify(values.map(String));
}
