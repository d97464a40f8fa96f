import { sql } from "kysely";
import { formatJson, type StoredValue } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import { compileOnce, type Tables } from "../../storage/index.ts";
import type { RowWrite } from "../cache-contract.ts";
import { type OwnWriteRow, queries } from "../result/result-schema.ts";

/** A write of our own as it stands in the file. */
export type OwnWrite = Omit<OwnWriteRow, "id"> & { readonly id: number };

/** Whose writes they are, and when they are noted. */
export interface NoteContext {
	readonly variant: string;
	readonly tables: readonly CatalogTable[];
	readonly now: number;
}

/** How long a search may not know of a write where the profile does not say it: indexes are brought up to date every few seconds, so that a minute leaves room for a busy one. */
const usualLagMs = 60_000;

/** How long the searches of a table may not know of a write. */
export function findLag(table: CatalogTable | undefined): number {
	return table?.definition.incremental?.lagMs ?? usualLagMs;
}

/** The columns of a table's key; none for a table that there is not. */
export function listKeyColumns(tables: readonly CatalogTable[], table: string): readonly string[] {
	return tables.find(({ name }) => name === table)?.definition.key ?? [];
}

/**
 * The values of a row's key in the order of its table's; undefined where some are missing.
 * @example readKey({ contact_id: "1", tag_id: "2" }, ["contact_id", "tag_id"]) // ["1", "2"]
 */
export function readKey(values: RowWrite["key"], key: readonly string[]): readonly StoredValue[] | undefined {
	const found = key.map((name) => values[name] ?? null);
	return key.length === 0 || found.includes(null) ? undefined : found;
}

/**
 * Adds to writes what follows from them: what a row belongs to shows it, or a number of such rows, and so has changed with it.
 * @example addOwners([{ table: "contact_tags", key: { contact_id: "1", tag_id: "2" }, outcome: "gone" }], tables)[1] // { table: "contacts", key: { id: "1" }, outcome: "changed" }
 */
export function addOwners(writes: readonly RowWrite[], tables: readonly CatalogTable[]): readonly RowWrite[] {
	const all = new Map<string, RowWrite>();
	const identify = ({ table, key }: RowWrite) =>
		`${table} ${formatJson(readKey(key, listKeyColumns(tables, table)) ?? key)}`;
	for (const write of writes) all.set(identify(write), write);
	for (const { table, key, outcome } of writes) {
		for (const path of tables.find(({ name }) => name === table)?.definition.read ?? []) {
			if (path.kind !== "child" && path.kind !== "embedded") continue;
			const owner = (isWhole(outcome) ? outcome[path.column] : undefined) ?? key[path.column];
			if (owner === undefined || owner === null) continue;
			const changed: RowWrite = {
				table: path.parent.table,
				key: { [path.parent.column]: owner },
				outcome: outcome === "pending" ? "pending" : "changed",
			};
			if (!all.has(identify(changed))) all.set(identify(changed), changed);
		}
	}
	return [...all.values()];
}

/** Tells whether the row itself is known. */
export function isWhole(outcome: RowWrite["outcome"]): outcome is Exclude<RowWrite["outcome"], string> {
	return typeof outcome !== "string";
}

/**
 * Notes writes; what was noted of the same rows before is so no longer, unless it was about to be sent. To be called in a transaction.
 * @returns Them as they stand in the file, in their order.
 */
export async function enterWrites(
	tables: Tables,
	writes: readonly RowWrite[],
	{ variant, tables: all, now }: NoteContext,
): Promise<readonly OwnWrite[]> {
	const entered: OwnWrite[] = [];
	for (const { table, key, outcome } of writes) {
		const values = readKey(key, listKeyColumns(all, table));
		const text = values ? formatJson(values) : null;
		const forget = queries
			.deleteFrom("own_writes")
			.where("source_table", "=", table)
			.where("variant", "=", variant)
			.where("key", "=", text)
			.where("outcome", "!=", "pending");
		if (outcome !== "pending") await tables.run(forget.compile());
		const insert = queries
			.insertInto("own_writes")
			.values({
				note: entered[0]?.note ?? 0,
				source_table: table,
				variant,
				key: text,
				outcome: isWhole(outcome) ? "row" : outcome,
				row: isWhole(outcome) ? formatJson(outcome) : null,
				noted_at: now,
			})
			.returningAll();
		const [write] = await tables.run(insert.compile());
		if (!write) continue;
		// The first one's number names all of them.
		const note = entered[0]?.note ?? write.id;
		if (write.note !== note) {
			await tables.run(queries.updateTable("own_writes").set({ note }).where("id", "=", write.id).compile());
		}
		entered.push({ ...write, note });
	}
	return entered;
}

/**
 * Notes how a row looks that was changed.
 * @param row As JSON; undefined where it was not found.
 */
