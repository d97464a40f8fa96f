import type { Kysely } from "kysely";
import { createError, onAbort, throwIfAborted } from "../base/index.ts";
import type { Catalog, CatalogTable } from "../catalog/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import type { Progress } from "../execute/index.ts";
import { createKysely, type IntercomDatabase } from "../kysely/index.ts";
import type { ParameterValues } from "../plan/index.ts";
import { type CacheStatus, clearTables, readCacheStatus } from "./cache/cache-status.ts";
import { type SyncedTable, syncTables } from "./cache/sync.ts";
import { type ColumnInfo, findTable, listColumns, listTables, type TableInfo } from "./catalog/catalog-listing.ts";
import { listProcedures, type ProcedureInfo } from "./catalog/procedure-listing.ts";
import { describeTypes, packageTypes, type TypeChoices } from "./catalog/table-types.ts";
import type { AnswerOf } from "./entity/action.ts";
import { type ActionSources, describeEntities, type EntityInfo } from "./entity/entity.ts";
import { runAction } from "./entity/entity-run.ts";
import { forkSession } from "./forked-session.ts";
import type { ConnectionCheck } from "./open/connection-check.ts";
import type { Session } from "./session.ts";
import { type BoundStatement, createBoundStatement } from "./statement/bound-statement.ts";
import { ConnectionStatements, type RunManner } from "./statement/connection-statements.ts";
import type { DeclaredTypes } from "./statement/declared-parameters.ts";
import { explainStatement } from "./statement/explain.ts";
import { createPreparedStatement, type PreparedStatement } from "./statement/prepared-statement.ts";
import type { ReadSnapshot } from "./statement/read-snapshot.ts";
import {
	addCosts,
	describeResultColumns,
	noSummary,
	type QueryResult,
	type ResultSummary,
	type Row,
} from "./statement/result.ts";
import { makeRow } from "./statement/row-stream.ts";
import { StatementSnapshot } from "./statement/snapshot.ts";
import type { SqlStatement } from "./statement/sql-template.ts";
import { guardProgress, type StatementOptions } from "./statement/statement-options.ts";
import type { StatementParameters } from "./statement/statement-parameters.ts";

/** An open connection: statements in, rows out. Made by `connect()`. */
export class Connection implements AsyncDisposable {
	readonly #session: Session;
	readonly #runner: ConnectionStatements;
	readonly #closing = new AbortController();

	/**
	 * Made by `connect()`, not by callers.
	 * @internal
	 */
	constructor(session: Session) {
		this.#session = session;
		this.#runner = new ConnectionStatements(session, this.#closing.signal);
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
		return this.#session.zone.current();
	}

	/**
	 * Runs one statement and gives its rows.
	 * @throws ProviderError; `sqlState` says of what kind.
	 * @example (await connection.query("SELECT id FROM contacts WHERE role = ?", ["lead"])).rows // [{ id: "…" }]
	 * @example (await connection.query(sql`SELECT id FROM contacts WHERE role = ${"lead"}`)).rows // [{ id: "…" }]
	 */
	query<ResultRow>(statement: SqlStatement<ResultRow>, options?: StatementOptions): Promise<QueryResult<ResultRow>>;
	/** Runs one statement with values for its parameters. */
	query<ResultRow = Row>(
		sql: string,
		parameters?: StatementParameters,
		options?: StatementOptions,
	): Promise<QueryResult<ResultRow>>;
	/** Runs one statement. */
	async query<ResultRow>(sql: string | SqlStatement, ...given: WaysToRun): Promise<QueryResult<ResultRow>> {
		return this.#query<ResultRow>(...readCall(sql, given));
	}

