import type { StoredValue } from "../../base/index.ts";
import { type CatalogTable, insideColumn } from "../../catalog/index.ts";
import type { Tables } from "../../storage/index.ts";
import type { RowWrite } from "../cache-contract.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { retireResult } from "../result/result-sweep.ts";
import { noteOutdatedRow } from "./outdated-rows.ts";
import {
	addOwners,
	enterWrites,
	forgetNote,
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
 * tables name of it is read again. Reads under way begin
 * again.
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
		if (earlier !== undefined) await forgetNote(tables, earlier);
		const all = addOwners(writes, context.tables);
		const entered = await enterWrites(tables, all, context);
		const results = await tables.run(
			queries.selectFrom("scans").selectAll().where("state", "!=", "obsolete").compile(),
		);
		for (const [index, write] of all.entries()) {
			const own = entered[index];
			if (own) await applyWrite(tables, { write, own, isGiven: index < writes.length, all }, results, context);
		}
		return entered[0]?.note ?? earlier ?? 0;
	});
}

interface NotedWrite {
	readonly write: RowWrite;
	readonly own: OwnWrite;
	/** It was said; else it follows from another one. */
	readonly isGiven: boolean;
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
	const { write, own, isGiven } = noted;
	const definition = context.tables.find(({ name }) => name === write.table)?.definition;
	for (const result of results) {
		const effect = judgeEffect(result, noted, context);
		if (effect.kind === "retire") await retireResult(tables, result.id);
		if (effect.kind === "put" && definition) await layOverRows(tables, result, definition, [own]);
		if (effect.kind === "outdated") await noteOutdatedRow(tables, result.id, effect.key, own.note);
	}
	const [key, ...more] = listKeyColumns(context.tables, write.table);
	const value = key === undefined ? undefined : write.key[key];
	// What a row shows of those that belong to it is not what others repeat of it.
	if (key === undefined || more.length > 0 || value === undefined || !isGiven || write.outcome === "pending") return;
	const kind = write.outcome === "gone" ? "gone" : "changed";
	const links = listRowLinks(context.tables, write.table);
	const { variant } = context;
	await spreadWrite(tables, { key, value: String(value), kind }, { table: write.table, variant, links });
}

function judgeEffect(result: StoredResult, { write, all }: NotedWrite, { variant, tables }: NoteContext): Effect {
	const { table, key } = write;
	if (result.source_table === table) {
		if (result.is_full !== 1 || result.state === "reading") return { kind: "retire" };
		if (result.variant === variant && canPut(result, write, tables)) return { kind: "put" };
		return { kind: "outdated", key: findRefreshKey(result, key) };
	}
	if (listStoredColumns(result).includes(insideColumn(table))) {
		// What the rows lie inside of has been noted with them.
		return all.some((other) => other.table === result.source_table) ? { kind: "none" } : { kind: "retire" };
	}
	// The text of a scan names the tables that it asks for, in quotes.
	if (!result.predicate.includes(` ${JSON.stringify(table)}`)) return { kind: "none" };
	if (result.is_full !== 1 || result.state === "reading") return { kind: "retire" };
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
