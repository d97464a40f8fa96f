import type Database from "better-sqlite3";
import { createError, ProviderError, type StoredValue } from "../base/index.ts";
import { ParsedBatches } from "./parsed-batches.ts";
import { busyTimeoutMs, type ConnectionFunctions, openConnection } from "./sqlite-connection.ts";
import { explainSqliteError, isDamage } from "./sqlite-error.ts";
import { inMemory, markDamage, openFile } from "./sqlite-file.ts";
import { SqliteReader } from "./sqlite-reader.ts";
import { bindValue, readValue } from "./sqlite-value.ts";
import type {
	Compilers,
	QueryParameters,
	RowVersions,
	SqlFunction,
	StorageSchema,
	StoredColumn,
	WaitingRows,
} from "./storage.ts";
import type { RowBatch, StorageServer } from "./storage-server.ts";
import {
	printAnalyze,
	printCreateIndex,
	printCreateTable,
	printDropTable,
	printInsertRow,
	printPutRow,
	printRenameTable,
} from "./table-statement.ts";

/** So many idle connections for readers stay open. */
const idleReaderLimit = 4;

/** So many rows of an index are looked at for statistics. */
const analysedRows = 1000;

const findIndexSql = `SELECT 1 FROM pragma_index_list(?) AS list JOIN pragma_index_info(list.name) AS part
	WHERE part.seqno = 0 AND part.name = ?`;

/** So many prepared statements of a kind are kept. */
const statementLimit = 100;

/**
 * Makes a server that has SQLite in this thread: it writes one file, and reads it.
 * @param functions What statements can call besides SQLite's own.
 * @param isInterrupted Tells whether what is being computed shall end; asked at each call of a function.
 * @param compilers Absent where rows are neither parsed nor packed.
 */
export function createSqliteServer(
	functions: readonly SqlFunction[],
	isInterrupted: () => boolean,
	compilers?: Compilers,
): StorageServer {
	return new SqliteServer({ functions, isInterrupted }, compilers);
}

class SqliteServer implements StorageServer {
	readonly #functions: ConnectionFunctions;
	#location = inMemory;
	#writer: Database.Database | undefined;
	#isInTransaction = false;
	/** What failed in the transaction, which is to be rolled back now. */
	#failure: ProviderError | undefined;
	readonly #statements = new Map<string, Database.Statement>();
	readonly #inserts = new Map<string, Database.Statement>();
	readonly #idleReaders: Database.Database[] = [];
	readonly #readers = new Map<number, SqliteReader>();
	/** The readers of the queries that are under way. */
	readonly #queries = new Map<number, SqliteReader>();
	readonly #batches: ParsedBatches;
	readonly #compilers: Compilers | undefined;

	constructor(functions: ConnectionFunctions, compilers: Compilers | undefined) {
		this.#functions = functions;
		this.#compilers = compilers;
		this.#batches = new ParsedBatches(compilers?.parser);
	}

	open(location: string, schema: StorageSchema): readonly string[] {
		const warnings: string[] = [];
		const warn = (message: string): void => {
			warnings.push(message);
		};
		this.#location = location;
		try {
			this.#writer = openFile(location, { functions: this.#functions, schema, warn });
		} catch (error) {
			throw explainSqliteError(error, location);
		}
		return warnings;
	}

