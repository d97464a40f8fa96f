import type { DatabaseIntrospector, Dialect, DialectAdapter, Driver, Kysely, QueryCompiler } from "kysely";
import { type Connection, type ConnectionOptions, type ConnectSettings, connect } from "../driver/index.ts";
import { lendRunner, RunnerDialect, type RunnerSource } from "../kysely/index.ts";

/**
 * Kysely's dialect for Intercom.
 * @example new Kysely<IntercomDatabase>({ dialect: new IntercomDialect("Profile=Intercom;APIKey=…;") })
 */
export class IntercomDialect implements Dialect {
	readonly #dialect: RunnerDialect;

	/**
	 * Takes a connection string or its properties: then the connection is opened with the first statement, and `destroy()` closes it. A
	 * connection that was opened before stays open.
	 * @param settings As `connect()` takes them.
	 */
	constructor(connection: string | ConnectionOptions | Connection, settings: ConnectSettings = {}) {
		this.#dialect = new RunnerDialect(
			isConnection(connection) ? lendRunner(connection) : openLater(connection, settings),
		);
	}

	/** Runs statements. */
	createDriver(): Driver {
		return this.#dialect.createDriver();
	}

	/** Writes statements as PostgreSQL has them. */
	createQueryCompiler(): QueryCompiler {
		return this.#dialect.createQueryCompiler();
	}

	/** Tells what the dialect can do. */
	createAdapter(): DialectAdapter {
		return this.#dialect.createAdapter();
	}

	/** Reads the catalog. */
	// biome-ignore lint/suspicious/noExplicitAny: as Kysely declares it
	createIntrospector(db: Kysely<any>): DatabaseIntrospector {
		return this.#dialect.createIntrospector(db);
	}
}

function isConnection(given: string | ConnectionOptions | Connection): given is Connection {
	return typeof given === "object" && "openSnapshot" in given;
}

function openLater(given: string | ConnectionOptions, settings: ConnectSettings): RunnerSource {
	let opened: Connection | undefined;
	return {
		open: async () => {
			opened = await connect(given, settings);
			return opened;
		},
		close: async () => opened?.close(),
	};
}
