/** Kysely's dialect by a connection string: the package's second door. */
export type { JsonValue } from "../base/index.ts";
export type {
	Initial,
	IntercomColumnMetadata,
	IntercomDatabase,
	JsonRecord,
	Later,
	Mandatory,
	MandatoryInitial,
	NotInserted,
	Open,
	ReadOnly,
	Writable,
} from "../kysely/index.ts";
export { IntercomDialect } from "./intercom-dialect.ts";
