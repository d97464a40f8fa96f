import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";
import { createError, type SqlValue } from "../base/index.ts";
import type { QueryRunner, RunnerOptions, RunnerSource, SnapshotRunner, StatementRunner } from "./query-runner.ts";

/** Lends out ways to run statements, as many at once as are asked for. */
export class IntercomDriver implements Driver {
	readonly #source: RunnerSource;
	#runner: QueryRunner | undefined;

	/** Takes where the runner comes from. */
	constructor(source: RunnerSource) {
		this.#source = source;
	}

	/** Opens the runner. */
	async init(): Promise<void> {
		this.#runner = await this.#source.open();
	}

	/** Gives a way to run statements; nothing has to be waited for. */
	acquireConnection(): Promise<RunnerConnection> {
		if (this.#runner) return Promise.resolve(new RunnerConnection(this.#runner));
		return Promise.reject(createError("connection_closed", {}));
	}

	/**
	 * Lets all statements of the transaction see the same rows.
	 * @throws not_supported (0A000) for one that is to write, and where what is kept has no snapshots
	 */
	async beginTransaction(connection: RunnerConnection, { accessMode }: TransactionSettings): Promise<void> {
		if (accessMode === "read write") {
			const advice = "Run the statements one by one; what an API has done cannot be rolled back.";
			throw createError("not_supported", { feature: "a transaction that writes", advice });
		}
		await connection.beginSnapshot();
	}

	/** Ends the transaction. */
	commitTransaction(connection: RunnerConnection): Promise<void> {
		return connection.endSnapshot();
	}

	/** Ends the transaction, in which nothing was changed. */
	rollbackTransaction(connection: RunnerConnection): Promise<void> {
		return connection.endSnapshot();
	}

	/** Ends a transaction that was left open. */
	releaseConnection(connection: RunnerConnection): Promise<void> {
		return connection.endSnapshot();
	}

	/** Closes what was opened for this driver. */
	async destroy(): Promise<void> {
		if (this.#runner) await this.#source.close();
		this.#runner = undefined;
	}
}

/** Runs statements, those of a transaction in its snapshot. */
class RunnerConnection implements DatabaseConnection {
	readonly #runner: QueryRunner;
	#snapshot: SnapshotRunner | undefined;

	constructor(runner: QueryRunner) {
		this.#runner = runner;
	}

	async executeQuery<Row>(query: CompiledQuery, options?: AbortOptions): Promise<QueryResult<Row>> {
		const { rows, rowCount } = await this.#current.query(query.sql, listValues(query), pickSignal(options));
		return { rows: rows as Row[], numAffectedRows: BigInt(rowCount) };
	}

	async *streamQuery<Row>(
		query: CompiledQuery,
		chunkSize = 1,
		options?: AbortOptions,
	): AsyncIterableIterator<QueryResult<Row>> {
		let chunk: Row[] = [];
		let failure: { readonly error: unknown } | undefined;
		try {
			for await (const row of this.#current.stream(query.sql, listValues(query), pickSignal(options))) {
				chunk.push(row as Row);
				if (chunk.length < chunkSize) continue;
				yield { rows: chunk };
				chunk = [];
			}
		} catch (error) {
			failure = { error };
		}
		// The rows that came before a failure are given before it.
		if (chunk.length > 0) yield { rows: chunk };
		if (failure) throw failure.error;
	}

	async beginSnapshot(): Promise<void> {
		this.#snapshot = await this.#runner.openSnapshot();
	}

	async endSnapshot(): Promise<void> {
		const snapshot = this.#snapshot;
		this.#snapshot = undefined;
		await snapshot?.release();
	}

	get #current(): StatementRunner {
		return this.#snapshot ?? this.#runner;
	}
}

// From 0.29 on Kysely passes it on; those before do not have it.
interface AbortOptions {
	readonly signal?: AbortSignal | undefined;
}

function pickSignal(options: AbortOptions | undefined): RunnerOptions {
	return options?.signal ? { signal: options.signal } : {};
}

function listValues({ parameters }: CompiledQuery): readonly SqlValue[] {
	return parameters as readonly SqlValue[];
}
