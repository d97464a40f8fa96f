import { type RawBuilder, sql } from "kysely";
import type { StoredColumn, Tables } from "../../storage/index.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { retireResult } from "../result/result-sweep.ts";
import { nameResultTables, recountRows } from "../result/result-tables.ts";
import { noteOutdated } from "./outdated-rows.ts";
import type { RowLink } from "./row-links.ts";

/** While changes are spread: the rows that vanished or changed, by the columns under which others name them. */
export const changedTable = "changed_rows";

/** What became of a changed row: others repeat what it was; it is gone; or it is named by others but was not found. */
export const kinds = {
	column: { name: "#kind", type: "integer" },
	changed: 0,
	gone: 1,
	missing: 2,
} as const;

/** The column of the changed rows for a column of their table. */
export function columnOf(name: string): StoredColumn {
	return { name, type: "varchar" };
}

/** The table whose rows changed, and where others name them. */
export interface ChangeTarget {
	readonly table: string;
	/** Whose rows they are. */
	readonly variant: string;
	readonly key: string;
	readonly links: readonly RowLink[];
	/** The columns that tell who a person is. */
	readonly personal: readonly string[];
}

/**
 * Takes the changes to one result. Where its rows can be read again by their keys, those that name a changed row are noted for that, and what
 * they hold of one that is gone is removed at once; a result that can only be read whole is retired when it names one. To be called in a
 * transaction.
 */
export async function spreadTo(tables: Tables, result: StoredResult, target: ChangeTarget): Promise<void> {
	const columns = listStoredColumns(result);
	const links = listLinks(result, columns, target);
	if (links.length === 0) return;
	const { rows, parents } = nameResultTables(result.id);
	const owner = result.refresh_column;
	const isRefreshable = result.variant === target.variant && (result.state === "reading" || result.watermark !== null);
	if (owner === null || !columns.includes(owner) || !isRefreshable) {
		const matches = await Promise.all(links.map((link) => hasMatch(tables, rows, link)));
		if (matches.includes(true)) await retireResult(tables, result.id);
		return;
	}
	const steps: Promise<unknown>[] = [];
	const run = (statement: RawBuilder<unknown>) => steps.push(tables.run(statement.compile(queries)));
	for (const link of links) {
		if (link.place === "value" && link.column === owner) {
			run(sql`delete from ${sql.table(rows)} where ${matchLink(link, [kinds.gone])}`);
			if (result.source_table !== target.table) {
				run(sql`delete from ${sql.table(parents)} where key in (${selectNames(link, [kinds.gone])})`);
			}
			continue;
		}
		const naming = sql`select distinct ${sql.id(owner)} from ${sql.table(rows)} where ${matchLink(link, listKinds(link))}`;
		steps.push(noteOutdated(tables, result.id, naming));
		const forget = forgetGone(rows, link);
		if (forget) run(forget);
	}
	if (target.personal.length > 0) {
		const others = columns.filter((name) => name !== owner);
		run(forgetPersons(result.id, { owner, columns: others, personal: target.personal }));
	}
	if (result.state === "complete") steps.push(recountRows(tables, result.id));
	await Promise.all(steps);
}

function listLinks(result: StoredResult, columns: readonly string[], target: ChangeTarget): readonly RowLink[] {
	const { table, key, links } = target;
	const own: RowLink = { table, column: key, place: "value", by: key, isSure: true, isKey: true, copies: [] };
	return [...(result.source_table === table ? [own] : []), ...links]
		.filter((link) => link.table === result.source_table && columns.includes(link.column))
		.map((link) => ({
			...link,
			// Lists of another version may have other columns.
			place: result.variant !== target.variant && typeof link.place === "number" ? "document" : link.place,
			copies: link.copies.filter(({ place }) => typeof place === "number" || columns.includes(place)),
		}));
}

function listKinds({ place, copies }: RowLink): readonly number[] {
	if (place === "count") return [kinds.gone];
	return copies.length > 0 ? [kinds.changed, kinds.gone, kinds.missing] : [kinds.gone, kinds.missing];
}

