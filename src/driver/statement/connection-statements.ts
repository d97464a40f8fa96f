import { throwIfAborted } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import type { DiscoveryManner } from "../catalog/attribute-knowledge.ts";
import type { Session } from "../session.ts";
import type { DeclaredTypes } from "./declared-parameters.ts";
import type { Prepared } from "./prepared.ts";
import { PreparedStatements, type SettledStatement } from "./prepared-statements.ts";
import type { QueryResult } from "./result.ts";
import { makeRow, type RowStream, takeRows } from "./row-stream.ts";
import { type RunContext, runPrepared } from "./run-statement.ts";
import type { ReadView } from "./snapshot.ts";
import { limitStatement } from "./statement-limits.ts";
import type { StatementOptions } from "./statement-options.ts";

/** What else decides which rows a statement gives, and until when. */
export type RunManner = Pick<RunContext, "forgetting" | "snapshot">;

/** Prepares and runs the statements of one connection. */
export class ConnectionStatements {
	readonly #session: Session;
	readonly #statements: PreparedStatements;
	readonly #closing: AbortSignal;

	/**
	 * Begins without statements.
	 * @param closing Aborts when the connection is closed.
	 */
	constructor(session: Session, closing: AbortSignal) {
		this.#session = session;
		this.#statements = new PreparedStatements(session);
		this.#closing = closing;
	}

	/**
	 * Parses and binds a statement with the columns that are known without a request.
	 * @returns Undefined where it names one that only a request can tell of.
	 * @throws SqlError
	 */
	prepareKnown(sql: string): Prepared | undefined {
		return this.#statements.prepareKnown(sql);
	}

	/**
	 * Parses and binds a statement; the service is asked for the time zone and for attributes where it needs them.
	 * @param declared The types of its parameters, as far as the caller says them.
	 * @throws SqlError for unknown names, types that do not fit, and what is not supported.
	 */
	async prepare(sql: string, options: StatementOptions, declared: DeclaredTypes = []): Promise<SettledStatement> {
		throwIfAborted(this.#closing);
		if (this.#session.zone.current() === undefined)
			await this.limit(options, (signal) => this.#session.zone.settle(signal));
		this.#session.attributes.expire();
		try {
			return { prepared: this.#statements.prepare(sql, declared), costs: [] };
		} catch (error) {
			if (!this.#statements.mayLackAttributes(sql, error)) throw error;
			return await this.limit(options, (signal) => this.#statements.settle(sql, error, signal, declared));
		}
	}

	/** Asks what attributes tables have. What is not found out leaves columns out, unless it is required, and a
	 * statement that reads the table tells why. */
	async discover(tables: readonly CatalogTable[], manner: DiscoveryManner = { isQuiet: true }): Promise<void> {
		const undiscovered = tables.flatMap((table) => table.undiscovered?.tables ?? []);
		if (undiscovered.length === 0) return;
		const { attributes } = this.#session;
		await this.limit({}, (signal) => attributes.discover(undiscovered, manner, signal));
	}

	/** Does something else than a statement within its limits. */
	async limit<Result>({ signal }: StatementOptions, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
		const { options, clock } = this.#session;
		const limits = limitStatement(options.QueryTimeout, [this.#closing], signal ? { signal } : {}, clock);
		try {
			throwIfAborted(limits.signal);
			return await work(limits.signal);
		} finally {
			limits.end();
		}
	}

	/** Runs a statement; the generator returns the summary. */
	run(prepared: Prepared, parameters: ParameterValues, options: StatementOptions, manner: RunManner): RowStream {
		const isSingly = manner.forgetting !== undefined;
		const context = {
			...manner,
			session: this.#session,
			closing: this.#closing,
			isStreamed: isSingly,
			isSingly,
		};
		return runPrepared(prepared, context, parameters, options);
	}

	/** Runs a statement and gives all of its rows at once. */
	async collect<ResultRow>(
		prepared: Prepared,
		parameters: ParameterValues,
		options: StatementOptions,
		snapshot?: ReadView,
	): Promise<QueryResult<ResultRow>> {
		const names = prepared.columns.map(({ name }) => name);
		const rows: ResultRow[] = [];
		const summary = await takeRows(this.run(prepared, parameters, options, { snapshot }), (batch) => {
			for (const row of batch) rows.push(makeRow(names, row) as ResultRow);
		});
		return { rows, ...summary };
	}
}
