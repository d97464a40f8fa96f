import { type RawBuilder, sql } from "kysely";
import type { StoredValue } from "../../base/index.ts";
import type { Tables } from "../../storage/index.ts";
import { queries } from "../result/result-schema.ts";

/**
 * Lists the keys that must be read again before a result answers who may ask the service, each once.
 * @example await listOutdated(storage, 7) // ["65f1", "65f2"]
 */
export async function listOutdated(tables: Tables, resultId: number): Promise<readonly string[]> {
	const keys = queries
		.selectFrom("outdated")
		.select("key")
		.distinct()
		.where("scan_id", "=", resultId)
		.where("key", "is not", null)
		.$narrowType<{ key: string }>()
		.compile();
	const found = await tables.run(keys);
	return found.map(({ key }) => key);
}

/**
 * Notes the keys that a query gives in its one column, and with that keeps the result from answering as fresh; to be called in a
 * transaction.
 */
export async function noteOutdated(tables: Tables, resultId: number, keys: RawBuilder<unknown>): Promise<void> {
	const note = sql`insert into outdated (scan_id, key) select ${resultId}, found.* from (${keys}) as found`;
	await Promise.all([tables.run(note.compile(queries)), markOutdated(tables, resultId)]);
}

/**
 * Notes one key, or that nobody knows which; to be called in a transaction.
 * @param note The write of our own for which it is, until that is known to be otherwise.
 */
export async function noteOutdatedRow(tables: Tables, resultId: number, key: StoredValue, note: number): Promise<void> {
	const text = key === null ? null : String(key);
	const insert = queries.insertInto("outdated").values({ scan_id: resultId, key: text, note }).compile();
	await Promise.all([tables.run(insert), markOutdated(tables, resultId)]);
}

/** Forgets what was noted of a result, as all of it is read again; to be called in a transaction. */
export async function clearOutdated(tables: Tables, resultId: number): Promise<void> {
	const forget = queries.deleteFrom("outdated").where("scan_id", "=", resultId).compile();
	await Promise.all([tables.run(forget), markOutdated(tables, resultId)]);
}

/** The number of the last note: what comes later was not known then. */
export async function findLastNote(tables: Tables): Promise<number> {
	const last = queries.selectFrom("outdated").select("id").orderBy("id", "desc").limit(1).compile();
	const [found] = await tables.run(last);
	return found?.id ?? 0;
}

/** Takes to a refreshed result what was noted of its base while it was read; to be called in a transaction. */
export async function moveOutdated(tables: Tables, from: number, to: number, lastNote: number): Promise<void> {
	const move = queries
		.updateTable("outdated")
		.set({ scan_id: to })
		.where("scan_id", "=", from)
		.where("id", ">", lastNote)
		.compile();
	const forget = queries.deleteFrom("outdated").where("scan_id", "=", from).compile();
	await Promise.all([tables.run(move), tables.run(forget), markOutdated(tables, to)]);
}

async function markOutdated(tables: Tables, resultId: number): Promise<void> {
	const mark = sql`update scans set is_outdated = exists (select 1 from outdated where scan_id = ${resultId}) where id = ${resultId}`;
	await tables.run(mark.compile(queries));
}
