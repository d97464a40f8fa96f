import type { CatalogTable, ChildScan, EmbeddedScan, TableScan } from "../../catalog/index.ts";
import type { GetPath, TableDefinition } from "../../profile/index.ts";
import { isCutRead } from "../scan-coverage.ts";
import { findLag } from "./own-writes.ts";

/** How writes of our own bear on what a scan gives. */
export interface OverlayPlan {
	/** Whose rows they are. */
	readonly table: TableDefinition;
	/** What the rows belong to, where it is read for that. */
	readonly owner: TableDefinition | undefined;
	/** How long a write may be missing in what the service gives; 0 where it answers from the rows themselves. */
	readonly lagMs: number;
	/** How some rows can be read again, so that they are what they are now; absent where they cannot. */
	readonly reread: Reread | undefined;
	/** Rows cannot be taken away from what it gives, nor added: it is some of all rows, or their number. */
	readonly isCut: boolean;
}

/** A way to read rows again. */
export interface Reread {
	/** The column of the rows that has the keys: their own, or those of what they belong to. */
	readonly column: string;
	/** Asks by keys; undefined where none of them was asked for in the first place. */
	readonly build: (keys: readonly string[]) => TableScan | undefined;
}

/** Plans how writes are laid over a scan; undefined where it asks no service. */
export function planOverlay(scan: TableScan, tables: readonly CatalogTable[]): OverlayPlan | undefined {
	if (scan.kind === "system" || scan.kind === "call" || scan.kind === "empty") return undefined;
	const lagMs = measureLag(scan, tables);
	const isCut = isCutRead(scan);
	if (scan.kind === "child" || scan.kind === "embedded") {
		const find = ({ name }: CatalogTable) => name === scan.path.parent.table;
		return { table: scan.table, owner: tables.find(find)?.definition, lagMs, isCut, reread: rereadUnder(scan) };
	}
	const path = findGet(scan.table, scan.table.key);
	const isAsked = (key: string) => scan.kind !== "get" || scan.keys.includes(key);
	const reread: Reread | undefined = path && {
		column: path.column,
		build(keys) {
			const asked = keys.filter(isAsked);
			return asked.length === 0 ? undefined : { kind: "get", table: scan.table, path, keys: asked };
		},
	};
	return { table: scan.table, owner: undefined, lagMs, isCut, reread };
}

/** Lists the tables whose rows are read by a search that may not know of a write yet, by what was written and when. */
export function listUnsettled(
	written: ReadonlyMap<string, number>,
	tables: readonly CatalogTable[],
	now: number,
): ReadonlySet<string> {
	if (written.size === 0) return new Set();
	const byName = new Map(tables.map((table) => [table.name, table]));
	const isUnsettled = (name: string, latest: number): boolean => {
		const table = byName.get(name);
		if (!table) return false;
		const at = Math.max(latest, written.get(name) ?? 0);
		if (isSearched(table.definition)) return at + findLag(table) >= now;
		return table.definition.read.some((path) => "parent" in path && isUnsettled(path.parent.table, at));
	};
	return new Set(tables.map(({ name }) => name).filter((name) => isUnsettled(name, 0)));
}

// A list of what can be searched, too, is read from the same index.
function isSearched({ read }: TableDefinition): boolean {
	return read.some(({ kind }) => kind === "search");
}

function measureLag(scan: TableScan, tables: readonly CatalogTable[]): number {
	switch (scan.kind) {
		case "search":
		case "list":
			return isSearched(scan.table) ? findLag(tables.find(({ name }) => name === scan.table.name)) : 0;
		case "count":
		case "first":
			return measureLag(scan.of, tables);
		case "batch":
			return Math.max(0, ...scan.scans.map((inner) => measureLag(inner, tables)));
		case "embedded":
			return measureLag(scan.parent, tables);
		case "child":
			return "scan" in scan.parents ? measureLag(scan.parents.scan, tables) : 0;
		case "get":
		case "lookup":
		case "empty":
		case "system":
		case "call":
			return 0;
	}
}

function findGet({ read }: TableDefinition, key: readonly string[]): GetPath | undefined {
	const isOfKey = (path: TableDefinition["read"][number]): path is GetPath =>
		path.kind === "get" && key.length === 1 && path.column === key[0];
	return read.find(isOfKey);
}

function rereadUnder(scan: ChildScan | EmbeddedScan): Reread | undefined {
	const { column, parent } = scan.path;
	if (scan.kind === "child") {
		const { parents } = scan;
		if (scan.path.slots || ("scan" in parents && isUnderOthers(parents.scan))) return undefined;
		return {
			column,
			build(keys) {
				const asked = "keys" in parents ? keys.filter((key) => parents.keys.includes(key)) : keys;
				return asked.length === 0 ? undefined : { ...scan, parents: { keys: asked } };
			},
		};
	}
	const path = findGet(scan.parent.table, [parent.column]);
	// Only a search shows what it has to be asked for.
	if (!path || scan.path.ask || isUnderOthers(scan.parent)) return undefined;
	const { table } = scan.parent;
	return { column, build: (keys) => ({ ...scan, parent: { kind: "get", table, path, keys } }) };
}

function isUnderOthers({ kind }: TableScan): boolean {
	return kind === "child" || kind === "embedded";
}
