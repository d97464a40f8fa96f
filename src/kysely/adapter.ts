import type { DialectAdapter } from "kysely";
import { createError } from "../base/index.ts";

/** What the dialect can do: RETURNING, and no schema of its own. */
export class IntercomAdapter implements DialectAdapter {
	/** The tables are the service's. */
	readonly supportsCreateIfNotExists = false;
	/** The tables are the service's. */
	readonly supportsTransactionalDdl = false;
	/** INSERT, UPDATE and DELETE give the rows as the service has them then. */
	readonly supportsReturning = true;

	/**
	 * Refuses migrations.
	 * @throws not_supported (0A000)
	 */
	acquireMigrationLock(): Promise<void> {
		const advice = "The tables are the service's, and no statement changes their columns.";
		return Promise.reject(createError("not_supported", { feature: "a migration", advice }));
	}

	/** There is no lock to release. */
	releaseMigrationLock(): Promise<void> {
		return Promise.resolve();
	}
}
