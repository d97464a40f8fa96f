import { sql } from "kysely";
import { formatJson, type StoredValue } from "../../base/index.ts";
import type { Tables } from "../../storage/index.ts";
import { noteOutdatedRow } from "../change/outdated-rows.ts";
import type { OverlayPlan } from "../change/overlay-plan.ts";
import { findOnly, listOwnWrites, type OwnWrite, settleWrite } from "../change/own-writes.ts";
import { layOverRows } from "../change/row-overlay.ts";
import { checkHold } from "../result/result-ledger.ts";
import { listStoredColumns, queries, type StoredResult } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";
import { type FetchRun, fetchWhole } from "./fetch-run.ts";
import { dropRowsOf, findRows } from "./parent-keys.ts";

/** The numbers of the writes of which the rows are as they are now. */
export type SettledWrites = ReadonlySet<number>;

/** What laying over needs to know of the rows that were read. */
export interface OverlayTarget {
	readonly stored: StoredResult;
	/** Only changes were read, to be merged into an earlier result. */
	readonly isRefresh: boolean;
	readonly plan: OverlayPlan;
}

/** Keys of rows that are not yet as they will be when all has been read. */
export interface OpenKeys {
	/** Of rows that writes are laid over, with the values of their keys. */
	readonly own: readonly (readonly StoredValue[])[];
	/** What is read again, by a column. */
	readonly reread: { readonly column: string; readonly keys: readonly string[] };
}

/** Finds the rows that the writes which there are now are laid over, or that are read again for them. */
export async function findOpenKeys(tables: Tables, target: OverlayTarget): Promise<OpenKeys> {
	const { known, reread } = judgeWrites(await listWrites(tables, target), target);
	const own = known.map(({ key }) => JSON.parse(key ?? "[]") as readonly StoredValue[]);
	return { own, reread: { column: target.plan.reread?.column ?? "", keys: [...reread.keys()] } };
}

/**
 * Reads again what was written and looks as nobody knows, from the rows themselves, when all else has been read.
 * @returns The writes that are in the rows now.
 */
export async function rereadWritten(run: FetchRun, target: OverlayTarget): Promise<SettledWrites> {
	const { plan, stored } = target;
	if (!plan.reread) return new Set();
	const judged = judgeWrites(await listWrites(run.storage, target), target);
	const { column, build } = plan.reread;
	const keys = [...judged.reread.keys()];
	const scan = keys.length === 0 ? undefined : build(keys);
	if (scan) {
		await run.storage.transaction(async (tables) => {
			await checkHold(tables, { id: stored.id, location: run.storage.location }, run.holder);
			await dropRowsOf(tables, stored.id, column, keys);
		});
		const begun = { ...stored, resume: null, watermark: null };
		await fetchWhole({ ...run, hasKey: false, feed: undefined, stored: begun }, scan);
	}
	if (target.isRefresh) await noteMissing(run, keys, column, plan);
	if (!plan.owner) await keepFound(run, column, [...judged.reread.values()].flat());
	return new Set([...judged.reread.values()].flat().map(({ id }) => id));
}

/**
 * Lays writes over the rows that were read, and notes those of which it is not known how the rows look: what was read is no answer to who
 * asks later. To be called in the transaction that completes the read, before it is compared or merged with others.
 * @param settled Those that are in the rows already.
 */
export async function layOverWrites(tables: Tables, target: OverlayTarget, settled: SettledWrites): Promise<void> {
	const { plan, stored, isRefresh } = target;
	const writes = await listWrites(tables, target);
	if (writes.length === 0) return;
	const { known, reread, unknown } = judgeWrites(writes, target);
	const pending = writes.filter(({ outcome }) => outcome === "pending");
	const open = [...reread.values()].flat().filter(({ id }) => !settled.has(id));
	for (const { key, note } of new Set([...unknown, ...open, ...pending])) {
		await noteOutdatedRow(tables, stored.id, plan.owner ? null : findOnly(key), note);
	}
	if (known.length === 0) return;
	await layOverRows(tables, stored, plan.table, known);
	const gone = known.filter(({ outcome }) => outcome === "gone").map(({ key }) => [findOnly(key)]);
	if (isRefresh && gone.length > 0) await tables.insertRows(nameResultTables(stored.id).gone, 1, gone);
}

// A write that is about to be sent may be done long after it was noted.
function listWrites(tables: Tables, { plan, stored }: OverlayTarget): Promise<readonly OwnWrite[]> {
	const names = [plan.table.name, ...(plan.owner ? [plan.owner.name] : [])];
	return listOwnWrites(tables, names, stored.as_of, plan.lagMs);
}

