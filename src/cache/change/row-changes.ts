import { type RawBuilder, sql } from "kysely";
import type { StoredValue } from "../../base/index.ts";
import type { TableScan } from "../../catalog/index.ts";
import type { Tables } from "../../storage/index.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";
import type { RowLink } from "./row-links.ts";
import { type ChangeTarget, changedTable, columnOf, kinds, spreadTo } from "./row-spread.ts";

/** What finding and spreading changes needs. */
export interface SpreadOptions {
	readonly scan: TableScan;
	/** What other tables hold of this table's rows. */
	readonly links: readonly RowLink[];
}

/**
 * Compares a full read with what was held of its table before, and takes what vanished or changed to all results that name it: they are
 * read again there, and what the service no longer has is removed at once. To be called in the transaction that completes the read.
 * @param base The result that it refreshes; absent where all rows were read.
 * @returns True when rows are gone.
 */
export async function spreadChanges(
	tables: Tables,
	stored: StoredResult,
	base: StoredResult | undefined,
	{ scan, links }: SpreadOptions,
): Promise<boolean> {
	const [key, ...more] = scan.table.key;
	if (key === undefined || more.length > 0 || stored.is_full !== 1) return false;
	const before = base ?? (await findPredecessor(tables, stored));
	const columns = listShared(stored, before);
	if (!columns.includes(key)) return false;
	const personal = (scan.table.personal ?? []).filter((name) => columns.includes(name));
	const target: ChangeTarget = { table: stored.source_table, variant: stored.variant, key, links, personal };
	const others = await listOthers(tables, stored, before);
	const names = [...new Set([key, ...links.map(({ by }) => by), ...personal])].filter((name) => columns.includes(name));
	const [, , found] = await Promise.all([
		tables.createTable(changedTable, [kinds.column, ...names.map((name) => columnOf(name))], []),
		before
			? noteDifferences(tables, { stored, before, isMerge: base !== undefined, names, columns }, target)
			: Promise.all(others.map((other) => noteDangling(tables, stored, other, columns, target))),
		countKinds(tables),
	]);
	if (found.all > 0) await Promise.all(others.map((other) => spreadTo(tables, other, target)));
	await tables.dropTable(changedTable);
	return found.gone > 0;
}

/**
 * Takes a write of our own to all results that name the row; to be called in a transaction.
 * @param row Its kind, whether it is gone or may look different in what repeats it, and its values before, as far as they are known.
 */
export async function spreadWrite(
	tables: Tables,
	row: { readonly values: Readonly<Record<string, StoredValue>>; readonly kind: "gone" | "changed" },
	target: ChangeTarget,
): Promise<void> {
	const find = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile();
	const names = [...new Set([target.key, ...target.links.map(({ by }) => by), ...target.personal])];
	const values = names.map((name) => row.values[name] ?? null);
	const [, , found] = await Promise.all([
		tables.createTable(changedTable, [kinds.column, ...names.map(columnOf)], []),
		tables.insertRows(changedTable, names.length + 1, [[kinds[row.kind], ...values]]),
		tables.run(find),
	]);
	const others = found.filter((other) => other.source_table !== target.table);
	await Promise.all(others.map((other) => spreadTo(tables, other, target)));
	await tables.dropTable(changedTable);
}

function listShared(stored: StoredResult, before: StoredResult | undefined): readonly string[] {
	const earlier = before && listStoredColumns(before);
	return listStoredColumns(stored).filter((name) => earlier?.includes(name) ?? true);
}

async function findPredecessor(tables: Tables, stored: StoredResult): Promise<StoredResult | undefined> {
	const newest = queries
		.selectFrom("scans")
		.selectAll()
		.where("state", "=", "complete")
		.where("source_table", "=", stored.source_table)
		.where("variant", "=", stored.variant)
		.where("is_full", "=", 1)
		.where("id", "!=", stored.id)
		.orderBy("as_of", "desc")
		.limit(1)
		.compile();
	const [found] = await tables.run(newest);
	return found;
}

// The one before is replaced anyway, unless it is asked for by other columns.
async function listOthers(
	tables: Tables,
	stored: StoredResult,
	before: StoredResult | undefined,
): Promise<readonly StoredResult[]> {
	const find = queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").where("id", "!=", stored.id);
	const found = await tables.run(find.compile());
	return found.filter(({ id, identity }) => id !== before?.id || identity !== stored.identity);
}

