import { sql } from "kysely";
import { type StoredValue, waitUnlessAborted } from "../../base/index.ts";
import type { TableScan } from "../../catalog/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import type { RowVersions, Storage, Tables } from "../../storage/index.ts";
import { queries, type StoredResult } from "../result/result-schema.ts";
import { nameResultTables } from "../result/result-tables.ts";
import { keysPerQuery } from "./parent-keys.ts";
import type { RowFeed, RowPage } from "./row-feed.ts";

/** What giving the rows of a read needs to know of it. */
export interface FedRun {
	readonly storage: Storage;
	readonly stored: StoredResult;
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	readonly versions: RowVersions | undefined;
	readonly signal: AbortSignal;
}

/** Gives the rows of one read as they come, each once. */
export interface RowFeeding {
	/** Gives what an earlier read left, before anything is asked for. */
	giveKept(): Promise<void>;
	/** Leaves of a page's rows those that were not given; to be called in the transaction that keeps them, before that. */
	findNew(tables: Tables, rows: RowPage): Promise<RowPage>;
	/**
	 * Gives a page.
	 * @param keep Keeps it, and gives its rows that were not given before.
	 */
	give(rows: RowPage, keep: () => Promise<RowPage>): Promise<void>;
	/** Waits until the next page should be asked for. */
	waitForDemand(): Promise<void>;
}

/** Begins to give the rows of a read. A row that changes while pages are read comes again, and is not given again. */
export function createFeeding({ storage, stored, scan, columns, versions, signal }: FedRun, feed: RowFeed): RowFeeding {
	const shape: RowKey = { columns: columns.map(({ name }) => name), key: scan.table.key, versions };
	// As long as nothing is there, no row can have come before.
	let isEmpty = true;
	const waitForDemand = () => waitUnlessAborted(feed.waitForDemand(), signal);
	return {
		waitForDemand,
		async giveKept() {
			for await (const rows of listKeptRows(storage, stored.id, shape.columns)) {
				isEmpty = false;
				feed.put(rows);
				await waitForDemand();
			}
		},
		findNew: (tables, rows) => (isEmpty ? Promise.resolve(rows) : findNewRows(tables, stored.id, rows, shape)),
		async give(rows, keep) {
			if (!isEmpty) return feed.put(pickKept(await keep(), shape));
			// Who waits for the first row need not wait until a page has been sent to be kept.
			feed.put(pickKept(rows, shape));
			await new Promise((resolve) => setImmediate(resolve));
			await keep();
			isEmpty = false;
		},
	};
}

/** So many rows are read at once of those that an earlier read left. */
const rowsPerRead = 500;

// In the order in which they came.
async function* listKeptRows(tables: Tables, id: number, columns: readonly string[]): AsyncGenerator<RowPage> {
	const table = sql.id(nameResultTables(id).rows);
	const names = sql.join(columns.map((name) => sql.id(name)));
	for (let last = 0; ; ) {
		const find = sql<Readonly<Record<string, StoredValue>>>`
			select rowid as "#row", ${names} from ${table} where rowid > ${last} order by rowid limit ${rowsPerRead}`;
		const some = await tables.run(find.compile(queries));
		if (some.length > 0) yield some.map((row) => columns.map((name) => row[name] ?? null));
		if (some.length < rowsPerRead) return;
		last = Number(some.at(-1)?.["#row"]);
	}
}

// How the rows of a result are told apart.
interface RowKey {
	/** All columns, in their order. */
	readonly columns: readonly string[];
	/** Those of the key; none: all rows are different. */
	readonly key: readonly string[];
	/** Which of two copies stays; undefined: the later one. */
	readonly versions: RowVersions | undefined;
}

// Of two rows of a page with the same key, the one that is kept.
function pickKept(rows: RowPage, { columns, key, versions }: RowKey): RowPage {
	if (key.length === 0) return rows;
	const readKey = createKeyReader(columns, key);
	const change = versions && columns.indexOf(versions.newerBy);
	const kept = new Map<string, readonly StoredValue[]>();
	for (const row of rows) {
		const text = readKey(row);
		const known = kept.get(text);
		if (known && change !== undefined && isOlder(row[change], known[change])) continue;
		kept.delete(text);
		kept.set(text, row);
	}
	return kept.size === rows.length ? rows : [...kept.values()];
}

// Where one of the two does not tell its time, the later arrival counts.
function isOlder(one: StoredValue | undefined, other: StoredValue | undefined): boolean {
	return typeof one === "string" && typeof other === "string" && one < other;
}

async function findNewRows(
	tables: Tables,
	id: number,
	rows: RowPage,
	{ columns, key }: Pick<RowKey, "columns" | "key">,
): Promise<RowPage> {
	if (key.length === 0 || rows.length === 0) return rows;
	const positions = key.map((name) => columns.indexOf(name));
	const readKey = createKeyReader(columns, key);
	const names = sql.join(key.map((name) => sql.id(name)));
	const table = sql.id(nameResultTables(id).rows);
	const finds: Promise<readonly Readonly<Record<string, StoredValue>>[]>[] = [];
	for (let start = 0; start < rows.length; start += keysPerQuery) {
		const tuples = rows
			.slice(start, start + keysPerQuery)
			.map((row) => sql`(${sql.join(positions.map((position) => row[position] ?? null))})`);
		const find = sql<Readonly<Record<string, StoredValue>>>`
			select ${names} from ${table} where (${names}) in (values ${sql.join(tuples)})`;
		finds.push(tables.run(find.compile(queries)));
	}
	const found = (await Promise.all(finds)).flat();
	const seen = new Set(found.map((row) => printKey(key.map((name) => row[name]))));
	return seen.size === 0 ? rows : rows.filter((row) => !seen.has(readKey(row)));
}

function createKeyReader(columns: readonly string[], key: readonly string[]): (row: readonly StoredValue[]) => string {
	const positions = key.map((name) => columns.indexOf(name));
	return (row) => printKey(positions.map((position) => row[position]));
}

function printKey(values: readonly (StoredValue | undefined)[]): string {
	return JSON.stringify(values.map(String));
}