	run(sql: string, parameters: readonly StoredValue[]): readonly Readonly<Record<string, StoredValue>>[] {
		return this.#explaining((writer) => {
			const statement = prepareOnce(writer, this.#statements, sql, sql);
			const values = parameters.map(bindValue);
			if (statement.reader) return statement.all(...values).map(readRecord);
			statement.run(...values);
			return [];
		});
	}

	begin(): void {
		this.#isInTransaction = true;
		this.#explaining((writer) => writer.exec("BEGIN IMMEDIATE"));
	}

	commit(): void {
		this.#explaining((writer) => writer.exec("COMMIT"));
		this.#isInTransaction = false;
	}

	rollback(): void {
		this.#failure = undefined;
		this.#isInTransaction = false;
		// A full disk, and others, have rolled back already: https://www.sqlite.org/lang_transaction.html
		this.#explaining((writer) => writer.inTransaction && writer.exec("ROLLBACK"));
	}

	createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): void {
		this.#explaining((writer) => {
			writer.transaction(() => {
				for (const sql of printCreateTable(name, columns, key)) writer.exec(sql);
			})();
		});
	}

	insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions: RowVersions | undefined,
	): number {
		return this.#explaining((writer) => {
			const sql = versions ? printPutRow(name, versions) : printInsertRow(name, columnCount);
			const statement = prepareOnce(writer, this.#inserts, name, sql);
			writer.transaction(() => {
				for (const row of rows) statement.run(row.map(bindValue));
			})();
			return rows.length;
		});
	}

	openIntake(intake: number, description: unknown): void {
		this.#batches.open(intake, description);
	}

	parseContent(intake: number, batch: number, content: Uint8Array): Omit<WaitingRows, "batch"> | Uint8Array {
		return this.#batches.parse(intake, batch, content);
	}

	insertWaiting(
		name: string,
		columnCount: number,
		batch: number,
		places: readonly number[] | undefined,
		versions: RowVersions | undefined,
	): number {
		return this.insertRows(name, columnCount, this.#batches.take(batch, places), versions);
	}

	closeIntake(intake: number): void {
		this.#batches.close(intake);
	}

	dropTable(name: string): void {
		this.#explaining((writer) => {
			this.#inserts.delete(name);
			writer.exec(printDropTable(name));
		});
	}

	renameTable(from: string, to: string): void {
		this.#explaining((writer) => {
			this.#inserts.delete(from);
			this.#inserts.delete(to);
			writer.exec(printRenameTable(from, to));
		});
	}

	createIndex(name: string, column: string): void {
		this.#explaining((writer) => {
			// A table that got another name has its indexes still.
			const found = writer.prepare(findIndexSql).all(name, column);
			if (found.length === 0) writer.exec(printCreateIndex(name, column));
		});
	}

	gatherStatistics(name: string): void {
		this.#explaining((writer) => {
			// Some of the rows tell enough: https://www.sqlite.org/lang_analyze.html#approx
			writer.pragma(`analysis_limit = ${analysedRows}`);
			writer.exec(printAnalyze(name));
		});
	}

	countBytes(): number {
		return this.#explaining((writer) => {
			const pages = Number(writer.pragma("page_count", { simple: true }));
			return pages * Number(writer.pragma("page_size", { simple: true }));
		});
	}

	reclaimSpace(): void {
		this.#explaining((writer) => {
			writer.pragma("incremental_vacuum");
			// What was moved stands in the log first; a reader that still needs it only makes this one come later.
			if (!writer.inTransaction) writer.pragma("wal_checkpoint(PASSIVE)");
		});
	}

	scrub(): boolean {
		return this.#explaining((writer) => {
			if (writer.inTransaction) return false;
			writer.pragma("incremental_vacuum");
			if (this.#location === inMemory) return true;
			// Not waited for: a reader of this very process could not end meanwhile.
			writer.pragma("busy_timeout = 0");
			try {
				const [result] = writer.pragma("wal_checkpoint(TRUNCATE)") as { readonly busy: bigint }[];
				return result?.busy === 0n;
			} finally {
				writer.pragma(`busy_timeout = ${busyTimeoutMs}`);
			}
		});
	}

	openReader(reader: number, location: string): void {
		this.#location = location;
		const shared = location === inMemory ? this.#writer : undefined;
		const connection = shared ?? this.#takeReaderConnection();
		this.#readers.set(reader, new SqliteReader(connection, shared !== undefined, (error) => this.#explain(error)));
	}

	takeSnapshot(reader: number): void {
		this.#findReader(reader).takeSnapshot();
	}

	startQuery(reader: number, query: number, sql: string, parameters: QueryParameters, packing?: unknown): RowBatch {
		const found = this.#findReader(reader);
		const packer = packing === undefined ? undefined : this.#compilers?.packer(packing);
		const first = found.start(query, sql, parameters, packer);
		if (!first.isLast) this.#queries.set(query, found);
		return first;
	}

	continueQuery(query: number, spare?: Uint8Array): RowBatch {
		const reader = this.#queries.get(query);
		if (!reader) throw createError("connection_closed", {});
		const batch = reader.continue(query, spare);
		if (batch.isLast) this.#queries.delete(query);
		return batch;
	}

	endQuery(query: number): void {
		this.#queries.get(query)?.end(query);
		this.#queries.delete(query);
	}

	releaseReader(reader: number): void {
		const found = this.#readers.get(reader);
		if (!found) return;
		this.#readers.delete(reader);
		for (const [query, owner] of this.#queries) if (owner === found) this.#queries.delete(query);
		const isUsable = found.release();
		if (found.isShared) return;
		if (isUsable && this.#idleReaders.length < idleReaderLimit) this.#idleReaders.push(found.connection);
		else this.#closeQuietly(found.connection);
	}

	close(): void {
		for (const reader of [...this.#readers.keys()]) this.releaseReader(reader);
		this.#batches.closeAll();
		for (const connection of this.#idleReaders.splice(0)) this.#closeQuietly(connection);
		// Last, so that it is the writer that moves the log into the file and removes it.
		if (this.#writer) this.#closeQuietly(this.#writer);
		this.#writer = undefined;
		this.#statements.clear();
		this.#inserts.clear();
	}

	// Whoever closes is done with it: what is wrong with the file is found at the next opening.
	#closeQuietly(connection: Database.Database): void {
		try {
			connection.close();
		} catch (error) {
			this.#explain(error);
		}
	}

	#findReader(reader: number): SqliteReader {
		const found = this.#readers.get(reader);
		if (!found) throw createError("connection_closed", {});
		return found;
	}

	#takeReaderConnection(): Database.Database {
		const idle = this.#idleReaders.pop();
		if (idle) return idle;
		try {
			return openConnection(this.#location, this.#functions, true);
		} catch (error) {
			throw this.#explain(error);
		}
	}

	#explaining<Result>(work: (writer: Database.Database) => Result): Result {
		if (!this.#writer) throw createError("connection_closed", {});
		// Calls that were sent before the answer came would write outside of the transaction, where SQLite has rolled it back itself.
		if (this.#failure) throw this.#failure;
		try {
			return work(this.#writer);
		} catch (error) {
			const explained = this.#explain(error);
			if (this.#isInTransaction) this.#failure = explained;
			throw explained;
		}
	}

	#explain(error: unknown): ProviderError {
		if (isDamage(error)) markDamage(this.#location);
		// A ProviderError is what a registered function threw.
		return error instanceof ProviderError ? error : explainSqliteError(error, this.#location);
	}
}

function prepareOnce(
	writer: Database.Database,
	known: Map<string, Database.Statement>,
	key: string,
	sql: string,
): Database.Statement {
	const found = known.get(key);
	if (found) return found;
	const statement = writer.prepare(sql);
	const [oldest] = known.keys();
	if (known.size >= statementLimit && oldest !== undefined) known.delete(oldest);
	known.set(key, statement);
	return statement;
}

function readRecord(row: unknown): Readonly<Record<string, StoredValue>> {
	return Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, readValue(value)]));
}
