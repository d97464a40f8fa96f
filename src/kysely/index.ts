/** Kysely over whatever runs our SQL, and the types of Intercom's tables. */
export {
	createKysely,
	type DescribedColumn,
	type DescribedTable,
	IntercomDialect,
	type QueryRunner,
} from "./dialect.ts";
export type { IntercomDatabase } from "./intercom-database.ts";
