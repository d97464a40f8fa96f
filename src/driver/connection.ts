import { createError, type SqlValue } from "../base/index.ts";
import type { Catalog } from "../catalog/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import {
	type ExecuteContext,
	type Execution,
	executePlan,
	gatherFacts,
	type Progress,
	type ReadOptions,
	throwIfAborted,
} from "../execute/index.ts";
import { createKysely, type IntercomDatabase } from "../kysely/index.ts";
import type { Facts, ParameterValues, Plan } from "../plan/index.ts";
import { planQuery } from "../plan/index.ts";
import {
	assertFillable,
	type CacheStatus,
	clearTables,
	findTable,
	openRows,
	readCacheStatus,
	type SyncedTable,
	syncTables,
} from "./cache/cache-work.ts";
import { type ColumnInfo, listColumns, listTables, type TableInfo } from "./catalog/catalog-listing.ts";
import type { NewFile } from "./export/new-file.ts";
import type { ConnectionCheck } from "./open/connection-check.ts";
import { evaluateCall, explainCall } from "./procedure/procedure-call.ts";
import type { Session } from "./session.ts";
import { exportRows } from "./statement/csv-export.ts";
import { explainSteps } from "./statement/explain-steps.ts";
import {
	explainPrepared,
	outputColumns,
	type Prepared,
	type PreparedCall,
	type PreparedQuery,
} from "./statement/prepared.ts";
import { PreparedStatements } from "./statement/prepared-statements.ts";
import {
	describeColumns,
	noSummary,
	type QueryResult,
	type ResultColumn,
	type ResultSummary,
	type Row,
} from "./statement/result.ts";
import { guardRows, limitRows, makeRow, pace } from "./statement/row-stream.ts";
import { limitStatement, type StatementLimits } from "./statement/statement-limits.ts";
import { chooseForms, exactForms, guardProgress, type StatementOptions } from "./statement/statement-options.ts";
import { refuseWrite } from "./statement/write-statement.ts";

/** A statement that was parsed and bound once. */
export interface PreparedStatement<ResultRow = Row> {
	readonly columns: readonly ResultColumn[];
	all(parameters?: ParameterValues, options?: StatementOptions): Promise<QueryResult<ResultRow>>;
	explain(parameters?: ParameterValues, options?: StatementOptions): Promise<QueryResult>;
}

/** An open connection: statements in, rows out. Made by `connect()`. */
export class Connection implements AsyncDisposable {
	readonly #session: Session;
	readonly #prepared: PreparedStatements;
	readonly #closing = new AbortController();

	/**
	 * Made by `connect()`, not by callers.
	 * @internal
	 */
	constructor(session: Session) {
		this.#session = session;
		this.#prepared = new PreparedStatements(session);
	}

	/** The options in force, defaults included; secrets are masked. */
	get options(): ResolvedOptions {
		return this.#session.options;
	}

	/**
	 * The session's time zone, in which days begin; undefined with TimeZone=workspace as long as no statement has asked for it.
	 * @example connection.timeZone // "UTC"
	 */
	get timeZone(): string | undefined {
		return this.#prepared.zone;
	}

	/**
	 * Runs one statement and gives its rows.
	 * @throws ProviderError; `sqlState` says of what kind.
	 * @example (await connection.query("SELECT id FROM contacts WHERE role = ?", ["lead"])).rows // [{ id: "…" }]
	 */
	async query<ResultRow = Row>(
		sql: string,
		parameters: ParameterValues = [],
		options: StatementOptions = {},
	): Promise<QueryResult<ResultRow>> {
		await this.#prepared.settleZone(options.signal);
		return this.#collect<ResultRow>(this.#prepare(sql), parameters, options);
	}

	/**
	 * Runs one statement and gives its rows one by one; what is read waits on disk, not in memory. The generator returns the summary.
	 * @throws ProviderError; `sqlState` says of what kind.
	 */
	async *stream<ResultRow = Row>(
		sql: string,
		parameters: ParameterValues = [],
		options: StatementOptions = {},
	): AsyncGenerator<ResultRow, ResultSummary, undefined> {
		await this.#prepared.settleZone(options.signal);
		const prepared = this.#prepare(sql);
		const names = outputColumns(prepared).map((column) => column.name);
		const rows = this.#run(prepared, parameters, options);
		try {
			for (let next = await rows.next(); ; next = await rows.next()) {
				if (next.done) return next.value;
				yield makeRow(names, next.value) as ResultRow;
			}
		} finally {
			// A caller that stops early ends the statement too.
			await rows.return(noSummary);
		}
	}

