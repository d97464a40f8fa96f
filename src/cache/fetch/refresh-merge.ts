import { type RawBuilder, sql } from "kysely";
import type { Tables } from "../../storage/index.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { dropResultTables, nameResultTables, type ResultTables } from "../result/result-tables.ts";
import type { RefreshPlan } from "./refresh-plan.ts";

/** The earlier result, the one that holds what changed since, and how they belong together. */
export interface Merge {
	readonly base: StoredResult;
	readonly later: StoredResult;
	readonly plan: RefreshPlan;
	/** Somebody uses the table of the earlier result, so it must not change. */
	readonly isBaseUsed: boolean;
}

/**
 * Counts what there would be after merging, in rows of the search that the plan refreshes.
 * @param except The keys of rows that do not count.
 * @example await countMerged(storage, merge, []) // 4711
 */
export async function countMerged(
	tables: Tables,
	{ base, later, plan }: Omit<Merge, "isBaseUsed">,
	except: readonly string[],
): Promise<number> {
	const [before, after] = [nameResultTables(base.id), nameResultTables(later.id)];
	const [earlier, changed, column] = plan.hasParents
		? [before.parents, after.parents, "key"]
		: [before.rows, after.rows, plan.column];
	const [key, gone] = [sql.id(column), selectKeys(after.gone, "key")];
	const isCounted = sql`${key} not in (select value from json_each(${JSON.stringify(except)}))`;
	// Without a condition, SQLite need not look at the rows.
	const all = sql`select count(*) from ${sql.table(earlier)} ${except.length === 0 ? sql`` : sql`where ${isCounted}`}`;
	const lost = sql`select count(*) from ${sql.table(earlier)} where ${key} in (${gone}) and ${isCounted}`;
	const isNew = sql`${key} not in (${selectKeys(earlier, column)}) and ${key} not in (${gone})`;
	const added = sql`select count(*) from ${sql.table(changed)} where ${isNew} and ${isCounted}`;
	const count = sql<{ count: number }>`select (${all}) - (${lost}) + (${added}) as count`;
	const [counted] = await tables.run(count.compile(queries));
	return counted?.count ?? 0;
}

/**
 * Makes the table of the later result whole: what did not change comes from the earlier one. To be called in a transaction.
 * Where nobody uses the earlier table, it is changed and takes the later one's name, which costs only what changed.
 */
export async function mergeResults(tables: Tables, merge: Merge): Promise<void> {
	const { base, later, plan, isBaseUsed } = merge;
	const [before, after] = [nameResultTables(base.id), nameResultTables(later.id)];
	const steps: Promise<unknown>[] = [];
	const run = (statement: RawBuilder<unknown>) => steps.push(tables.run(statement.compile(queries)));
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
	steps.push(tables.dropTable(after.gone));
	if (!isBaseUsed) {
		steps.push(tables.dropTable(after.rows), tables.renameTable(before.rows, after.rows));
		steps.push(dropResultTables(tables, base.id));
	}
	await Promise.all(steps);
}

function canCompare({ base, plan }: Merge): boolean {
	const earlier = listStoredColumns(base);
	return !plan.hasParents && earlier.includes(plan.incremental.column);
}

// What a write of our own put there is newer than what a search, which lags behind, still shows.
function dropOlder(before: ResultTables, after: ResultTables, plan: RefreshPlan): RawBuilder<unknown> {
	const [key, change] = [sql.id(plan.column), sql.id(plan.incremental.column)];
	const [earlier, read] = [sql.table(before.rows), sql.table(after.rows)];
	return sql`delete from ${read} where exists (
		select 1 from ${earlier} as earlier where earlier.${key} = ${read}.${key} and earlier.${change} > ${read}.${change})`;
}

function mergeParents(before: string, after: ResultTables): readonly RawBuilder<unknown>[] {
	const [earlier, read] = [sql.table(before), sql.table(after.parents)];
	return [
		sql`insert into ${read} select key from ${earlier} where key not in (${selectKeys(after.parents, "key")})`,
		sql`delete from ${read} where key in (${selectKeys(after.gone, "key")})`,
	];
}

function selectKeys(table: string, column: string): RawBuilder<unknown> {
	return sql`select ${sql.id(column)} from ${sql.table(table)} where ${sql.id(column)} is not null`;
}
