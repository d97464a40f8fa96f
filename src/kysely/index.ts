/** Kysely over whatever runs our SQL, and the types of Intercom's tables. */
export type {
	Initial,
	JsonRecord,
	Later,
	Mandatory,
	MandatoryInitial,
	NotInserted,
	Open,
	ReadOnly,
	Writable,
} from "./column-types.ts";
export { createKysely, lendRunner, RunnerDialect } from "./dialect.ts";
export type { IntercomDatabase } from "./intercom-database.ts";
export type { IntercomColumnMetadata } from "./introspector.ts";
export type { QueryRunner, RunnerOptions, RunnerSource, SnapshotRunner, StatementRunner } from "./query-runner.ts";