interface JudgedWrites {
	/** They are laid over the rows as they are. */
	readonly known: readonly OwnWrite[];
	/** Rows are to be read again for them, by key: their own, or that of what they belong to. */
	readonly reread: ReadonlyMap<string, readonly OwnWrite[]>;
	/** Nothing can be done but to read all once more. */
	readonly unknown: readonly OwnWrite[];
}

function judgeWrites(writes: readonly OwnWrite[], { plan, stored, isRefresh }: OverlayTarget): JudgedWrites {
	if (plan.isCut) return { known: [], reread: new Map(), unknown: writes };
	const { table, owner } = plan;
	const columns = listStoredColumns(stored);
	const canReread = plan.reread !== undefined && columns.includes(plan.reread.column);
	const reread = new Map<string, OwnWrite[]>();
	const known: OwnWrite[] = [];
	const unknown: OwnWrite[] = [];
	const add = (key: string, some: readonly OwnWrite[]) => reread.set(key, [...(reread.get(key) ?? []), ...some]);
	const isDue = ({ noted_at }: OwnWrite) => noted_at >= stored.as_of - plan.lagMs;
	const ofOwner = writes.filter(({ source_table }) => source_table === owner?.name);
	for (const write of ofOwner) {
		const key = findOnly(write.key);
		if (key !== null && canReread && isDue(write)) add(key, [write]);
		else unknown.push(write);
	}
	for (const copies of groupByKey(writes.filter(({ source_table }) => source_table === table.name))) {
		const [first, last] = [copies[0], copies.at(-1)];
		if (!first || !last) continue;
		// What a row belongs to has been noted with it, and is read again with all that belongs to it.
		const ownerKey = ofOwner.map((write) => (write.note === last.note ? findOnly(write.key) : null)).find(Boolean);
		const key = owner ? ownerKey : findOnly(last.key);
		const isRow = isKnown(copies, stored.variant, columns, table.key);
		if (isRow && (!owner || (!isRefresh && !reread.has(ownerKey ?? "")))) known.push(last);
		else if (key && canReread && copies.some(isDue)) add(key, copies);
		else unknown.push(...copies);
	}
	return { known, reread, unknown };
}

function groupByKey(writes: readonly OwnWrite[]): Iterable<readonly OwnWrite[]> {
	const groups = new Map<string | null, OwnWrite[]>();
	for (const write of writes) groups.set(write.key, [...(groups.get(write.key) ?? []), write]);
	return groups.values();
}

function isKnown(
	copies: readonly OwnWrite[],
	variant: string,
	columns: readonly string[],
	key: readonly string[],
): boolean {
	const last = copies.at(-1);
	if (!last || last.variant !== variant || copies.some(({ outcome }) => outcome === "pending")) return false;
	if (!key.every((name) => columns.includes(name))) return false;
	if (last.outcome === "gone") return true;
	const row = last.row === null ? undefined : (JSON.parse(last.row) as object);
	return row !== undefined && columns.every((name) => Object.hasOwn(row, name));
}

// What was found need not be asked for again.
async function keepFound({ storage, stored }: FetchRun, column: string, writes: readonly OwnWrite[]): Promise<void> {
	const changed = writes.filter(({ outcome, variant }) => outcome === "changed" && variant === stored.variant);
	const keys = changed.flatMap(({ key }) => findOnly(key) ?? []);
	const found = await findRows(storage, nameResultTables(stored.id).rows, column, keys);
	const rows = new Map(found.map((row) => [String(row[column]), formatJson(row)]));
	await storage.transaction(async (tables) => {
		for (const { id, key } of changed) await settleWrite(tables, id, rows.get(findOnly(key) ?? ""));
	});
}

// Of an earlier result, whatever was asked for and not found is gone.
async function noteMissing(
	{ storage, stored, holder }: FetchRun,
	keys: readonly string[],
	column: string,
	{ owner }: OverlayPlan,
): Promise<void> {
	const { rows, parents, gone } = nameResultTables(stored.id);
	const [table, name] = owner ? [parents, "key"] : [rows, column];
	await storage.transaction(async (tables) => {
		await checkHold(tables, { id: stored.id, location: storage.location }, holder);
		for (const key of keys) {
			const find = sql`select 1 from ${sql.id(table)} where ${sql.id(name)} = ${key}`;
			const found = await tables.run(find.compile(queries));
			if (found.length === 0) await tables.insertRows(gone, 1, [[key]]);
		}
	});
}
