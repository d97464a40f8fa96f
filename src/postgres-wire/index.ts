/** PostgreSQL's wire protocol: a connection served to psql, ODBC, JDBC and BI tools. */
export { type ServeOptions, serve } from "./serve.ts";
export type { Certificate } from "./server/self-made-certificate.ts";
export type { WireServer } from "./server/wire-server.ts";
