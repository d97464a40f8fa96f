/** Connections, statements and results: the package's front door, where the rooms are put together. */
export type { TokenStatus, TokenStore } from "../auth/index.ts";
export {
	AuthError,
	CacheError,
	CancelledError,
	type ErrorCode,
	InternalError,
	type JsonValue,
	ProviderError,
	RemoteError,
	Secret,
	SqlError,
	type SqlValue,
	UsageError,
} from "../base/index.ts";
export {
	type ConnectionOptions,
	type ConnectionProperty,
	connectionProperties,
	formatConnectionString,
	parseConnectionString,
} from "../connection-string/index.ts";
export type { Progress } from "../execute/index.ts";
export { describeProfile, loadProfile } from "../profile/index.ts";
export type { CacheStatus, SyncedTable } from "./cache-work.ts";
export type { ColumnInfo, TableInfo } from "./catalog-listing.ts";
export { connect } from "./connect.ts";
export type { ConnectSettings } from "./connect-settings.ts";
export type { Connection, PreparedStatement } from "./connection.ts";
export type { ConnectionCheck, TableCheck } from "./connection-check.ts";
export type { QueryResult, ResultColumn, ResultSummary, Row, ScanStatistics, Statistics } from "./result.ts";
export { type Credential, openCredential } from "./standalone-credential.ts";
export type { StatementOptions } from "./statement-options.ts";
