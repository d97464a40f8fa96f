import Database from "better-sqlite3";
import type { CompiledQuery } from "kysely";
import { createError, ProviderError, type StoredValue } from "../base/index.ts";
import { busyTimeoutMs, openConnection } from "./sqlite-connection.ts";
import { explainSqliteError, isDamage } from "./sqlite-error.ts";
import { inMemory, markDamage, openFile } from "./sqlite-file.ts";
import { createReader } from "./sqlite-reader.ts";
import { bindValue, readValue } from "./sqlite-value.ts";
import type { Reader, RowVersions, Storage, StorageOptions, StoredColumn } from "./storage.ts";
import { printCreateTable, printDropTable, printInsertRow, printPutRow, printRenameTable } from "./table-statement.ts";

/** So many idle readers stay open. */
const idleReaderLimit = 4;

/** So many prepared statements of a kind are kept. */
const statementLimit = 100;

/**
 * Opens the tables in a file, which is created with its folder when it is missing, or in memory.
 * A damaged file, or one of an unknown schema version, is renamed, reported through `warn`, and begun anew.
 * @param location A path, or ":memory:".
 * @throws cache_disk when the file cannot be opened for writing
 */
export function openStorage(location: string, options: StorageOptions): Storage {
	try {
		return new SqliteStorage(location, options);
	} catch (error) {
		throw explainSqliteError(error, location);
	}
}

class SqliteStorage implements Storage {
	readonly location: string;
	readonly #options: StorageOptions;
	readonly #writer: Database.Database;
	readonly #statements = new Map<string, Database.Statement>();
	readonly #inserts = new Map<string, Database.Statement>();
	readonly #idleReaders: Database.Database[] = [];
	readonly #openReaders = new Set<Reader>();

	constructor(location: string, options: StorageOptions) {
		this.location = location;
		this.#options = options;
		this.#writer = openFile(location, options);
	}

	run<Row>(query: CompiledQuery<Row>): readonly Row[] {
		return this.#explaining(() => {
			const statement = this.#prepare(this.#statements, query.sql, query.sql);
			const values = query.parameters.map((value) => bindValue(value as StoredValue));
			if (statement.reader) return statement.all(...values).map((row) => readRecord(row) as Row);
			statement.run(...values);
			return [];
		});
	}

	transaction<Result>(work: () => Result): Result {
		try {
			return this.#writer.transaction(work).immediate();
		} catch (error) {
			// What the work itself threw is the caller's to understand.
			throw error instanceof Database.SqliteError ? this.#explain(error) : error;
		}
	}

	createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): void {
		this.#explaining(() => {
			this.transaction(() => {
				for (const sql of printCreateTable(name, columns, key)) this.#writer.exec(sql);
			});
		});
	}

	insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions?: RowVersions,
	): number {
		return this.#explaining(() => {
			const sql = versions ? printPutRow(name, versions) : printInsertRow(name, columnCount);
			const statement = this.#prepare(this.#inserts, name, sql);
			this.transaction(() => {
				for (const row of rows) statement.run(row.map(bindValue));
			});
			return rows.length;
		});
	}

	dropTable(name: string): void {
		this.#explaining(() => {
			this.#inserts.delete(name);
			this.#writer.exec(printDropTable(name));
		});
	}

	renameTable(from: string, to: string): void {
		this.#explaining(() => {
			this.#inserts.delete(from);
			this.#inserts.delete(to);
			this.#writer.exec(printRenameTable(from, to));
		});
	}

	countBytes(): number {
		return this.#explaining(() => {
			const pages = Number(this.#writer.pragma("page_count", { simple: true }));
			return pages * Number(this.#writer.pragma("page_size", { simple: true }));
		});
	}

	reclaimSpace(): void {
		this.#explaining(() => {
			this.#writer.pragma("incremental_vacuum");
			// What was moved stands in the log first; a reader that still needs it only makes this one come later.
			if (!this.#writer.inTransaction) this.#writer.pragma("wal_checkpoint(PASSIVE)");
		});
	}

	scrub(): boolean {
		return this.#explaining(() => {
			if (this.#writer.inTransaction) return false;
			this.#writer.pragma("incremental_vacuum");
			if (this.location === inMemory) return true;
			// Not waited for: a reader of this very process could not end meanwhile.
			this.#writer.pragma("busy_timeout = 0");
			try {
				const [result] = this.#writer.pragma("wal_checkpoint(TRUNCATE)") as { readonly busy: bigint }[];
				return result?.busy === 0n;
			} finally {
				this.#writer.pragma(`busy_timeout = ${busyTimeoutMs}`);
			}
		});
	}

	openReader(): Reader {
		const isShared = this.location === inMemory;
		const connection = isShared ? this.#writer : this.#takeReaderConnection();
		const giveBack = (isUsable: boolean) => {
			this.#openReaders.delete(reader);
			if (isShared) return;
			if (isUsable) this.#keepReaderConnection(connection);
			else this.#closeQuietly(connection);
		};
		const reader = createReader({ connection, isShared, explain: (error) => this.#explain(error), giveBack });
		this.#openReaders.add(reader);
		return reader;
	}

	close(): void {
		for (const reader of this.#openReaders) reader.release();
		for (const connection of this.#idleReaders.splice(0)) this.#closeQuietly(connection);
		// Last, so that it is the writer that moves the log into the file and removes it.
		this.#closeQuietly(this.#writer);
	}

	// Whoever closes is done with it: what is wrong with the file is found at the next opening.
	#closeQuietly(connection: Database.Database): void {
		try {
			connection.close();
		} catch (error) {
			this.#explain(error);
		}
	}

	#takeReaderConnection(): Database.Database {
		return (
			this.#idleReaders.pop() ?? this.#explaining(() => openConnection(this.location, this.#options.functions, true))
		);
	}

	#keepReaderConnection(connection: Database.Database): void {
		if (this.#writer.open && this.#idleReaders.length < idleReaderLimit) this.#idleReaders.push(connection);
		else this.#closeQuietly(connection);
	}

	#prepare(cache: Map<string, Database.Statement>, key: string, sql: string): Database.Statement {
		const known = cache.get(key);
		if (known) return known;
		const statement = this.#writer.prepare(sql);
		const [oldest] = cache.keys();
		if (cache.size >= statementLimit && oldest !== undefined) cache.delete(oldest);
		cache.set(key, statement);
		return statement;
	}

	#explaining<Result>(work: () => Result): Result {
		try {
			return work();
		} catch (error) {
			throw this.#explain(error);
		}
	}

	#explain(error: unknown): ProviderError {
		// A ProviderError is what a registered function threw.
		if (!this.#writer.open && !(error instanceof ProviderError))
			return createError("connection_closed", {}, { cause: error });
		if (isDamage(error)) markDamage(this.location);
		return explainSqliteError(error, this.location);
	}
}

function readRecord(row: unknown): Readonly<Record<string, StoredValue>> {
	return Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, readValue(value)]));
}
