import { type RawBuilder, sql } from "kysely";
import type { Storage } from "../storage/index.ts";
import { listStoredColumns, queries, type StoredScan } from "./cache-schema.ts";
import type { RefreshPlan } from "./refresh-plan.ts";
import { countRows, dropScanTables, nameScanTables, type ScanTables } from "./scan-tables.ts";

/** The earlier scan, the one that holds what changed since, and how they belong together. */
export interface Merge {
	readonly base: StoredScan;
	readonly scan: StoredScan;
	readonly plan: RefreshPlan;
	/** Somebody uses the table of the earlier scan, so it must not change. */
	readonly isBaseUsed: boolean;
}

/**
 * Counts what there would be after merging, in rows of the search that the plan refreshes.
 * @example countMerged(storage, merge) // 4711
 */
export function countMerged(storage: Storage, { base, scan, plan }: Omit<Merge, "isBaseUsed">): number {
	const [before, after] = [nameScanTables(base.id), nameScanTables(scan.id)];
	const [held, changed, column] = plan.hasParents
		? [before.parents, after.parents, "key"]
		: [before.rows, after.rows, plan.column];
	const [key, gone] = [sql.id(column), selectKeys(after.gone, "key")];
	const countWhere = (table: string, condition: RawBuilder<unknown>): number => {
		const count = sql<{ count: number }>`select count(*) as count from ${sql.table(table)} where ${condition}`;
		return storage.run(count.compile(queries))[0]?.count ?? 0;
	};
	const kept = countRows(storage, held) - countWhere(held, sql`${key} in (${gone})`);
	const added = countWhere(changed, sql`${key} not in (${selectKeys(held, column)}) and ${key} not in (${gone})`);
	return kept + added;
}

/**
 * Makes the table of the later scan whole: what did not change comes from the earlier one. To be called in a transaction.
 * Where nobody uses the earlier table, it is changed and takes the later one's name, which costs only what changed.
 */
export function mergeScans(storage: Storage, merge: Merge): void {
	const { base, scan, plan, isBaseUsed } = merge;
	const [before, after] = [nameScanTables(base.id), nameScanTables(scan.id)];
	const run = (statement: RawBuilder<unknown>) => storage.run(statement.compile(queries));
	const replaced = plan.hasParents ? selectKeys(after.parents, "key") : selectKeys(after.rows, plan.column);
	const column = sql.id(plan.column);
	if (canCompare(merge)) run(dropOlder(before, after, plan));
	run(sql`delete from ${sql.id(after.rows)} where ${column} in (${selectKeys(after.gone, "key")})`);
	if (isBaseUsed) {
		const isUnchanged = sql`${column} not in (${replaced}) and ${column} not in (${selectKeys(after.gone, "key")})`;
		run(sql`insert into ${sql.id(after.rows)} select * from ${sql.id(before.rows)} where ${isUnchanged}`);
	} else {
		const isChanged = sql`${column} in (${replaced}) or ${column} in (${selectKeys(after.gone, "key")})`;
		run(sql`delete from ${sql.id(before.rows)} where ${isChanged}`);
		run(sql`insert into ${sql.id(before.rows)} select * from ${sql.id(after.rows)}`);
	}
	if (plan.hasParents) for (const statement of mergeParents(before.parents, after)) run(statement);
	storage.dropTable(after.gone);
	if (isBaseUsed) return;
	storage.dropTable(after.rows);
	storage.renameTable(before.rows, after.rows);
	dropScanTables(storage, base.id);
}

function canCompare({ base, plan }: Merge): boolean {
	const held = listStoredColumns(base);
	return !plan.hasParents && held.includes(plan.incremental.column);
}

// What a write of our own put there is newer than what a search, which lags behind, still shows.
function dropOlder(before: ScanTables, after: ScanTables, plan: RefreshPlan): RawBuilder<unknown> {
	const [key, change] = [sql.id(plan.column), sql.id(plan.incremental.column)];
	const [held, read] = [sql.table(before.rows), sql.table(after.rows)];
	return sql`delete from ${read} where exists (
		select 1 from ${held} as held where held.${key} = ${read}.${key} and held.${change} > ${read}.${change})`;
}

function mergeParents(before: string, after: ScanTables): readonly RawBuilder<unknown>[] {
	const [held, read] = [sql.table(before), sql.table(after.parents)];
	return [
		sql`insert into ${read} select key from ${held} where key not in (${selectKeys(after.parents, "key")})`,
		sql`delete from ${read} where key in (${selectKeys(after.gone, "key")})`,
	];
}

function selectKeys(table: string, column: string): RawBuilder<unknown> {
	return sql`select ${sql.id(column)} from ${sql.table(table)} where ${sql.id(column)} is not null`;
}
