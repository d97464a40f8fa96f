import type Database from "better-sqlite3";
import { createError, type ProviderError, type StoredValue } from "../base/index.ts";
import { type BoundValue, bindValue, readRow } from "./sqlite-value.ts";
import type { QueryParameters } from "./storage.ts";
import type { RowBatch } from "./storage-server.ts";

/** So many rows come first, so that the first are not waited for. */
const firstBatchRows = 100;

/** So many rows come at a time afterwards: fewer cost more per row, more make the thread that takes them wait. */
const batchRows = 2000;

/**
 * So many signs are in a batch, more or less, where rows are wide or have long texts: to receive them, and to convert them, keeps the thread
 * that takes them from all else for some 10 ms.
 */
const batchSigns = 400_000;

/** So much work is a value without any signs. */
const signsOfValue = 8;

/** So many prepared statements are kept for a connection. */
const statementLimit = 50;

/** A statement whose rows come as lists. */
interface Prepared {
	readonly sql: string;
	readonly statement: Database.Statement;
}

/** The statements that nobody uses now, by their text, those that were used longest ago first. */
const idleStatements = new WeakMap<Database.Database, Map<string, Prepared>>();

interface OpenQuery {
	readonly prepared: Prepared;
	readonly rows: Iterator<unknown>;
	/** What ended it, after rows that are to be given before. */
	failure?: { readonly error: unknown } | undefined;
}

/** Queries on one connection that only reads, under numbers of the caller's. */
export class SqliteReader {
	readonly connection: Database.Database;
	/**
	 * The connection is the one that writes, too: an iteration under way would block it, so results are read whole, and
	 * a snapshot would hold its lock, so there is none.
	 */
	readonly isShared: boolean;
	readonly #explain: (error: unknown) => ProviderError;
	readonly #open = new Map<number, OpenQuery>();

	/** Begins without a snapshot. */
	constructor(connection: Database.Database, isShared: boolean, explain: (error: unknown) => ProviderError) {
		this.connection = connection;
		this.isShared = isShared;
		this.#explain = explain;
	}

	/** Takes the snapshot now. */
	takeSnapshot(): void {
		if (this.isShared) return;
		try {
			this.#endSnapshot();
			for (const step of snapshotSteps) runStep(this.connection, step);
		} catch (error) {
			throw this.#explain(error);
		}
	}

	/** Starts a query and gives its first rows. */
	start(query: number, sql: string, parameters: QueryParameters): RowBatch {
		try {
			const prepared = takeStatement(this.connection, sql);
			const bound = bindParameters(parameters);
			const rows = prepared.statement.iterate(bound);
			this.#open.set(query, { prepared, rows: this.isShared ? readWhole(rows) : rows });
			return this.#take(query, firstBatchRows);
		} catch (error) {
			this.#open.delete(query);
			throw this.#explain(error);
		}
	}

	/** Gives the next rows of a query. */
	continue(query: number): RowBatch {
		try {
			return this.#take(query, batchRows);
		} catch (error) {
			this.#open.delete(query);
			throw this.#explain(error);
		}
	}

	/** Ends a query before its rows do. */
	end(query: number): void {
		try {
			this.#open.get(query)?.rows.return?.();
		} catch (error) {
			// Nobody asked for these rows any more.
			this.#explain(error);
		}
		this.#open.delete(query);
	}

	/**
	 * Ends what is under way.
	 * @returns False for a connection that could not end its snapshot: it is of no use any more.
	 */
	release(): boolean {
		try {
			this.#endSnapshot();
			return true;
		} catch (error) {
			// The statement has its rows, or an error that says more: a file that proves damaged only now is found damaged by the next.
			this.#explain(error);
			return false;
		}
	}

	#take(query: number, most: number): RowBatch {
		const open = this.#open.get(query);
		if (!open) throw createError("connection_closed", {});
		const rows: StoredValue[][] = [];
		let signs = 0;
		while (rows.length < most && signs < batchSigns) {
			const step = nextRow(open);
			if ("error" in step) {
				// Who wants no more than the rows before it need not hear of it.
				if (rows.length > 0) return { rows, isLast: false };
				throw step.error;
			}
			if (step.done === true) {
				this.#open.delete(query);
				keepStatement(this.connection, open.prepared);
				return { rows, isLast: true };
			}
			const row = readRow(step.value as unknown[]);
			rows.push(row);
			signs += countSigns(row);
		}
		return { rows, isLast: false };
	}

	#endSnapshot(): void {
		for (const { rows } of this.#open.values()) rows.return?.();
		this.#open.clear();
		if (!this.isShared && this.connection.open && this.connection.inTransaction) runStep(this.connection, "COMMIT");
	}
}

// What fails does so after the rows before it, here too.
function readWhole(rows: Iterable<unknown>): Iterator<unknown> {
	const read: unknown[] = [];
	let failure: OpenQuery["failure"];
	try {
		for (const row of rows) read.push(row);
	} catch (error) {
		failure = { error };
	}
	return (function* () {
		yield* read;
		if (failure) throw failure.error;
	})();
}

function countSigns(row: readonly StoredValue[]): number {
	let signs = row.length * signsOfValue;
	for (const value of row) if (typeof value === "string") signs += value.length;
	return signs;
}

function nextRow(open: OpenQuery): IteratorResult<unknown> | { readonly error: unknown } {
	if (open.failure) return open.failure;
	try {
		return open.rows.next();
	} catch (error) {
		open.failure = { error };
		return open.failure;
	}
}

// One that is being walked through cannot be used a second time.
function takeStatement(connection: Database.Database, sql: string): Prepared {
	const idle = idleStatements.get(connection);
	const known = idle?.get(sql);
	if (known) {
		idle?.delete(sql);
		return known;
	}
	return { sql, statement: connection.prepare(sql).raw() };
}

function keepStatement(connection: Database.Database, prepared: Prepared): void {
	const idle = idleStatements.get(connection) ?? new Map<string, Prepared>();
	idleStatements.set(connection, idle.set(prepared.sql, prepared));
	const [oldest] = idle.keys();
	if (idle.size > statementLimit && oldest !== undefined) idle.delete(oldest);
}

// SQLite takes the snapshot at the first read, not at BEGIN (https://www.sqlite.org/lang_transaction.html).
const snapshotSteps = ["BEGIN", "SELECT count(*) FROM sqlite_schema"];

function runStep(connection: Database.Database, sql: string): void {
	const known = steps.get(connection) ?? new Map<string, Database.Statement>();
	const statement = known.get(sql) ?? connection.prepare(sql);
	steps.set(connection, known.set(sql, statement));
	if (statement.reader) statement.get();
	else statement.run();
}

const steps = new WeakMap<Database.Database, Map<string, Database.Statement>>();

function bindParameters(parameters: QueryParameters): readonly BoundValue[] | Readonly<Record<string, BoundValue>> {
	if (isList(parameters)) return parameters.map(bindValue);
	const entries = Object.entries(parameters).map(([name, value]) => [name, bindValue(value)] as const);
	return Object.fromEntries(entries);
}

function isList(parameters: QueryParameters): parameters is readonly StoredValue[] {
	return Array.isArray(parameters);
}
