/** A setting of a session. */
export interface SessionSetting {
	/** As PostgreSQL writes it. */
	readonly name: string;
	/** What it is when nobody sets it. */
	readonly value: string;
	/** The unit in which the value counts: ms, kB. */
	readonly unit: string | null;
	/** Who can set it: user, or internal for what nobody can. */
	readonly context: string;
	/** bool, integer, enum or string. */
	readonly kind: string;
	readonly least: string | null;
	readonly most: string | null;
	/** The only values of an enum. */
	readonly values: readonly string[] | null;
	readonly summary: string;
	/** SHOW knows it, and pg_settings leaves it out. */
	readonly isUnlisted: boolean;
}

/** Under this name, which nobody sets, a session tells its statements to what channels it listens: a JSON array. */
export const channelsSetting = "#listening_channels";
/** Under this one it tells them its number. */
export const processIdSetting = "#backend_pid";

/** The settings that clients ask for and set, with PostgreSQL's names, values and bounds. Source: https://www.postgresql.org/docs/15/runtime-config.html. */
export function listSessionSettings(): readonly SessionSetting[] {
	return settings;
}

/** One setting, whatever its capitals. @example findSessionSetting("datestyle")?.name // "DateStyle" */
export function findSessionSetting(name: string): SessionSetting | undefined {
	return settingsByName.get(name.toLowerCase());
}

// name|value|unit|context|kind|least|most|values|summary; those without a summary are kept for clients that set them, and change nothing.
const written = `
application_name|||user|string||||What the client calls itself.
array_nulls|on||user|bool||||
backslash_quote|safe_encoding||user|enum|||safe_encoding,on,off|
block_size|8192||internal|integer|8192|8192||
bytea_output|hex||user|enum|||escape,hex|
check_function_bodies|on||user|bool||||
client_encoding|UTF8||user|string||||Texts go over the wire as UTF-8.
client_min_messages|notice||user|enum|||debug5,debug4,debug3,debug2,debug1,log,notice,warning,error|
cluster_name|||postmaster|string||||
DateStyle|ISO, MDY||user|string||||Dates are shown as ISO 8601 writes them; the order of day and month is kept, and changes nothing.
default_table_access_method|heap||user|string||||
default_tablespace|||user|string||||
default_text_search_config|pg_catalog.english||user|string||||
default_transaction_deferrable|off||user|bool||||
default_transaction_isolation|read committed||user|enum|||serializable,repeatable read,read committed,read uncommitted|What a transaction sees that says nothing of it.
default_transaction_read_only|off||user|bool||||Whether a transaction that says nothing of it may write.
escape_string_warning|on||user|bool||||
extra_float_digits|1||user|integer|-15|3||
idle_in_transaction_session_timeout|0|ms|user|integer|0|2147483647||
idle_session_timeout|0|ms|user|integer|0|2147483647||
in_hot_standby|off||internal|bool||||
integer_datetimes|on||internal|bool||||Binary times count in microseconds.
IntervalStyle|postgres||user|enum|||sql_standard,postgres,postgres_verbose,iso_8601|How intervals are shown.
is_superuser|off||internal|bool||||Nobody is.|hidden
jit|off||user|bool||||
lc_collate|C||internal|string||||
lc_ctype|C.UTF-8||internal|string||||
lc_messages|C||superuser|string||||
lc_monetary|C||user|string||||
lc_numeric|C||user|string||||
lc_time|C||user|string||||
lock_timeout|0|ms|user|integer|0|2147483647||
max_connections|100||postmaster|integer|1|262143||A name that clients ask for; --max-sessions is the limit.
max_function_args|100||internal|integer|100|100||
max_identifier_length|63||internal|integer|63|63||
max_index_keys|32||internal|integer|32|32||
password_encryption|scram-sha-256||user|enum|||md5,scram-sha-256|
quote_all_identifiers|off||user|bool||||
role|none||user|string|||||hidden
row_security|on||user|bool||||
search_path|"$user", public||user|string||||Where names without a schema are looked for: always in public.
segment_size|131072|8kB|internal|integer|131072|131072||
server_encoding|UTF8||internal|string||||Texts are kept as UTF-8.
server_version|15.0||internal|string||||The version of PostgreSQL whose answers are given.
server_version_num|150000||internal|integer|150018|150018||The same as a number.
session_authorization|||user|string||||Who is connected.|hidden
standard_conforming_strings|on||user|bool||||A backslash in quotes is a backslash.
statement_timeout|0|ms|user|integer|0|2147483647||How long a statement may take; 0 is without end.
synchronize_seqscans|on||user|bool||||
synchronous_commit|on||user|enum|||local,remote_write,remote_apply,on,off|
TimeZone|UTC||user|string||||The time zone in which times are read and shown.
timezone_abbreviations|Default||user|string||||
transaction_deferrable|off||user|bool||||
transaction_isolation|read committed||user|enum|||serializable,repeatable read,read committed,read uncommitted|What this transaction sees.
transaction_read_only|off||user|bool||||Whether this transaction may write.
work_mem|4096|kB|user|integer|64|2147483647||
xmlbinary|base64||user|enum|||base64,hex|
xmloption|content||user|enum|||content,document|
`;

const unused = "Clients ask for it or set it; it changes nothing here.";

const settings: readonly SessionSetting[] = written
	.trim()
	.split("\n")
	.map((line) => {
		const [name = "", value = "", unit, context = "", kind = "", least, most, values, summary = "", hidden] =
			line.split("|");
		return Object.freeze({
			...{ name, value, unit: unit || null, context, kind, least: least || null, most: most || null },
			values: values ? values.split(",") : null,
			summary: summary || unused,
			isUnlisted: hidden === "hidden",
		});
	});

const settingsByName: ReadonlyMap<string, SessionSetting> = new Map(
	settings.map((setting) => [setting.name.toLowerCase(), setting]),
);
