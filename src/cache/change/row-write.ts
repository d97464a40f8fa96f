import { sql } from "kysely";
import type { StoredValue } from "../../base/index.ts";
import { type CatalogTable, insideColumn } from "../../catalog/index.ts";
import type { TableDefinition } from "../../profile/index.ts";
import type { Tables } from "../../storage/index.ts";
import type { RowWrite, WrittenRow } from "../cache-contract.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { retireResult } from "../result/result-sweep.ts";
import { nameResultTables } from "../result/result-tables.ts";
import { noteOutdatedRow } from "./outdated-rows.ts";
import {
	addOwners,
	enterWrites,
	forgetNote,
	forgetRowsWith,
	isWhole,
	listKeyColumns,
	type NoteContext,
	type OwnWrite,
	readKey,
	sweepWrites,
} from "./own-writes.ts";
import { spreadWrite } from "./row-changes.ts";
import { listRowLinks } from "./row-links.ts";
import { layOverRows } from "./row-overlay.ts";

/**
 * Notes writes of our own, and takes them to every result: a full read of their table gets the row, or is told to read it again before it
 * answers, and so is what is read under it; nobody may use what has rows by a condition, of which it may now be one or no longer. What other
 * tables name of it is read again. Reads under way see to it
 * when they end.
 * @param earlier The note that is so no longer.
 * @returns The note.
 */
export async function noteWrites(
	storage: Tables,
	writes: readonly RowWrite[],
	earlier: number | undefined,
	context: NoteContext,
): Promise<number> {
	return storage.transaction(async (tables) => {
		await sweepWrites(tables, context);
		const unnamed = earlier === undefined ? [] : await forgetNote(tables, earlier);
		const all = addOwners(writes, context.tables);
		const entered = await enterWrites(tables, all, context);
		const results = await tables.run(
			queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile(),
		);
		for (const [index, write] of all.entries()) {
			const own = entered[index];
			if (own)
				await applyWrite(
					tables,
					{ write, own, isGiven: index < writes.length, isNew: unnamed.includes(write.table), all },
					results,
					context,
				);
		}
		return entered[0]?.note ?? earlier ?? 0;
	});
}

interface NotedWrite {
	readonly write: RowWrite;
	readonly own: OwnWrite;
	/** It was said; else it follows from another one. */
	readonly isGiven: boolean;
	/** The service had no name for it when it was sent. */
	readonly isNew: boolean;
	/** What was noted with it. */
	readonly all: readonly RowWrite[];
}

/** What a write does to a result. */
type Effect =
	| { readonly kind: "none" | "retire" | "put" }
	/** Rows must be read again: those of the key, or nobody knows which. */
	| { readonly kind: "outdated"; readonly key: StoredValue };

async function applyWrite(
	tables: Tables,
	noted: NotedWrite,
	results: readonly StoredResult[],
	context: NoteContext,
): Promise<void> {
	const { write, own } = noted;
	const definition = context.tables.find(({ name }) => name === write.table)?.definition;
	const before = definition && (await findCopy(tables, write, definition, results, context));
	for (const result of results) {
		const effect = judgeEffect(result, noted, context);
		if (effect.kind === "retire") await retireResult(tables, result.id);
		if (effect.kind === "put" && definition) await layOverRows(tables, result, definition, [own]);
		if (effect.kind === "outdated") await noteOutdatedRow(tables, result.id, effect.key, own.note);
	}
	if (definition) await spread(tables, noted, definition, before, context);
}

// The row as it was, where all rows of its table are kept.
async function findCopy(
	tables: Tables,
	{ key }: RowWrite,
	definition: TableDefinition,
	results: readonly StoredResult[],
	{ variant }: NoteContext,
): Promise<WrittenRow | undefined> {
	const [name, ...more] = definition.key;
	const value = name === undefined ? undefined : key[name];
	const kept = results.find((result) => {
		const isWhole = result.state === "complete" && result.is_full === 1 && result.variant === variant;
		return isWhole && result.source_table === definition.name && listStoredColumns(result).includes(name ?? "");
	});
	if (!kept || name === undefined || value === undefined || more.length > 0) return undefined;
	const table = sql.table(nameResultTables(kept.id).rows);
	const find = sql<WrittenRow>`select * from ${table} where ${sql.id(name)} = ${value}`;
	const [found] = await tables.run(find.compile(queries));
	return found;
}

async function spread(
	tables: Tables,
	{ write: { key, outcome }, isGiven, isNew }: NotedWrite,
	{ name: table, key: names, personal = [] }: TableDefinition,
	before: WrittenRow | undefined,
	{ tables: all, variant }: NoteContext,
): Promise<void> {
	const [name, ...more] = names;
	// What a row shows of those that belong to it is not what others repeat of it.
	if (name === undefined || more.length > 0 || key[name] === undefined || !isGiven || outcome === "pending") return;
	const links = listRowLinks(all, table);
	const watched = links.flatMap(({ by, copies }) => [by, ...copies.map(({ of }) => of)]);
	// A new row is named by none, and looking for that takes a pass over each of their tables.
	const isSame = isWhole(outcome) && (before ? watched.every((column) => before[column] === outcome[column]) : isNew);
	if (isSame) return;
	const isGone = outcome === "gone";
	const row = { values: { ...before, [name]: key[name] } as WrittenRow, kind: isGone ? "gone" : "changed" } as const;
	const by = [name, ...links.map((link) => link.by), ...(isGone ? personal : [])];
	const naming = [...new Set(links.map((link) => link.table))].filter((other) => other !== table);
	await forgetRowsWith(tables, naming, [...new Set(by.map((column) => row.values[column] ?? null))]);
	await spreadWrite(tables, row, { table, variant, key: name, links, personal: isGone ? personal : [] });
}

function judgeEffect(result: StoredResult, { write, all }: NotedWrite, { variant, tables }: NoteContext): Effect {
	const { table, key } = write;
	const isRead = result.state === "reading" && result.is_cut === 0;
	if (result.source_table === table) {
		if (isRead) return { kind: "none" };
		if (result.is_full !== 1) return { kind: "retire" };
		if (result.variant === variant && canPut(result, write, tables)) return { kind: "put" };
		return { kind: "outdated", key: findRefreshKey(result, key) };
	}
	if (listStoredColumns(result).includes(insideColumn(table))) {
		// What the rows lie inside of has been noted with them.
		return all.some((other) => other.table === result.source_table) ? { kind: "none" } : { kind: "retire" };
	}
	// The text of a scan names the tables that it asks for, in quotes.
	if (!result.predicate.includes(` ${JSON.stringify(table)}`) || isRead) return { kind: "none" };
	if (result.is_full !== 1) return { kind: "retire" };
	const [only] = readKey(key, listKeyColumns(tables, table)) ?? [];
	return { kind: "outdated", key: result.refresh_column === null ? null : (only ?? null) };
}

function canPut(result: StoredResult, { table, key, outcome }: RowWrite, tables: readonly CatalogTable[]): boolean {
	const names = listKeyColumns(tables, table);
	const columns = listStoredColumns(result);
	if (!readKey(key, names) || !names.every((name) => columns.includes(name))) return false;
	return outcome === "gone" || (isWhole(outcome) && columns.every((name) => Object.hasOwn(outcome, name)));
}

function findRefreshKey({ refresh_column }: StoredResult, key: RowWrite["key"]): StoredValue {
	return refresh_column === null ? null : (key[refresh_column] ?? null);
}