	/**
	 * Parses and binds a statement; nothing is requested until it runs.
	 * @throws SqlError for unknown names, types that do not fit, and what is not supported.
	 */
	prepare<ResultRow = Row>(sql: string): PreparedStatement<ResultRow> {
		const prepared = this.#prepare(sql);
		return {
			columns: describeColumns(outputColumns(prepared)),
			// The time zone may be another one by then.
			all: (parameters = [], options = {}) => this.query<ResultRow>(sql, parameters, options),
			explain: async (parameters = [], options = {}) => {
				await this.#prepared.settleZone(options.signal);
				return this.#collect<Row>(explainPrepared(this.#prepare(sql)), parameters, options);
			},
		};
	}

	/**
	 * A Kysely query builder over this connection.
	 * @example await connection.kysely().selectFrom("contacts").select("id").limit(5).execute()
	 */
	kysely<Database = IntercomDatabase>() {
		return createKysely<Database>({
			run: async (sql, parameters) => this.query(sql, parameters),
			stream: (sql, parameters) => this.stream(sql, parameters),
			describe: () =>
				this.#catalog.tables.map(({ schema, name, type, definition, columns }) => ({
					schema,
					name,
					isView: type === "view",
					columns: columns.map((column) => ({
						name: column.name,
						type: column.type,
						isNullable: !definition.key.includes(column.name),
						summary: column.summary,
					})),
				})),
		});
	}

	/** Every table, in the order of the profile. */
	tables(): Promise<readonly TableInfo[]> {
		return Promise.resolve().then(() => listTables(this.#catalog));
	}

	/**
	 * The columns of a table.
	 * @throws unknown_table (42P01) with a did-you-mean.
	 */
	columns(table: string): Promise<readonly ColumnInfo[]> {
		return Promise.resolve().then(() => listColumns(findTable(this.#catalog, table)));
	}

	/**
	 * Checks the credential, the region, and with one small request each whether the tables can be read.
	 * @throws ProviderError when the service cannot be reached or refuses the credential.
	 */
	async check(options: Pick<StatementOptions, "signal"> = {}): Promise<ConnectionCheck> {
		const limits = this.#limitStatement(options);
		try {
			throwIfAborted(limits.signal);
			return await this.#session.check(limits.signal);
		} finally {
			limits.end();
		}
	}

	/**
	 * Brings the tables that are named, or all, up to date in the cache; what was interrupted goes on where it ended.
	 * @param onProgress Told after each page, once a second while none comes, and at the end of each table.
	 * @throws ProviderError; a table that this credential cannot read is named in the result instead.
	 * @example (await connection.sync(["contacts"])).map(({ rows }) => rows) // [4711]
	 */
	async sync(
		tables?: readonly string[],
		onProgress: (progress: Progress) => void = () => undefined,
		options: Pick<StatementOptions, "signal"> = {},
	): Promise<readonly SyncedTable[]> {
		throwIfAborted(this.#closing.signal);
		const listener = guardProgress(onProgress);
		const signals = [this.#closing.signal, listener.signal, ...(options.signal ? [options.signal] : [])];
		return syncTables(this.#session, tables, listener.tell, AbortSignal.any(signals));
	}

	/**
	 * What the cache holds of the tables that are named, or of all; how old, how large.
	 * @throws unknown_table (42P01) with a did-you-mean.
	 */
	async cacheStatus(tables?: readonly string[]): Promise<CacheStatus> {
		throwIfAborted(this.#closing.signal);
		return readCacheStatus(this.#session, tables, this.#closing.signal);
	}

	/**
	 * Forgets what the cache holds of the tables that are named, or all of it; returns how many scans that was.
	 * @throws unknown_table (42P01) with a did-you-mean.
	 */
	async clearCache(tables?: readonly string[]): Promise<number> {
		throwIfAborted(this.#closing.signal);
		return clearTables(this.#session, tables, this.#closing.signal);
	}

	/** Ends statements that are under way, and lets the files and sockets go. A second close does nothing. */
	async close(): Promise<void> {
		if (this.#closing.signal.aborted) return;
		this.#closing.abort(createError("connection_closed", {}));
		await this.#session.close();
	}

	/** Closes the connection at the end of an `await using` block. */
	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}

	get #catalog(): Catalog {
		throwIfAborted(this.#closing.signal);
		return this.#session.catalog;
	}

	#prepare(sql: string): Prepared {
		throwIfAborted(this.#closing.signal);
		return this.#prepared.prepare(sql);
	}

	#plan(prepared: PreparedQuery, parameters: ParameterValues, facts: Facts): Plan {
		const { clock, options } = this.#session;
		const settings = { parameters, nowMs: clock.now(), isPushdownOn: options.Pushdown, facts };
		return planQuery(prepared.bound, settings, this.#catalog);
	}

	async #execute(
		plan: Plan,
		{ cache: statement }: PreparedQuery,
		context: ExecuteContext,
		{ signal, onProgress }: StatementLimits,
	): Promise<Execution> {
		if (statement) assertFillable(this.#session.options);
		if (statement?.mode === "truncate") context.cache.clear(plan.scans.map(({ table }) => table.name));
		const scans = statement?.mode === "schema only" ? [] : plan.scans;
		const mode = statement && (statement.mode === "full" ? "full" : "refresh");
		const reading: ReadOptions = { mode, onProgress };
		return executePlan({ ...plan, scans }, context, signal, reading);
	}

	async #collect<ResultRow>(
		prepared: Prepared,
		parameters: ParameterValues,
		options: StatementOptions,
	): Promise<QueryResult<ResultRow>> {
		const names = outputColumns(prepared).map((column) => column.name);
		const rows: ResultRow[] = [];
		const source = this.#run(prepared, parameters, options);
		for (let next = await source.next(); ; next = await source.next()) {
			if (next.done) return { rows, ...next.value };
			rows.push(makeRow(names, next.value) as ResultRow);
		}
	}

	#run(
		prepared: Prepared,
		parameters: ParameterValues,
		options: StatementOptions,
	): AsyncGenerator<SqlValue[], ResultSummary, undefined> {
		const rows =
			prepared.kind === "setting"
				? this.#prepared.runSetting(prepared, parameters)
				: prepared.kind === "call"
					? this.#call(prepared, parameters, options)
					: this.#select(prepared, parameters, options);
		return guardRows(this.#session.statementLog.follow(rows, prepared.text), this.#closing.signal);
	}

	async *#call(
		prepared: PreparedCall,
		parameters: ParameterValues,
		options: StatementOptions,
	): AsyncGenerator<SqlValue[], ResultSummary, undefined> {
		const limits = this.#limitStatement(options);
		try {
			throwIfAborted(limits.signal);
			const { procedure } = prepared.call;
			const given = prepared.isExplained
				? [explainCall(prepared.call)]
				: await procedure.run(evaluateCall(prepared.call, parameters), limits.signal);
			const limited = limitRows(
				given.map((row) => [...row]),
				this.#session.options.MaxRows,
			);
			let rowCount = 0;
			for await (const row of pace(limited.rows, limits.signal)) {
				rowCount++;
				yield row;
			}
			return {
				...noSummary,
				columns: describeColumns(outputColumns(prepared)),
				rowCount,
				warnings: this.#session.takeWarnings(),
				truncated: limited.isTruncated(),
			};
		} finally {
			limits.end();
		}
	}

	async *#select(
		prepared: PreparedQuery,
		parameters: ParameterValues,
		options: StatementOptions,
	): AsyncGenerator<SqlValue[], ResultSummary, undefined> {
		const limits = this.#limitStatement(options);
		let execution: Execution | undefined;
		let file: NewFile | undefined;
		try {
			throwIfAborted(limits.signal);
			const { write, target } = prepared;
			const isExplained = prepared.explain !== "no";
			if (write && prepared.explain !== "plan") refuseWrite(write);
			if (target && !isExplained) file = await this.#session.createFile(target);
			// To explain takes no credential, and no file of a cache that is not open yet.
			const isLocal = prepared.bound.tables.every(({ table }) => table.type === "system");
			const context = prepared.explain === "plan" ? undefined : await this.#session.open(limits.signal, isLocal);
			const facts = context ? gatherFacts(context) : await this.#session.listFacts();
			const plan = this.#plan(prepared, parameters, facts);
			execution = context && (await this.#execute(plan, prepared, context, limits));
			const forms = target ? exactForms : chooseForms(options, this.#session.options.NumericAs);
			const rows = openRows(prepared.cache !== undefined, plan, execution, forms);
			const limited = limitRows(rows, this.#session.options.MaxRows);
			let rowCount = 0;
			const paced = pace(limited.rows, limits.signal);
			if (target && file) {
				rowCount = 1;
				yield await exportRows(prepared.bound.columns, paced, file, target, this.timeZone ?? "UTC");
			}
			for await (const row of paced) {
				if (isExplained) continue;
				rowCount++;
				yield row;
			}
			const statistics = execution?.statistics;
			if (isExplained) {
				for (const row of explainSteps(prepared, plan, this.#session.options, statistics)) {
					rowCount++;
					yield row;
				}
			}
			return {
				columns: describeColumns(outputColumns(prepared)),
				rowCount,
				stats: statistics ?? noSummary.stats,
				warnings: [
					...this.#session.takeWarnings(prepared.bound.tables.map(({ table }) => table)),
					...(execution?.warnings ?? []),
				],
				truncated: !isExplained && limited.isTruncated(),
			};
		} finally {
			execution?.release();
			await file?.discard();
			limits.end();
		}
	}

	#limitStatement(options: StatementOptions): StatementLimits {
		const { options: settings, clock } = this.#session;
		return limitStatement(settings.QueryTimeout, this.#closing.signal, options, clock);
	}
}
