import { explainStrayError } from "../../base/index.ts";
import { parseStatement } from "../../sql/index.ts";
import { logFailure } from "../log/connection-log.ts";
import type { Session } from "../session.ts";
import { bindTree, type Prepared } from "./prepared.ts";

// Statements repeat; parsing and binding one again is the larger part of a cached answer.
const mostStatements = 200;

/** The statements of a connection that were bound before, all of them in the session's time zone. */
export class PreparedStatements {
	readonly #session: Session;
	/** By their SQL, the oldest first. */
	readonly #known = new Map<string, Prepared>();
	/** The time zone that they were bound for. */
	#zone: string | undefined;

	/** Begins without any. */
	constructor(session: Session) {
		this.#session = session;
	}

	/**
	 * Parses and binds a statement, unless that was done before in the time zone that the session has now.
	 * @throws SqlError for unknown names, types that do not fit, and what is not supported
	 */
	prepare(sql: string): Prepared {
		this.#followZone();
		const known = this.#known.get(sql);
		if (known) return known;
		const prepared = this.#bind(sql);
		if (this.#known.size >= mostStatements) {
			const [oldest] = this.#known.keys();
			if (oldest !== undefined) this.#known.delete(oldest);
		}
		this.#known.set(sql, prepared);
		return prepared;
	}

	#followZone(): void {
		const zone = this.#session.zone.current();
		if (zone === this.#zone) return;
		this.#zone = zone;
		this.#known.clear();
	}

	#bind(sql: string): Prepared {
		const { catalog, procedures, options, log } = this.#session;
		try {
			const zone = this.#zone ?? "UTC";
			const context = { text: sql, catalog, procedures, zone, isReadonly: options.Readonly, isRun: true };
			return bindTree(parseStatement(sql), context);
		} catch (error) {
			// What could not be read may hold anything, a secret too.
			logFailure(log, "sql", "a statement was refused", error);
			throw explainStrayError(error);
		}
	}
}
