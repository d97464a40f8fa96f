import type { DatabaseIntrospector, Dialect, DialectAdapter, Driver, Kysely, QueryCompiler } from "kysely";
import { IntercomAdapter } from "./adapter.ts";
import { IntercomDriver } from "./driver.ts";
import { IntercomIntrospector } from "./introspector.ts";
import { loadKysely } from "./library.ts";
import { createQueryCompiler } from "./query-compiler.ts";
import type { QueryRunner, RunnerSource } from "./query-runner.ts";

/**
 * Gives a query builder over a connection; `destroy()` leaves the connection open, for it is not its own.
 * @example createKysely<{ contacts: { id: string } }>(runner).selectFrom("contacts").select("id").execute()
 */
export function createKysely<Database>(runner: QueryRunner): Kysely<Database> {
	const library = loadKysely();
	return new library.Kysely<Database>({ dialect: new RunnerDialect(lendRunner(runner)) });
}

/** A source of a runner that stays open. */
export function lendRunner(runner: QueryRunner): RunnerSource {
	return { open: () => Promise.resolve(runner), close: () => Promise.resolve() };
}

/** Kysely's dialect over whatever runs SQL: PostgreSQL's spelling, our execution. */
export class RunnerDialect implements Dialect {
	readonly #source: RunnerSource;

	/** Takes where the runner comes from; it is opened with the first statement. */
	constructor(source: RunnerSource) {
		this.#source = source;
	}

	/** Runs statements. */
	createDriver(): Driver {
		return new IntercomDriver(this.#source);
	}

	/** Writes statements. */
	createQueryCompiler(): QueryCompiler {
		return createQueryCompiler();
	}

	/** Tells what the dialect can do. */
	createAdapter(): DialectAdapter {
		return new IntercomAdapter();
	}

	/** Reads the catalog. */
	// biome-ignore lint/suspicious/noExplicitAny: as Kysely declares it
	createIntrospector(db: Kysely<any>): DatabaseIntrospector {
		return new IntercomIntrospector(db);
	}
}
