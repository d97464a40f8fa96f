/** A setting of a session. */
export interface SessionSetting {
	/** As PostgreSQL writes it. */
	readonly name: string;
	/** What it is when nobody sets it. */
	readonly value: string;
	/** The unit in which the value counts: ms, kB. */
	readonly unit: string | null;
	readonly category: string;
	/** Who can set it: user, or internal for what nobody can. */
	readonly context: string;
	/** bool, integer, enum or string. */
	readonly kind: string;
	readonly least: string | null;
	readonly most: string | null;
	/** The only values of an enum. */
	readonly values: readonly string[] | null;
	readonly summary: string;
	readonly detail: string | null;
	/** SHOW knows it, and pg_settings leaves it out. */
	readonly isUnlisted: boolean;
}

/** The settings that clients ask for and set, with PostgreSQL's words. Source: https://www.postgresql.org/docs/15/runtime-config.html. */
export function listSessionSettings(): readonly SessionSetting[] {
	return settings;
}

/** One setting, whatever its capitals. @example findSessionSetting("datestyle")?.name // "DateStyle" */
export function findSessionSetting(name: string): SessionSetting | undefined {
	return settingsByName.get(name.toLowerCase());
}

// name|value|unit|category|context|kind|least|most|values|summary|detail
const written = String.raw`
application_name|||Reporting and Logging / What to Log|user|string||||Sets the application name to be reported in statistics and logs.|
array_nulls|on||Version and Platform Compatibility / Previous PostgreSQL Versions|user|bool||||Enable input of NULL elements in arrays.|When turned on, unquoted NULL in an array input value means a null value; otherwise it is taken literally.
backslash_quote|safe_encoding||Version and Platform Compatibility / Previous PostgreSQL Versions|user|enum|||safe_encoding,on,off|Sets whether "\'" is allowed in string literals.|
block_size|8192||Preset Options|internal|integer|8192|8192||Shows the size of a disk block.|
bytea_output|hex||Client Connection Defaults / Statement Behavior|user|enum|||escape,hex|Sets the output format for bytea.|
check_function_bodies|on||Client Connection Defaults / Statement Behavior|user|bool||||Check routine bodies during CREATE FUNCTION and CREATE PROCEDURE.|
client_encoding|UTF8||Client Connection Defaults / Locale and Formatting|user|string||||Sets the client's character set encoding.|
client_min_messages|notice||Client Connection Defaults / Statement Behavior|user|enum|||debug5,debug4,debug3,debug2,debug1,log,notice,warning,error|Sets the message levels that are sent to the client.|Each level includes all the levels that follow it. The later the level, the fewer messages are sent.
cluster_name|||Reporting and Logging / Process Title|postmaster|string||||Sets the name of the cluster, which is included in the process title.|
DateStyle|ISO, MDY||Client Connection Defaults / Locale and Formatting|user|string||||Sets the display format for date and time values.|Also controls interpretation of ambiguous date inputs.
default_table_access_method|heap||Client Connection Defaults / Statement Behavior|user|string||||Sets the default table access method for new tables.|
default_tablespace|||Client Connection Defaults / Statement Behavior|user|string||||Sets the default tablespace to create tables and indexes in.|An empty string selects the database's default tablespace.
default_text_search_config|pg_catalog.english||Client Connection Defaults / Locale and Formatting|user|string||||Sets default text search configuration.|
default_transaction_deferrable|off||Client Connection Defaults / Statement Behavior|user|bool||||Sets the default deferrable status of new transactions.|
default_transaction_isolation|read committed||Client Connection Defaults / Statement Behavior|user|enum|||serializable,repeatable read,read committed,read uncommitted|Sets the transaction isolation level of each new transaction.|
default_transaction_read_only|off||Client Connection Defaults / Statement Behavior|user|bool||||Sets the default read-only status of new transactions.|
escape_string_warning|on||Version and Platform Compatibility / Previous PostgreSQL Versions|user|bool||||Warn about backslash escapes in ordinary string literals.|
extra_float_digits|1||Client Connection Defaults / Locale and Formatting|user|integer|-15|3||Sets the number of digits displayed for floating-point values.|This affects real, double precision, and geometric data types. A zero or negative parameter value is added to the standard number of digits (FLT_DIG or DBL_DIG as appropriate). Any value greater than zero selects precise output mode.
idle_in_transaction_session_timeout|0|ms|Client Connection Defaults / Statement Behavior|user|integer|0|2147483647||Sets the maximum allowed idle time between queries, when in a transaction.|A value of 0 turns off the timeout.
idle_session_timeout|0|ms|Client Connection Defaults / Statement Behavior|user|integer|0|2147483647||Sets the maximum allowed idle time between queries, when not in a transaction.|A value of 0 turns off the timeout.
in_hot_standby|off||Preset Options|internal|bool||||Shows whether hot standby is currently active.|
integer_datetimes|on||Preset Options|internal|bool||||Shows whether datetimes are integer based.|
IntervalStyle|postgres||Client Connection Defaults / Locale and Formatting|user|enum|||postgres,postgres_verbose,sql_standard,iso_8601|Sets the display format for interval values.|
is_superuser|off||Reporting and Logging / What to Log|internal|bool||||Shows whether the current user is a superuser.|hidden
jit|off||Query Tuning / Other Planner Options|user|bool||||Allow JIT compilation.|
lc_collate|C||Preset Options|internal|string||||Shows the collation order locale.|
lc_ctype|C.UTF-8||Preset Options|internal|string||||Shows the character classification and case conversion locale.|
lc_messages|C||Client Connection Defaults / Locale and Formatting|superuser|string||||Sets the language in which messages are displayed.|
lc_monetary|C||Client Connection Defaults / Locale and Formatting|user|string||||Sets the locale for formatting monetary amounts.|
lc_numeric|C||Client Connection Defaults / Locale and Formatting|user|string||||Sets the locale for formatting numbers.|
lc_time|C||Client Connection Defaults / Locale and Formatting|user|string||||Sets the locale for formatting date and time values.|
lock_timeout|0|ms|Client Connection Defaults / Statement Behavior|user|integer|0|2147483647||Sets the maximum allowed duration of any wait for a lock.|A value of 0 turns off the timeout.
max_connections|100||Connections and Authentication / Connection Settings|postmaster|integer|1|262143||Sets the maximum number of concurrent connections.|
max_function_args|100||Preset Options|internal|integer|100|100||Shows the maximum number of function arguments.|
max_identifier_length|63||Preset Options|internal|integer|63|63||Shows the maximum identifier length.|
max_index_keys|32||Preset Options|internal|integer|32|32||Shows the maximum number of index keys.|
password_encryption|scram-sha-256||Connections and Authentication / Authentication|user|enum|||md5,scram-sha-256|Chooses the algorithm for encrypting passwords.|
quote_all_identifiers|off||Version and Platform Compatibility / Previous PostgreSQL Versions|user|bool||||When generating SQL fragments, quote all identifiers.|
role|none||Client Connection Defaults / Statement Behavior|user|string||||Sets the current role.|hidden
row_security|on||Client Connection Defaults / Statement Behavior|user|bool||||Enable row security.|When enabled, row security will be applied to all users.
search_path|"$user", public||Client Connection Defaults / Statement Behavior|user|string||||Sets the schema search order for names that are not schema-qualified.|
segment_size|131072|8kB|Preset Options|internal|integer|131072|131072||Shows the number of pages per disk file.|
server_encoding|UTF8||Preset Options|internal|string||||Shows the server (database) character set encoding.|
server_version|15.0||Preset Options|internal|string||||Shows the server version.|
server_version_num|150000||Preset Options|internal|integer|150018|150018||Shows the server version as an integer.|
session_authorization|||Client Connection Defaults / Statement Behavior|user|string||||Sets the session user name.|hidden
standard_conforming_strings|on||Version and Platform Compatibility / Previous PostgreSQL Versions|user|bool||||Causes '...' strings to treat backslashes literally.|
statement_timeout|0|ms|Client Connection Defaults / Statement Behavior|user|integer|0|2147483647||Sets the maximum allowed duration of any statement.|A value of 0 turns off the timeout.
synchronize_seqscans|on||Version and Platform Compatibility / Previous PostgreSQL Versions|user|bool||||Enable synchronized sequential scans.|
synchronous_commit|on||Write-Ahead Log / Settings|user|enum|||local,remote_write,remote_apply,on,off|Sets the current transaction's synchronization level.|
TimeZone|UTC||Client Connection Defaults / Locale and Formatting|user|string||||Sets the time zone for displaying and interpreting time stamps.|
timezone_abbreviations|Default||Client Connection Defaults / Locale and Formatting|user|string||||Selects a file of time zone abbreviations.|
transaction_deferrable|off||Client Connection Defaults / Statement Behavior|user|bool||||Whether to defer a read-only serializable transaction until it can be executed with no possible serialization failures.|
transaction_isolation|read committed||Client Connection Defaults / Statement Behavior|user|enum|||serializable,repeatable read,read committed,read uncommitted|Sets the current transaction's isolation level.|
transaction_read_only|off||Client Connection Defaults / Statement Behavior|user|bool||||Sets the current transaction's read-only status.|
work_mem|4096|kB|Resource Usage / Memory|user|integer|64|2147483647||Sets the maximum memory to be used for query workspaces.|This much memory can be used by each internal sort operation and hash table before switching to temporary disk files.
xmlbinary|base64||Client Connection Defaults / Statement Behavior|user|enum|||base64,hex|Sets how binary values are to be encoded in XML.|
xmloption|content||Client Connection Defaults / Statement Behavior|user|enum|||content,document|Sets whether XML data in implicit parsing and serialization operations is to be considered as documents or content fragments.|
`;

const settings: readonly SessionSetting[] = written
	.trim()
	.split("\n")
	.map((line) => {
		const [
			name = "",
			value = "",
			unit,
			category = "",
			context = "",
			kind = "",
			least,
			most,
			values,
			summary = "",
			detail,
		] = line.split("|");
		return Object.freeze({
			...{ name, value, unit: unit || null, category, context, kind, least: least || null, most: most || null },
			...{ values: values ? values.split(",") : null, summary },
			...{ detail: detail && detail !== "hidden" ? detail : null, isUnlisted: detail === "hidden" },
		});
	});

const settingsByName: ReadonlyMap<string, SessionSetting> = new Map(
	settings.map((setting) => [setting.name.toLowerCase(), setting]),
);
