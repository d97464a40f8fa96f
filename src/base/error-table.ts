/** The family an error belongs to; each is a class that callers can test with `instanceof`. */
export type ErrorFamily = "usage" | "sql" | "auth" | "remote" | "cache" | "cancelled" | "write" | "internal";

/** One kind of error: its stable word is the key in {@link errorTable}; `{slots}` of the texts are filled when it is made. */
export interface ErrorRow {
	readonly family: ErrorFamily;
	/** Five characters, as PostgreSQL lists them: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
	readonly sqlState: string;
	readonly message: string;
	/** What to do about it. */
	readonly hint?: string;
	/** True when the same statement may well succeed a little later. */
	readonly isTransient?: true;
}

/** Every error there is, one row each. */
export const errorTable = {
	// Connection string and options
	connection_string_syntax: {
		family: "usage",
		sqlState: "08001",
		message: "the connection string is malformed{place}: {problem}",
		hint: "Write Name=value; pairs. A value with ; or quotes in it goes into '…' with the quote doubled, or into braces with the closing one doubled.",
	},
	unknown_property: {
		family: "usage",
		sqlState: "08001",
		message: 'unknown connection property "{name}"{place}',
		hint: "{suggestion}",
	},
	duplicate_property: {
		family: "usage",
		sqlState: "08001",
		message: "the connection property {name} is set more than once{place}",
		hint: "Keep one of them.",
	},
	bad_property_value: {
		family: "usage",
		sqlState: "22023",
		message: "the value of the connection property {name}{place} is not valid: {problem}",
		hint: "{expected}",
	},
	missing_property: {
		family: "usage",
		sqlState: "08001",
		message: "the connection property {name} is missing: {reason}",
		hint: "{advice}",
	},
	connection_closed: {
		family: "usage",
		sqlState: "08003",
		message: "the connection is closed",
		hint: "Open a new one with connect().",
	},
	statement_closed: {
		family: "usage",
		// As PostgreSQL says that there is no prepared statement of the name.
		sqlState: "26000",
		message: "the prepared statement is closed",
		hint: "Prepare it again with connection.prepare().",
	},
	command_line: { family: "usage", sqlState: "22023", message: "{problem}", hint: "{advice}" },
	listen_failed: {
		family: "usage",
		sqlState: "58030",
		message: "cannot listen on {address}: {reason}",
		hint: "{advice}",
	},
	output_failed: { family: "usage", sqlState: "58030", message: "cannot write the output: {reason}" },

	// Profiles
	profile_not_found: {
		family: "usage",
		sqlState: "08001",
		message: 'the profile "{profile}" was not found',
		hint: "Bundled profiles: {bundled}. Use Profile={first}, or the path of a profile folder such as ./profiles/{first}.apip.",
	},
	profile_invalid: { family: "usage", sqlState: "08001", message: "{place}: {problem}", hint: "{advice}" },

	// SQL
	sql_syntax: { family: "sql", sqlState: "42601", message: "syntax error at {found}: {problem}", hint: "{advice}" },
	statement_too_complex: {
		family: "sql",
		sqlState: "54001",
		message: "the statement is nested more than {limit} levels deep",
		hint: "Split it into views or WITH queries.",
	},
	statement_too_long: {
		family: "sql",
		sqlState: "54000",
		message: "the statement is {length} characters long; at most {limit} are read",
		hint: "Pass long values as parameters.",
	},
	statement_too_many_words: {
		family: "sql",
		sqlState: "54000",
		message: "the statement has {count} words and signs; at most {limit} are read",
		hint: "Split long lists, or pass them as parameters.",
	},
	not_supported: { family: "sql", sqlState: "0A000", message: "{feature} is not supported", hint: "{advice}" },
	unknown_table: { family: "sql", sqlState: "42P01", message: 'table "{table}" does not exist', hint: "{suggestion}" },
	unknown_column: {
		family: "sql",
		sqlState: "42703",
		message: 'column "{column}" does not exist',
		hint: "{suggestion}",
	},
	ambiguous_column: {
		family: "sql",
		sqlState: "42702",
		message: 'column reference "{column}" is ambiguous',
		hint: "Qualify it: {candidates}.",
	},
	duplicate_column: {
		family: "sql",
		sqlState: "42701",
		message: 'column "{column}" {complaint}',
		hint: "Keep one of them.",
	},
	conflict_columns: {
		family: "sql",
		sqlState: "42P10",
		message: "{statement} needs the columns by which a row of {table} is one",
		hint: "Give {columns}.",
	},
	value_count: { family: "sql", sqlState: "42601", message: "{problem}", hint: "{advice}" },
	duplicate_alias: {
		family: "sql",
		sqlState: "42712",
		message: 'table name "{alias}" is used more than once in one FROM',
		hint: "Give one of them another alias.",
	},
	duplicate_query: {
		family: "sql",
		sqlState: "42712",
		message: 'the WITH query "{name}" is there more than once',
		hint: "Give one of them another name.",
	},
	unknown_function: {
		family: "sql",
		sqlState: "42883",
		message: "function {call} does not exist",
		hint: "{suggestion}",
	},
	unknown_procedure: {
		family: "sql",
		sqlState: "42883",
		message: 'procedure "{procedure}" does not exist',
		hint: "{suggestion}",
	},
	unknown_operator: {
		family: "sql",
		sqlState: "42883",
		message: "operator {operator} does not exist",
		hint: "{advice}",
	},
	unknown_setting: {
		family: "sql",
		sqlState: "42704",
		message: 'unrecognized configuration parameter "{setting}"',
		hint: "The setting here is TimeZone.",
	},
	unknown_type: { family: "sql", sqlState: "42704", message: 'type "{type}" does not exist', hint: "{advice}" },
	unknown_window: { family: "sql", sqlState: "42704", message: 'window "{window}" does not exist', hint: "{advice}" },
	unknown_cast: { family: "sql", sqlState: "42846", message: "{problem}", hint: "{advice}" },
	type_mismatch: { family: "sql", sqlState: "42804", message: "{problem}", hint: "{advice}" },
	bad_literal: {
		family: "sql",
		sqlState: "22P02",
		message: 'invalid input for type {type}: "{text}"',
		hint: "{expected}",
	},
	bad_time: {
		family: "sql",
		sqlState: "22007",
		message: 'invalid input for type {type}: "{text}"',
		hint: "{expected}",
	},
	time_out_of_range: {
		family: "sql",
		sqlState: "22008",
		message: 'the calendar has no such {type}: "{text}"',
		hint: "{expected}",
	},
	grouping: {
		family: "sql",
		sqlState: "42803",
		message: "{problem}",
		hint: "{advice}",
	},
	windowing: { family: "sql", sqlState: "42P20", message: "{problem}", hint: "{advice}" },
	wrong_function_kind: { family: "sql", sqlState: "42809", message: "{problem}", hint: "{advice}" },
	order_not_in_output: { family: "sql", sqlState: "42P10", message: "{problem}", hint: "{advice}" },
	recursion: {
		family: "sql",
		sqlState: "42P19",
		message: "the recursive table {name} cannot stand {where} in its own step",
		hint: "Name it once in FROM of the step, and aggregate in the query around it.",
	},
	column_count: {
		family: "sql",
		sqlState: "42601",
		message: "{problem}",
		hint: "Give both sides the same number of columns.",
	},
	no_character: { family: "sql", sqlState: "54000", message: "{problem}", hint: "{advice}" },
	invalid_argument: { family: "sql", sqlState: "22023", message: "{problem}", hint: "{advice}" },
	no_such_row: {
		family: "sql",
		sqlState: "P0002",
		message: "{table} has no row with {key}",
		hint: "It may have been deleted or merged into another one; search finds rows by other columns.",
	},
	bad_parameter: { family: "sql", sqlState: "07001", message: "{problem}", hint: "{advice}" },
	division_by_zero: { family: "sql", sqlState: "22012", message: "division by zero", hint: "Use NULLIF(divisor, 0)." },
	scalar_subquery_rows: {
		family: "sql",
		sqlState: "21000",
		message: "a subquery used as an expression returned more than one row",
		hint: "Add LIMIT 1 or an aggregate to it.",
	},
	file_write: {
		family: "usage",
		sqlState: "58030",
		message: "the file {path} cannot be written: {problem}",
		hint: "{advice}",
	},
	export_refused: {
		family: "sql",
		// As PostgreSQL's COPY TO a file, for those who may not.
		sqlState: "42501",
		message: "INTO may not write the file {path}: {problem}",
		hint: "{advice}",
	},
	read_only: {
		family: "sql",
		sqlState: "25006",
		message: "{statement} is refused: the connection is read-only",
		hint: "Connect without Readonly=true to write.",
	},
	required_predicate: {
		family: "sql",
		sqlState: "HV002",
		message: 'table "{table}" can only be read with {predicate}',
		hint: "Add it to the WHERE clause.",
	},
	// SQLSTATEs of what cannot be written: those that PostgreSQL has for columns, constraints and limits of its own.
	column_not_writable: {
		family: "sql",
		sqlState: "428C9",
		message: "the column {column} of {table} cannot be {deed}",
		hint: "{advice}",
	},
	missing_value: {
		family: "sql",
		sqlState: "23502",
		message: "{table} needs a value of {column}{row}",
		hint: "{advice}",
	},
	value_too_long: {
		family: "sql",
		sqlState: "22001",
		message: "the value of {column} has {length} characters, and {limit} are allowed{row}",
		hint: "Shorten it: left({column}, {limit}).",
	},
	value_not_allowed: {
		family: "sql",
		sqlState: "23514",
		message: '"{value}" is no value of {column}{row}',
		hint: "{advice}",
	},
	value_not_writable: {
		family: "sql",
		sqlState: "22P02",
		message: 'the value "{value}" of {column} cannot be written: {problem}{row}',
		hint: "{advice}",
	},
	own_id_unknown: {
		family: "auth",
		sqlState: "42501",
		message: "the id of the one whose credential it is cannot be read: {reason}",
		hint: "Give it in the statement.",
	},
	write_offline: {
		family: "sql",
		sqlState: "55000",
		message: "{statement} is refused: Offline=true allows no request",
		hint: "Connect without Offline=true.",
	},
	row_exists: {
		family: "sql",
		sqlState: "23505",
		message: "{table} has a row with {values} already{row}",
		hint: "Write INSERT … ON CONFLICT ({columns}) DO UPDATE SET …, or DO NOTHING; or UPSERT INTO.",
	},
	row_written_twice: {
		family: "sql",
		sqlState: "21000",
		message: "{values} of {table} comes twice in one statement{row}",
		hint: "Give each row once.",
	},
	place_of_several: {
		family: "sql",
		sqlState: "21000",
		message: "two rows of {table} have the place {place}, and nothing was written",
		hint: "Name the row by its key: WHERE {key}.",
	},
	too_many_writes: {
		family: "sql",
		sqlState: "54000",
		message: "the statement would write {count} rows of {table}, more than MaxWrites={limit}",
		hint: "{advice}",
	},
	unbounded_write: {
		family: "sql",
		sqlState: "54000",
		message: "{statement} without WHERE would write {count} of {table}{remark}",
		hint: "Restrict it with WHERE, or allow it in the connection string: MaxWrites={suggestion} or more (0: any number).",
	},

	execution_failed: { family: "sql", sqlState: "{sqlState}", message: "{problem}", hint: "{advice}" },

	// Credentials
	credential_missing: {
		family: "auth",
		sqlState: "28000",
		message: "there is no credential: {reason}",
		hint: "{advice}",
	},
	credential_refused: {
		family: "auth",
		sqlState: "28000",
		message: "{service} refused the credential: {reason}",
		hint: "{advice}",
	},
	authorization_failed: {
		family: "auth",
		sqlState: "28000",
		message: "the authorization did not succeed: {reason}",
		hint: "{advice}",
	},
	callback_unavailable: {
		family: "auth",
		sqlState: "08001",
		message: "cannot listen on the callback URL {url}: {reason}",
		hint: "Set CallbackURL to a free loopback port that is registered as a redirect URL of the app.",
	},
	token_store: { family: "auth", sqlState: "58030", message: "the token store {path} {problem}", hint: "{advice}" },
	permission_denied: {
		family: "auth",
		sqlState: "42501",
		message: "{service} does not permit {action}: {reason}",
		hint: "{advice}",
	},

	// The service
	connect_failed: {
		family: "remote",
		sqlState: "08001",
		message: "cannot reach {host}: {reason}",
		hint: "Check that the address in URL or Region is right and that the service is running.",
		isTransient: true,
	},
	request_timeout: {
		family: "remote",
		sqlState: "57014",
		message: "{request} took longer than Timeout={seconds} s",
		hint: "Raise Timeout, or narrow the statement.",
		isTransient: true,
	},
	rate_limited: {
		family: "remote",
		sqlState: "53000",
		message: "the rate limit of {host} asks to wait {seconds} s{inAll}, more than MaxRateLimitDelay={limit} s",
		hint: "Try again later, or raise MaxRateLimitDelay.",
		isTransient: true,
	},
	request_budget: {
		family: "remote",
		sqlState: "53000",
		message:
			"the statement needs {needed} requests, more than MaxRequests={limit}; its largest step is {table} with {count}",
		hint: "Narrow the statement with a predicate that is pushed down (see EXPLAIN), or raise MaxRequests.",
	},
	sync_unasked: {
		family: "cache",
		sqlState: "53000",
		message: "{table} takes about {requests} requests, one for each row of {parent}",
		hint: "Name it, and it is read: intercom-sql sync {table}",
	},
	request_failed: {
		family: "remote",
		sqlState: "HV000",
		message: "{request} failed: {reason}",
		hint: "{advice}",
	},
	service_unavailable: {
		family: "remote",
		sqlState: "HV000",
		message: "{request} failed {attempts} times: {reason}",
		hint: "The service seems to be in trouble. Try again later.",
		isTransient: true,
	},
	bad_response: {
		family: "remote",
		sqlState: "HV000",
		message: "{request} was answered with something that could not be read: {reason}",
		hint: "{advice}",
	},

	// Cache
	cache_disk: { family: "cache", sqlState: "58030", message: "the cache file {path} {problem}", hint: "{advice}" },
	broken_installation: {
		family: "cache",
		// PostgreSQL's system_error: the machine is not as it should be.
		sqlState: "58000",
		message: "the package {package} cannot be loaded: {problem}",
		hint: "{advice}",
	},
	not_cached: {
		family: "cache",
		sqlState: "55000",
		message: 'what is needed of table "{table}" is not in the cache, and no request may be made for it',
		hint: "Run it once with Offline=false and without #CACHE, or fill the cache with: intercom-sql sync {table}.",
	},

	not_in_snapshot: {
		family: "cache",
		sqlState: "55000",
		message: "what the statement needs of {tables} was not kept when the transaction took its snapshot",
		hint: "Read it before the transaction, whole where rows of one table choose those of another: intercom-sql sync {first}.",
	},

	// What became of rows that a statement wrote
	write_unknown: {
		family: "write",
		sqlState: "08007",
		message: "nobody knows whether {what} was written: {reason}",
		hint: "It was not repeated. Look for it before you try again: {search}",
	},
	job_failed: {
		family: "write",
		sqlState: "HV000",
		message: "the job that {procedure} began ended as {status}",
		hint: "{advice}",
	},
	job_without_file: {
		family: "remote",
		sqlState: "55000",
		message: "there is no file of the job {job}: its status is {status}",
		hint: "{advice}",
	},
	partial_write: {
		family: "write",
		sqlState: "HV000",
		message: "{written} of {count} rows of {table} were written; {problem}",
		hint: "{advice}",
	},

	// Ends from outside
	cancelled: { family: "cancelled", sqlState: "57014", message: "the statement was cancelled" },
	statement_timeout: {
		family: "cancelled",
		sqlState: "57014",
		message: "the statement took longer than QueryTimeout={seconds} s",
		hint: "Raise QueryTimeout, or narrow the statement.",
	},

	wait_ended: {
		family: "cancelled",
		sqlState: "57014",
		message: "{reason}, but the job that {procedure} began goes on",
		hint: "{advice}",
	},

	// What a client of PostgreSQL's protocol does; messages and SQLSTATEs are PostgreSQL's own.
	wire: { family: "sql", sqlState: "{sqlState}", message: "{problem}", hint: "{advice}" },

	internal: {
		family: "internal",
		sqlState: "XX000",
		message: "internal error: {problem}",
		hint: "This is a mistake in intercom-sql. Please report it with the statement.",
	},
} as const satisfies Record<string, ErrorRow>;

/** The stable word of an error, e.g. `unknown_table`. */
export type ErrorCode = keyof typeof errorTable;