export async function settleWrite(tables: Tables, id: number, row: string | undefined): Promise<void> {
	const settled = row === undefined ? { outcome: "gone" as const } : { outcome: "row" as const, row };
	const settle = queries.updateTable("own_writes").set(settled).where("id", "=", id).where("outcome", "=", "changed");
	await tables.run(settle.compile());
}

/**
 * Forgets how rows of some tables look in which one of the values stands, as they repeat a row that was changed or is gone: they are to be
 * read again. To be called in a transaction.
 */
export async function forgetRowsWith(
	tables: Tables,
	names: readonly string[],
	values: readonly StoredValue[],
): Promise<void> {
	const known = values.filter((value) => value !== null && value !== "");
	if (names.length === 0 || known.length === 0) return;
	const mentions = known.map((value) => sql`instr(row, ${String(value)}) > 0`);
	const forget = sql`update own_writes set outcome = 'changed', row = null
		where outcome = 'row' and source_table in (${sql.join(names)}) and (${sql.join(mentions, sql` or `)})`;
	await tables.run(forget.compile(queries));
}

/**
 * Forgets what was noted together, and what results were not to answer for it; to be called in a transaction.
 * @returns The tables of the rows that had no key then.
 */
export async function forgetNote(tables: Tables, note: number): Promise<readonly string[]> {
	const forget = queries.deleteFrom("own_writes").where("note", "=", note).returning(["source_table", "key"]).compile();
	const release = queries.deleteFrom("outdated").where("note", "=", note).returning("scan_id").compile();
	const [released, forgotten] = await Promise.all([tables.run(release), tables.run(forget)]);
	const unnamed = forgotten.filter(({ key }) => key === null).map(({ source_table }) => source_table);
	const ids = [...new Set(released.map(({ scan_id }) => scan_id))];
	if (ids.length === 0) return unnamed;
	const mark = sql`update scans set is_outdated = exists (select 1 from outdated where scan_id = scans.id)
		where id in (${sql.join(ids)})`;
	await tables.run(mark.compile(queries));
	return unnamed;
}

/**
 * Lists the writes that what was read from some time on may lack, in their order.
 * @param asOf When the read began.
 * @param lagMs How long the service may not show them.
 */
export async function listOwnWrites(
	tables: Tables,
	names: readonly string[],
	asOf: number,
	lagMs: number,
): Promise<readonly OwnWrite[]> {
	const find = queries
		.selectFrom("own_writes")
		.selectAll()
		.where("source_table", "in", names)
		.where((write) => {
			const isRecent = write("noted_at", ">=", asOf - lagMs);
			// What was about to be sent may be done a while after that was noted.
			const isOpen = write("outcome", "=", "pending").and("noted_at", ">=", asOf - Math.max(lagMs, usualLagMs));
			return write.or([isRecent, isOpen]);
		})
		.orderBy("id");
	return tables.run(find.compile());
}

/**
 * The value of a written row's key of one column; null where there is none, or several.
 * @example findOnly('["65f1"]') // "65f1"
 */
export function findOnly(key: string | null): string | null {
	const [only, ...more] = key === null ? [] : (JSON.parse(key) as readonly StoredValue[]);
	return only === undefined || only === null || more.length > 0 ? null : String(only);
}

/**
 * Finds when rows of tables were last written.
 * @example await findLastWrites(storage) // new Map([["contacts", 1772269200000]])
 */
export async function findLastWrites(tables: Tables): Promise<ReadonlyMap<string, number>> {
	const found = await tables.run(findLast());
	return new Map(found.map(({ source_table, at }) => [source_table, at]));
}

const findLast = compileOnce(() =>
	queries
		.selectFrom("own_writes")
		.select((write) => ["source_table", write.fn.max("noted_at").as("at")])
		.groupBy("source_table"),
);

/**
 * Counts the rows of each table that were deleted, or may have been, so that a search may still count them and not give them.
 * @example await countGone(storage) // new Map([["contacts", 1]])
 */
export async function countGone(tables: Tables): Promise<ReadonlyMap<string, number>> {
	const found = await tables.run(findGone());
	return new Map(found.map(({ source_table, count }) => [source_table, Number(count)]));
}

const findGone = compileOnce(() =>
	queries
		.selectFrom("own_writes")
		.select((write) => ["source_table", write.fn.countAll<number>().as("count")])
		.where("outcome", "in", ["gone", "pending"])
		.groupBy("source_table"),
);

/** Forgets what every search knows by now, and every read under way will have seen; to be called in a transaction. */
export async function sweepWrites(tables: Tables, { now, tables: all }: NoteContext): Promise<void> {
	const longestMs = Math.max(usualLagMs, ...all.map(findLag));
	const oldest = sql<number>`(select coalesce(min(as_of), ${now}) from scans where state = 'reading')`;
	const sweep = sql`delete from own_writes where noted_at < min(${now}, ${oldest}) - ${longestMs}`;
	await tables.run(sweep.compile(queries));
}
