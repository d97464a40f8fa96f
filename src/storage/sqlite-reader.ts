import type Database from "better-sqlite3";
import { createError, type ProviderError } from "../base/index.ts";
import { OpenQuery } from "./open-query.ts";
import type { QueryParameters, RowPacker } from "./storage.ts";
import type { RowBatch } from "./storage-server.ts";

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
	start(query: number, sql: string, parameters: QueryParameters, packer?: RowPacker): RowBatch {
		try {
			const opened = new OpenQuery(this.connection, sql, parameters, packer);
			this.#open.set(query, opened);
			if (this.isShared) opened.readAhead();
		} catch (error) {
			throw this.#explain(error);
		}
		return this.continue(query);
	}

	/** Gives the next rows of a query. */
	continue(query: number, spare?: Uint8Array): RowBatch {
		const open = this.#open.get(query);
		if (!open) throw createError("connection_closed", {});
		try {
			const batch = open.take(spare);
			if (batch.isLast) this.#open.delete(query);
			return batch;
		} catch (error) {
			this.#open.delete(query);
			throw this.#explain(error);
		}
	}

	/** Ends a query before its rows do. */
	end(query: number): void {
		try {
			this.#open.get(query)?.end();
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

	#endSnapshot(): void {
		for (const query of this.#open.values()) query.end();
		this.#open.clear();
		if (!this.isShared && this.connection.open && this.connection.inTransaction) runStep(this.connection, "COMMIT");
	}
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
