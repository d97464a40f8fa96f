import type Database from "better-sqlite3";
import { createError, type ProviderError, type StoredValue } from "../base/index.ts";
import { type BoundValue, bindValue, readRow } from "./sqlite-value.ts";
import type { Reader, ResultRows } from "./storage.ts";

/** What differs between a reader of a file and one of a memory. */
export interface ReaderOptions {
	readonly connection: Database.Database;
	/**
	 * The connection is the one that writes, too: an iteration under way would block it, so results are read whole, and
	 * a snapshot would hold its lock, so there is none.
	 */
	readonly isShared: boolean;
	readonly explain: (error: unknown) => ProviderError;
	/** Called once, when the reader is released; a connection that could not end its snapshot is of no use any more. */
	readonly giveBack: (isUsable: boolean) => void;
}

type Rows = Iterator<readonly StoredValue[]>;

/**
 * Makes a reader on a connection.
 * @example [...createReader(options).query("SELECT :a AS a", { a: 1 })] // [[1]]
 */
export function createReader({ connection, isShared, explain, giveBack }: ReaderOptions): Reader {
	const open = new Set<IterableIterator<unknown[]>>();
	let isReleased = false;

	function query(sql: string, parameters: Readonly<Record<string, StoredValue>>): ResultRows {
		if (isReleased) throw createError("internal", { problem: "a reader was used after its release" });
		try {
			const statement = connection.prepare(sql).raw();
			const columns = statement.columns().map((column) => column.name);
			const bound = bindParameters(parameters);
			if (isShared) return new ResultArray(columns, statement.all(bound) as unknown[][]);
			return { columns, [Symbol.iterator]: () => iterate(statement, bound) };
		} catch (error) {
			throw explain(error);
		}
	}

	function iterate(statement: Database.Statement, bound: Readonly<Record<string, BoundValue>>): Rows {
		if (isReleased) throw createError("connection_closed", {});
		const rows = statement.iterate(bound) as IterableIterator<unknown[]>;
		open.add(rows);
		return {
			next(): IteratorResult<readonly StoredValue[]> {
				// An end here would pass for the end of the rows.
				if (isReleased) throw createError("connection_closed", {});
				try {
					const step = rows.next();
					if (!step.done) return { done: false, value: readRow(step.value) };
				} catch (error) {
					open.delete(rows);
					throw explain(error);
				}
				open.delete(rows);
				return { done: true, value: undefined };
			},
			return(): IteratorResult<readonly StoredValue[]> {
				open.delete(rows);
				try {
					rows.return?.();
				} catch (error) {
					// Called on the way out of a loop, where it would hide what the loop came to.
					explain(error);
				}
				return { done: true, value: undefined };
			},
		};
	}

	function endSnapshot(): void {
		for (const rows of open) rows.return?.();
		open.clear();
		if (!isShared && connection.open && connection.inTransaction) connection.exec("COMMIT");
	}

	// The statement has its rows, or an error that says more: a file that proves damaged only now is found damaged by the next.
	function tryEndSnapshot(): boolean {
		try {
			endSnapshot();
			return true;
		} catch (error) {
			explain(error);
			return false;
		}
	}

	return {
		begin(): void {
			if (isShared) return;
			try {
				endSnapshot();
				connection.exec("BEGIN");
				// SQLite takes the snapshot at the first read, not at BEGIN (https://www.sqlite.org/lang_transaction.html).
				connection.prepare("SELECT count(*) FROM sqlite_schema").get();
			} catch (error) {
				throw explain(error);
			}
		},
		query,
		release(): void {
			if (isReleased) return;
			isReleased = true;
			giveBack(tryEndSnapshot());
		},
	};
}

/** A whole result, converted as it is walked through. */
class ResultArray implements ResultRows {
	readonly columns: readonly string[];
	readonly #rows: unknown[][];

	constructor(columns: readonly string[], rows: unknown[][]) {
		this.columns = columns;
		this.#rows = rows;
	}

	*[Symbol.iterator](): Generator<readonly StoredValue[]> {
		for (const row of this.#rows) yield readRow(row);
	}
}

function bindParameters(parameters: Readonly<Record<string, StoredValue>>): Readonly<Record<string, BoundValue>> {
	const entries = Object.entries(parameters).map(([name, value]) => [name, bindValue(value)] as const);
	return Object.fromEntries(entries);
}