	async #query<ResultRow>(
		sql: string,
		parameters: ParameterValues,
		options: StatementOptions,
		snapshot?: StatementSnapshot,
	): Promise<QueryResult<ResultRow>> {
		const { prepared, costs } = await this.#runner.prepare(sql, options);
		return addCosts(await this.#runner.collect<ResultRow>(prepared, parameters, options, snapshot), costs);
	}

	/**
	 * Runs one statement and gives its rows one by one; what is read waits on disk, not in memory. The generator returns the summary.
	 * The rows of a filter and projection of one table come as they are read: a page is asked for when the rows of those before are taken
	 * (from the second on, one page is read ahead), and a failure of the service comes after the rows that came before it.
	 * @throws ProviderError; `sqlState` says of what kind.
	 */
	stream<ResultRow>(
		statement: SqlStatement<ResultRow>,
		options?: StatementOptions,
	): AsyncGenerator<ResultRow, ResultSummary, undefined>;
	/** Streams one statement with values for its parameters. */
	stream<ResultRow = Row>(
		sql: string,
		parameters?: StatementParameters,
		options?: StatementOptions,
	): AsyncGenerator<ResultRow, ResultSummary, undefined>;
	/** Streams one statement. */
	stream<ResultRow>(
		sql: string | SqlStatement,
		...given: WaysToRun
	): AsyncGenerator<ResultRow, ResultSummary, undefined> {
		return this.#startStream<ResultRow>(...readCall(sql, given));
	}

	#startStream<ResultRow>(
		sql: string,
		parameters: ParameterValues,
		options: StatementOptions,
		snapshot?: StatementSnapshot,
	): AsyncGenerator<ResultRow, ResultSummary, undefined> {
		const forgetting = new AbortController();
		const rows = this.#stream<ResultRow>(sql, parameters, options, { forgetting: forgetting.signal, snapshot });
		forgottenStreams.register(rows, forgetting);
		return rows;
	}

	async *#stream<ResultRow>(
		sql: string,
		parameters: ParameterValues,
		options: StatementOptions,
		manner: RunManner,
	): AsyncGenerator<ResultRow, ResultSummary, undefined> {
		const { prepared, costs } = await this.#runner.prepare(sql, options);
		const names = prepared.columns.map(({ name }) => name);
		const rows = this.#runner.run(prepared, parameters, options, manner);
		try {
			for (let next = await rows.next(); ; next = await rows.next()) {
				if (next.done) return addCosts(next.value, costs);
				for (const row of next.value) yield makeRow(names, row) as ResultRow;
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
		throwIfAborted(this.#closing.signal);
		const known = this.#runner.prepareKnown(sql);
		return createPreparedStatement<ResultRow>({
			check: () => throwIfAborted(this.#closing.signal),
			columns: known ? describeResultColumns(known.columns) : [],
			describe: async (options = {}) =>
				describeResultColumns((await this.#runner.prepare(sql, options)).prepared.columns),
			// The time zone may be another one by then.
			all: (parameters, options) => this.query<ResultRow>(sql, parameters, options),
			stream: (parameters, options) => this.stream<ResultRow>(sql, parameters, options),
			explain: async (parameters = [], options = {}) => {
				const { prepared, costs } = await this.#runner.prepare(sql, options);
				const explained = explainStatement(prepared);
				return addCosts(await this.#runner.collect<Row>(explained, parameters, options), costs);
			},
		});
	}

	/**
	 * A Kysely query builder over this connection.
	 * @example await connection.kysely().selectFrom("contacts").select("id").limit(5).execute()
	 */
	kysely<Database = IntercomDatabase>(): Kysely<Database> {
		return createKysely<Database>(this);
	}

	/**
	 * Begins a snapshot, in which statements see the same rows whatever is read or written meanwhile: those that are kept when its first
	 * statement has read what it needs. What was not kept then, later ones are refused.
	 * @throws not_supported (0A000) where nothing is kept, or in memory: a file has snapshots.
	 * @example await using snapshot = await connection.openSnapshot();
	 */
	async openSnapshot({ signal }: Pick<StatementOptions, "signal"> = {}): Promise<ReadSnapshot> {
		throwIfAborted(this.#closing.signal);
		const { options } = this.#session;
		const context = await this.#runner.limit(signal ? { signal } : {}, (end) => this.#session.open(end));
		const snapshot = new StatementSnapshot(context, options);
		const release = () => snapshot.release();
		return {
			query: (sql, parameters = [], more = {}) => this.#query(sql, parameters, more, snapshot),
			stream: (sql, parameters = [], more = {}) => this.#startStream(sql, parameters, more, snapshot),
			release,
			[Symbol.asyncDispose]: release,
		};
	}

	/**
	 * Does something with the rows of a table, as programs for agents do: `list` and `search` give `{ data, meta }`, others the row.
	 * @param params What {@link Connection.entities} describes; checked before any request.
	 * @throws ProviderError; invalid_argument (22023) says what to write.
	 * @example await connection.execute("contacts", "search", { query: { filter: { eq: { role: "lead" } } }, limit: 50 })
	 */
	async execute<Action extends string>(
		entity: string,
		action: Action,
		params: object = {},
		options: StatementOptions = {},
	): Promise<AnswerOf<Action>> {
		const port = {
			sources: () => this.#actionSources,
			discover: (table: CatalogTable) => this.#runner.discover([table]),
			query: (sql: string, parameters: ParameterValues) => this.query(sql, parameters, options),
		};
		return (await runAction(port, entity, action, params)) as AnswerOf<Action>;
	}

	/**
	 * What {@link Connection.execute} can do with each table, with the parameters as JSON Schema: what the definition of an agent's tool needs.
	 * Nothing is asked of the service: attributes are among the columns when a statement has asked for them, or `columns()`.
	 * @example connection.entities().find(({ name }) => name === "tags")?.actions.map(({ name }) => name) // ["list", "get", "search", "create", "update", "delete"]
	 */
	entities(): readonly EntityInfo[] {
		return describeEntities(this.#actionSources);
	}

	/**
	 * Writes TypeScript types of this workspace's tables, its own attributes among them, for `Kysely<IntercomDatabase>`; the same each time.
	 * @throws ProviderError where the attributes cannot be asked for, are refused, or offline are not kept; `{ hasAttributes: false }` leaves them out.
	 * @example writeFileSync("intercom-database.ts", await connection.describeTypes())
	 */
	async describeTypes(choices: Partial<TypeChoices> = {}): Promise<string> {
		const { hasAttributes } = choices;
		this.#session.attributes.expire();
		if (hasAttributes !== false)
			await this.#runner.discover(this.#catalog.tables, { isQuiet: false, isRequired: true });
		return describeTypes(this.#catalog.tables, { ...packageTypes, ...choices });
	}

	/** Every table, in the order of the profile. */
	tables(): Promise<readonly TableInfo[]> {
		return Promise.resolve().then(() => listTables(this.#catalog, this.#session.tableAccess));
	}

	/**
	 * The columns of a table, its attributes among them as far as they can be asked for.
	 * @throws unknown_table (42P01) with a did-you-mean.
	 */
	async columns(table: string): Promise<readonly ColumnInfo[]> {
		this.#session.attributes.expire();
		await this.#runner.discover([findTable(this.#catalog, table)]);
		return listColumns(findTable(this.#catalog, table));
	}

	/**
	 * What can be called with EXEC or CALL.
	 * @param name Of one procedure; absent: all of them.
	 * @throws unknown_procedure (42883) with a did-you-mean.
	 */
	procedures(name?: string): Promise<readonly ProcedureInfo[]> {
		throwIfAborted(this.#closing.signal);
		return Promise.resolve().then(() => listProcedures(this.#session, name));
	}

	/**
	 * Checks the credential, the region, and with one small request each whether the tables can be read: those that are named, or all.
	 * @throws ProviderError when the service cannot be reached or refuses the credential.
	 */
	async check(
		options: Pick<StatementOptions, "signal"> & { readonly tables?: readonly string[] } = {},
	): Promise<ConnectionCheck> {
		const names = options.tables?.map((table) => findTable(this.#catalog, table).name);
		return this.#runner.limit(options, (signal) => this.#session.check(names, signal));
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

	/**
	 * Another connection to the same service and cache, with a time zone of its own; closing it leaves this one open.
	 * @internal
	 */
	fork({ isReadonly = false }: { readonly isReadonly?: boolean } = {}): Connection {
		throwIfAborted(this.#closing.signal);
		const connection = new Connection(forkSession(this.#session, isReadonly));
		const stop = onAbort(this.#closing.signal, () => connection.#closing.abort(this.#closing.signal.reason));
		onAbort(connection.#closing.signal, stop);
		return connection;
	}

	/**
	 * Parses and binds a statement for one who passes its rows on in batches, whose values are texts but for numbers and booleans.
	 * @param declared The types of its parameters, as far as they are known; undefined for those that the statement tells.
	 * @internal
	 */
	async bind(sql: string, declared: DeclaredTypes, options: StatementOptions): Promise<BoundStatement> {
		const { prepared } = await this.#runner.prepare(sql, options, declared);
		const context = { session: this.#session, closing: this.#closing.signal };
		return createBoundStatement(prepared, context, this.#catalog);
	}

	/** Sets the time zone of the session, or goes back to that of the connection string. @internal */
	changeTimeZone(zone: string | undefined): void {
		this.#session.zone.change(zone);
	}

	/** Tells what the session has set, by names in small letters. @internal */
	changeSettings(values: ReadonlyMap<string, string>): void {
		this.#session.changeSettings?.(values);
	}

	/**
	 * The name of the catalog, which clients call a database.
	 * @internal
	 */
	get catalogName(): string {
		return this.#catalog.name;
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

	get #actionSources(): ActionSources {
		return { catalog: this.#catalog, procedures: this.#session.procedures };
	}

	get #catalog(): Catalog {
		throwIfAborted(this.#closing.signal);
		return this.#session.catalog;
	}
}

type WaysToRun = readonly [(StatementParameters | StatementOptions)?, StatementOptions?];

// A template brings its values along.
function readCall(sql: string | SqlStatement, [first, second]: WaysToRun): [string, ParameterValues, StatementOptions] {
	// What is neither is refused where statements are read.
	if (typeof sql === "string" || (sql as unknown) == null)
		return [sql as string, (first ?? []) as StatementParameters, second ?? {}];
	return [sql.text, sql.parameters, (first ?? {}) as StatementOptions];
}

// A generator that nobody has any more is never ended, but what it holds is to be let go.
const forgottenStreams = new FinalizationRegistry<AbortController>((forgetting) => {
	forgetting.abort(createError("cancelled", {}));
});
