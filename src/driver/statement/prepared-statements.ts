import { explainStrayError, type SqlValue } from "../../base/index.ts";
import { bindParameters, type ParameterValues } from "../../plan/index.ts";
import { parseStatement } from "../../sql/index.ts";
import { logFailure } from "../log/connection-log.ts";
import type { Session } from "../session.ts";
import { bindTree, outputColumns, type Prepared, type PreparedSetting } from "./prepared.ts";
import { describeColumns, noSummary, type ResultSummary } from "./result.ts";

// Statements repeat; parsing and binding one again is the larger part of a cached answer.
const statementCacheSize = 200;

/** The statements of a connection that were bound before, and the time zone that they were bound for. */
export class PreparedStatements {
	readonly #session: Session;
	readonly #known = new Map<string, Prepared>();
	/** What SET TIME ZONE named last; undefined: the connection's own. */
	#zone: string | undefined;

	/** Begins in the zone that the connection has. */
	constructor(session: Session) {
		this.#session = session;
	}

	/** The session's time zone; undefined as long as it is the workspace's and that is not known. */
	get zone(): string | undefined {
		return this.#zone ?? this.#session.zone.known();
	}

	/** Asks the service for the zone where that is needed; what was bound without it is bound again. */
	async settleZone(signal: AbortSignal | undefined): Promise<void> {
		if (this.zone === undefined) this.#changeZone(await this.#session.zone.find(signal));
	}

	/**
	 * Parses and binds a statement, unless that was done before.
	 * @throws SqlError
	 */
	prepare(sql: string): Prepared {
		const known = this.#known.get(sql);
		if (known) return known;
		const prepared = this.#bind(sql);
		if (this.#known.size >= statementCacheSize) {
			const [oldest] = this.#known.keys();
			if (oldest !== undefined) this.#known.delete(oldest);
		}
		this.#known.set(sql, prepared);
		return prepared;
	}

	/** Runs SET TIME ZONE or SHOW TimeZone. */
	async *runSetting(
		prepared: PreparedSetting,
		parameters: ParameterValues,
	): AsyncGenerator<SqlValue[], ResultSummary, undefined> {
		// It has none, and says so.
		bindParameters([], parameters, 0);
		const summary = {
			...noSummary,
			columns: describeColumns(outputColumns(prepared)),
			warnings: this.#session.takeWarnings(),
		};
		if (prepared.action === "set") {
			this.#changeZone(prepared.zone);
			return summary;
		}
		yield await Promise.resolve([this.zone ?? null]);
		return { ...summary, rowCount: 1 };
	}

	#changeZone(zone: string | undefined): void {
		this.#zone = zone;
		this.#known.clear();
	}

	#bind(sql: string): Prepared {
		try {
			return bindTree(parseStatement(sql), sql, this.#session, this.zone ?? "UTC");
		} catch (error) {
			// What could not be read may hold anything, a secret too.
			logFailure(this.#session.log, "sql", "a statement was refused", error);
			throw explainStrayError(error);
		}
	}
}
