/** A setting that a session has. */
export interface SettingRow {
	/** As PostgreSQL writes it. */
	readonly name: string;
	readonly value: string;
	/** A client is told of it at the start, and when it changes: https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-ASYNC. */
	readonly isReported?: true;
	/** Nobody can set it. */
	readonly isFixed?: true;
	/** It is a span of milliseconds. */
	readonly isSpan?: true;
	/** What it can be; only the first is what it does, where others would change what values look like. */
	readonly only?: RegExp;
}

/** The settings that clients ask for and set. Source: https://www.postgresql.org/docs/15/runtime-config.html. */
export const settingRows: readonly SettingRow[] = [
	{ name: "application_name", value: "", isReported: true },
	{ name: "backslash_quote", value: "safe_encoding" },
	{ name: "bytea_output", value: "hex" },
	{ name: "check_function_bodies", value: "on" },
	{ name: "client_encoding", value: "UTF8", isReported: true, only: /^'?(utf-?8|unicode)'?$/i },
	{ name: "client_min_messages", value: "notice" },
	{ name: "DateStyle", value: "ISO, MDY", isReported: true, only: /^iso\b/i },
	{ name: "default_table_access_method", value: "heap" },
	{ name: "default_tablespace", value: "" },
	{ name: "default_transaction_deferrable", value: "off" },
	{ name: "default_transaction_isolation", value: "read committed" },
	{ name: "default_transaction_read_only", value: "off", isReported: true },
	{ name: "escape_string_warning", value: "on" },
	{ name: "extra_float_digits", value: "1" },
	{ name: "idle_in_transaction_session_timeout", value: "0", isSpan: true },
	{ name: "idle_session_timeout", value: "0", isSpan: true },
	{ name: "in_hot_standby", value: "off", isReported: true, isFixed: true },
	{ name: "integer_datetimes", value: "on", isReported: true, isFixed: true },
	{ name: "IntervalStyle", value: "postgres", isReported: true, only: /^(postgres|iso_8601)$/i },
	{ name: "is_superuser", value: "off", isReported: true, isFixed: true },
	{ name: "jit", value: "off" },
	{ name: "lc_collate", value: "C", isFixed: true },
	{ name: "lc_ctype", value: "C.UTF-8", isFixed: true },
	{ name: "lc_messages", value: "C" },
	{ name: "lc_monetary", value: "C" },
	{ name: "lc_numeric", value: "C" },
	{ name: "lc_time", value: "C" },
	{ name: "lock_timeout", value: "0", isSpan: true },
	{ name: "max_identifier_length", value: "63", isFixed: true },
	{ name: "max_index_keys", value: "32", isFixed: true },
	{ name: "password_encryption", value: "scram-sha-256" },
	{ name: "quote_all_identifiers", value: "off" },
	{ name: "role", value: "none" },
	{ name: "row_security", value: "on" },
	{ name: "search_path", value: '"$user", public' },
	{ name: "server_encoding", value: "UTF8", isReported: true, isFixed: true },
	{ name: "server_version", value: "15.0", isReported: true, isFixed: true },
	{ name: "server_version_num", value: "150000", isFixed: true },
	{ name: "session_authorization", value: "", isReported: true },
	{ name: "standard_conforming_strings", value: "on", isReported: true, only: /^(on|true|yes|1)$/i },
	{ name: "statement_timeout", value: "0", isSpan: true },
	{ name: "synchronize_seqscans", value: "on" },
	{ name: "synchronous_commit", value: "on" },
	{ name: "TimeZone", value: "UTC", isReported: true },
	{ name: "transaction_deferrable", value: "off" },
	{ name: "transaction_isolation", value: "read committed" },
	{ name: "transaction_read_only", value: "off" },
	{ name: "work_mem", value: "4MB" },
	{ name: "xmloption", value: "content" },
];