interface Difference {
	readonly stored: StoredResult;
	readonly before: StoredResult;
	/** The new result has only what changed. */
	readonly isMerge: boolean;
	/** Columns by which others name the rows. */
	readonly names: readonly string[];
	/** Columns that both results have. */
	readonly columns: readonly string[];
}

async function noteDifferences(
	tables: Tables,
	{ stored, before, isMerge, names, columns }: Difference,
	{ key, links }: ChangeTarget,
): Promise<void> {
	const { rows, gone } = nameResultTables(stored.id);
	const [earlier, later] = [sql.table(nameResultTables(before.id).rows), sql.table(rows)];
	const values = sql.join(names.map((name) => sql`earlier.${sql.id(name)}`));
	const insert = sql`insert into ${sql.table(changedTable)}`;
	const isGone = isMerge
		? sql`earlier.${sql.id(key)} in (select key from ${sql.table(gone)})`
		: sql`not exists (select 1 from ${later} as later where later.${sql.id(key)} = earlier.${sql.id(key)})`;
	const run = (statement: RawBuilder<unknown>) => tables.run(statement.compile(queries));
	const steps = [run(sql`${insert} select ${kinds.gone}, ${values} from ${earlier} as earlier where ${isGone}`)];
	const repeated = new Set(links.flatMap(({ copies }) => copies.map(({ of }) => of)));
	const watched = columns.filter((name) => repeated.has(name));
	if (watched.length > 0) {
		const differs = sql.join(
			watched.map((name) => sql`earlier.${sql.id(name)} is not later.${sql.id(name)}`),
			sql` or `,
		);
		const changed = sql`${insert} select ${kinds.changed}, ${values} from ${earlier} as earlier
			join ${later} as later on later.${sql.id(key)} = earlier.${sql.id(key)} where ${differs}`;
		steps.push(run(changed));
	}
	await Promise.all(steps);
}

// Where nothing is known of the table before, what others hold is compared with it. Some of what they name may be such that no list shows
// it, so it is read again, and not removed.
async function noteDangling(
	tables: Tables,
	stored: StoredResult,
	other: StoredResult,
	columns: readonly string[],
	{ key, links, variant }: ChangeTarget,
): Promise<void> {
	if (other.variant !== variant) return;
	const steps: Promise<unknown>[] = [];
	const found = listStoredColumns(other);
	const rows = sql.table(nameResultTables(other.id).rows);
	const listed = sql.table(nameResultTables(stored.id).rows);
	const id = sql.id(key);
	const insert = sql`insert into ${sql.table(changedTable)} (${sql.id(kinds.column.name)}, ${sql.id(columnOf(key).name)})`;
	for (const link of links) {
		const { column, place, by, isSure } = link;
		const isOwner = column === other.refresh_column;
		if (link.table !== other.source_table || !found.includes(column) || by !== key || isOwner) continue;
		if (place === "document" || place === "count") continue;
		const read = (at: string | number) =>
			typeof at === "number" ? sql`json_extract("inner".value, ${`$[${at}]`})` : sql`"outer".${sql.id(at)}`;
		const from =
			place === "value"
				? sql`${rows} as "outer"`
				: sql`${rows} as "outer", json_each("outer".${sql.id(column)}) as "inner"`;
		const name = place === "value" ? sql`"outer".${sql.id(column)}` : read(place);
		if (isSure) {
			const dangling = sql`${insert} select distinct ${kinds.missing}, ${name} from ${from}
				where ${name} is not null and ${name} not in (select ${id} from ${listed})`;
			steps.push(tables.run(dangling.compile(queries)));
		}
		const copies = link.copies.filter(
			({ place: at, of }) => columns.includes(of) && (typeof at === "number" || found.includes(at)),
		);
		if (copies.length === 0) continue;
		const differs = sql.join(
			copies.map(({ place: at, of }) => sql`(${read(at)} is not null and ${read(at)} is not listed.${sql.id(of)})`),
			sql` or `,
		);
		const outdated = sql`${insert} select distinct ${kinds.changed}, ${name} from ${from}
			join ${listed} as listed on listed.${id} = ${name} where ${differs}`;
		steps.push(tables.run(outdated.compile(queries)));
	}
	await Promise.all(steps);
}

async function countKinds(tables: Tables): Promise<{ readonly all: number; readonly gone: number }> {
	const kind = sql.id(kinds.column.name);
	const count = sql<{ all: number; gone: number }>`
		select count(*) as "all", count(*) filter (where ${kind} = ${kinds.gone}) as gone from ${sql.table(changedTable)}`;
	const [counted] = await tables.run(count.compile(queries));
	return counted ?? { all: 0, gone: 0 };
}