async function hasMatch(tables: Tables, rows: string, link: RowLink): Promise<boolean> {
	const find = sql`select 1 from ${sql.table(rows)} where ${matchLink(link, listKinds(link))} limit 1`;
	const found = await tables.run(find.compile(queries));
	return found.length > 0;
}

function selectNames({ by }: RowLink, asked: readonly number[]): RawBuilder<unknown> {
	const name = sql.id(by);
	return sql`select ${name} from ${sql.table(changedTable)}
		where ${name} is not null and ${sql.id(kinds.column.name)} in (${sql.join(asked)})`;
}

function matchLink(link: RowLink, asked: readonly number[]): RawBuilder<unknown> {
	const column = sql.id(link.column);
	const names = selectNames(link, asked);
	switch (link.place) {
		case "value":
			return sql`${column} in (${names})`;
		case "document":
			return sql`exists (select 1 from json_tree(${column}) as named where cast(named.atom as text) in (${names}))`;
		case "count":
			return sql`${column} > 0 and exists (${names})`;
		default:
			return sql`exists (select 1 from json_each(${column}) as named where ${readItem("named", link.place)} in (${names}))`;
	}
}

function readItem(list: string, index: number): RawBuilder<unknown> {
	return sql`json_extract(${sql.ref(`${list}.value`)}, ${`$[${index}]`})`;
}

// A row that cannot be without the one that is gone goes with it; another one keeps its name for it, and loses what it repeats of it.
function forgetGone(rows: string, link: RowLink): RawBuilder<unknown> | undefined {
	const { place, isKey, copies } = link;
	const [table, column] = [sql.table(rows), sql.id(link.column)];
	const isNamed = matchLink(link, [kinds.gone]);
	const names = selectNames(link, [kinds.gone]);
	if (place === "count") return undefined;
	if (place === "document") return sql`update ${table} set ${column} = null where ${isNamed}`;
	if (place === "value") {
		if (isKey) return sql`delete from ${table} where ${isNamed}`;
		const empty = copies.map((copy) => sql`${sql.id(String(copy.place))} = null`);
		return empty.length === 0 ? undefined : sql`update ${table} set ${sql.join(empty)} where ${isNamed}`;
	}
	if (isKey) {
		const others = sql`select json_group_array(json(item.value)) from json_each(${column}) as item
			where coalesce(${readItem("item", place)} not in (${names}), true)`;
		return sql`update ${table} set ${column} = (${others}) where ${isNamed}`;
	}
	if (copies.length === 0) return undefined;
	const empty = sql.join(copies.flatMap((copy) => [sql`${`$[${copy.place}]`}`, sql`null`]));
	const emptied = sql`case when ${readItem("item", place)} in (${names}) then json_set(item.value, ${empty}) else item.value end`;
	const items = sql`select json_group_array(json(${emptied})) from json_each(${column}) as item`;
	return sql`update ${table} set ${column} = (${items}) where ${isNamed}`;
}

/** Shorter texts stand everywhere, and tell of nobody. */
const shortestTelling = 3;

// A name may stand in a text, too: in what the person wrote, and in what was answered.
function forgetPersons(
	resultId: number,
	{
		owner,
		columns,
		personal,
	}: { readonly owner: string; readonly columns: readonly string[]; readonly personal: readonly string[] },
): RawBuilder<unknown> {
	const table = sql.table(nameResultTables(resultId).rows);
	const emptied = columns.map((name) => {
		const column = sql`${table}.${sql.id(name)}`;
		const isMentioned = personal.map((of) => {
			const value = sql`person.${sql.id(of)}`;
			return sql`(length(${value}) >= ${shortestTelling} and instr(${column}, ${value}) > 0)`;
		});
		const mentions = sql`select 1 from ${sql.table(changedTable)} as person
			where person.${sql.id(kinds.column.name)} = ${kinds.gone} and (${sql.join(isMentioned, sql` or `)})`;
		return sql`${sql.id(name)} = case when exists (${mentions}) then null else ${column} end`;
	});
	const keys = sql`select key from outdated where scan_id = ${resultId}`;
	return sql`update ${table} set ${sql.join(emptied)} where ${sql.id(owner)} in (${keys})`;
}
