/** Kysely's dialect by a connection string: the package's second door. */
export type { IntercomColumnMetadata, IntercomDatabase } from "../kysely/index.ts";
export { IntercomDialect } from "./intercom-dialect.ts";
