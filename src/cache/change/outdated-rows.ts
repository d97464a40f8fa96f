import { type RawBuilder, sql } from "kysely";
import type { Storage } from "../../storage/index.ts";
import { queries } from "../result/result-schema.ts";

/**
 * Lists the keys that must be read again before a result answers who may ask the service, each once.
 * @example listOutdated(storage, 7) // ["65f1", "65f2"]
 */
export function listOutdated(storage: Storage, resultId: number): readonly string[] {
	const keys = queries.selectFrom("outdated").select("key").distinct().where("scan_id", "=", resultId).compile();
	return storage.run(keys).map(({ key }) => key);
}

/** Notes the keys that a query gives in its one column, and with that keeps the result from answering as fresh. */
export function noteOutdated(storage: Storage, resultId: number, keys: RawBuilder<unknown>): void {
	const note = sql`insert into outdated (scan_id, key) select ${resultId}, found.* from (${keys}) as found`;
	storage.run(note.compile(queries));
	markOutdated(storage, resultId);
}

/** Forgets what was noted of a result, as all of it is read again. */
export function clearOutdated(storage: Storage, resultId: number): void {
	storage.run(queries.deleteFrom("outdated").where("scan_id", "=", resultId).compile());
	markOutdated(storage, resultId);
}

/** The number of the last note: what comes later was not known then. */
export function findLastNote(storage: Storage): number {
	const last = queries.selectFrom("outdated").select("id").orderBy("id", "desc").limit(1).compile();
	return storage.run(last)[0]?.id ?? 0;
}

/** Takes to a refreshed result what was noted of its base while it was read. */
export function moveOutdated(storage: Storage, from: number, to: number, lastNote: number): void {
	const move = queries
		.updateTable("outdated")
		.set({ scan_id: to })
		.where("scan_id", "=", from)
		.where("id", ">", lastNote)
		.compile();
	storage.run(move);
	storage.run(queries.deleteFrom("outdated").where("scan_id", "=", from).compile());
	markOutdated(storage, to);
}

function markOutdated(storage: Storage, resultId: number): void {
	const mark = sql`update scans set is_outdated = exists (select 1 from outdated where scan_id = ${resultId}) where id = ${resultId}`;
	storage.run(mark.compile(queries));
}
