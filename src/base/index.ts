/** What every room speaks: errors, SQL types and values, time, secrets, the log. */
export { createAbortError, throwIfAborted, waitUnlessAborted } from "./abort.ts";
export { onAbort } from "./abort-listener.ts";
export { type AttributeForm, readAttribute } from "./attribute-value.ts";
export { type CsvMarks, printCell, printCsvLine, showInZone } from "./cell-text.ts";
export { type Clock, systemClock } from "./clock.ts";
export { type ErrorCode, type ErrorFamily, type ErrorRow, errorTable } from "./error-table.ts";
export {
	formatJson,
	isJson,
	isJsonNumber,
	isJsonObject,
	type JsonNumbers,
	NumberText,
	normaliseNumber,
	parseJson,
} from "./exact-json.ts";
export { cellMarks, type JoinedForm, plainInstantLength, splitCells, utcSuffix } from "./joined-cells.ts";
export { type JsonSurvey, surveyJson } from "./json-survey.ts";
export { type Log, type LogLevel, silentLog } from "./log.ts";
export {
	AuthError,
	CacheError,
	CancelledError,
	copyError,
	createError,
	createWriteError,
	type ErrorCopy,
	type ErrorExtras,
	type ErrorSlots,
	InternalError,
	ProviderError,
	RemoteError,
	restoreError,
	SqlError,
	UsageError,
	WriteError,
	type WriteResult,
} from "./provider-error.ts";
export { Secret } from "./secret.ts";
export { activitySetting, type SessionActivity, type ShownActivity } from "./session-activity.ts";
export {
	channelsSetting,
	findSessionSetting,
	listSessionSettings,
	processIdSetting,
	type SessionSetting,
} from "./session-setting-table.ts";
export { listUnits, printSettingCount, readSettingCount } from "./setting-unit.ts";
export { functionHint } from "./shipped-page.ts";
export { createSingleFlights, type SingleFlights } from "./single-flight.ts";
export {
	type ColumnType,
	columnTypes,
	type IntervalStyle,
	intervalStyles,
	type JsonValue,
	type RecordField,
	type RowType,
	type SqlType,
	type SqlValue,
	type StoredValue,
	type TypeShape,
	type ValueType,
} from "./sql-type.ts";
export {
	canBeList,
	classOf,
	columnTypeOf,
	findPostgresType,
	findType,
	holdsObjectName,
	isAssignable,
	isFloat,
	isImplicit,
	isObjectName,
	isVector,
	isWholeType,
	nameOfType,
	type PostgresType,
	postgresTypeOf,
	titleOfType,
	typeNames,
} from "./sql-type-facts.ts";
export { checkTextLength, explainStrayError } from "./stray-error.ts";
export { findNearest, suggestName } from "./suggestion.ts";
export {
	checkZone,
	formatInstant,
	instantOfLocal,
	isUtc,
	localOf,
	offsetAt,
	printOffset,
	readTimeZone,
} from "./time-zone.ts";
export { findInstant, formatTimestamp, isInstant, lastInstantMs, parseTimestamp } from "./timestamp.ts";
export { type ObjectNameType, objectNameTypes, type TypeClass } from "./type-table.ts";
