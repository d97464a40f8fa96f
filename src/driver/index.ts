/** Connections, statements and results: the package's front door, where the rooms are put together. */
export type { StoredToken, TokenKey, TokenStatus, TokenStore } from "../auth/index.ts";
export {
	AuthError,
	CacheError,
	CancelledError,
	type ErrorCode,
	InternalError,
	type JsonValue,
	type Log,
	ProviderError,
	RemoteError,
	Secret,
	SqlError,
	type SqlValue,
	UsageError,
	WriteError,
	type WriteResult,
} from "../base/index.ts";
export {
	type ConnectionOptions,
	type ConnectionProperty,
	connectionProperties,
	formatConnectionString,
	isConnectionName,
	parseConnectionString,
} from "../connection-string/index.ts";
export type { Progress } from "../execute/index.ts";
export type { SendRequest } from "../http/index.ts";
export { describeProfile, loadProfile } from "../profile/index.ts";
export type { CacheStatus } from "./cache/cache-status.ts";
export type { SyncedTable } from "./cache/sync.ts";
export type { ColumnInfo, TableInfo } from "./catalog/catalog-listing.ts";
export type { ProcedureInfo, ProcedureParameterInfo } from "./catalog/procedure-listing.ts";
export type { Connection } from "./connection.ts";
export type { ActionAnswer, AnswerOf, ListAnswer, SearchAnswer } from "./entity/action.ts";
export type { ActionInfo, EntityInfo } from "./entity/entity.ts";
export type { JsonSchema } from "./entity/json-schema.ts";
export { connect } from "./open/connect.ts";
export type { ConnectSettings } from "./open/connect-settings.ts";
export type { ConnectionCheck, TableCheck } from "./open/connection-check.ts";
export { type ConnectionsFile, openConnectionsFile } from "./open/connections-file.ts";
export { type Credential, openCredential } from "./open/standalone-credential.ts";
export type { BoundStatement } from "./statement/bound-statement.ts";
export type { PreparedStatement } from "./statement/prepared-statement.ts";
export type { ReadSnapshot } from "./statement/read-snapshot.ts";
export { RepeatableReads } from "./statement/repeatable-reads.ts";
export type { QueryResult, ResultColumn, ResultSummary, Row, ScanStatistics, Statistics } from "./statement/result.ts";
export { type SqlPart, type SqlStatement, sql, sqlIdentifier, sqlList } from "./statement/sql-template.ts";
export type { StatementOptions } from "./statement/statement-options.ts";
export type { NamedParameters, StatementParameters } from "./statement/statement-parameters.ts";
