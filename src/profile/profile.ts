import type { ColumnType } from "../base/index.ts";
import type { AccessPath, EmbeddedPath, IncrementalRefresh, PageNames, Paging } from "./access-path.ts";
import type { AttributeDiscovery } from "./attribute-discovery.ts";
import type { ProcedureDefinition } from "./procedure.ts";
import type { TableWrite, ValueWrite } from "./write.ts";

/** How a value on the wire becomes a column's value. */
export type Decoder =
	| "text" // a string, or a number printed as one
	| "html" // a string with tags; with DisplayAs=plaintext what a person reads of it
	| "plain_text" // what DisplayAs=plaintext makes of "html"; no profile says it
	| "id" // as text, but 0 and "" mean none
	| "integer"
	| "double"
	| "boolean"
	| "unix_seconds" // an integer (or its text); years past 3000 are sentinels for none
	| "iso8601"
	| "json";

/** How a value of a predicate is written into a request. */
export type Encoder =
	| "text" // as it is; a time as 2026-01-31T10:00:00.000Z
	| "integer"
	| "double"
	| "boolean"
	| "unix_seconds"
	| "unix_ms"
	| "iso8601" // 2026-01-31T10:00:00Z, with milliseconds only where there are some
	| "date"; // 2026-01-31

/** The comparison operators that a service may offer for a column. */
export type FilterOperator = "eq" | "ne" | "in" | "nin" | "gt" | "ge" | "lt" | "le" | "contains" | "starts" | "ends";

/** `exact`: the service returns just the rows that SQL would; `inexact`: a superset, to be filtered again. */
export type Exactness = "exact" | "inexact";

/** One column of a table. */
export interface ColumnDefinition {
	readonly name: string;
	readonly type: ColumnType;
	/** Where the value stands in the row's JSON: `source.author.id`; `.` is the row itself (lists of scalars); `^id` is a field of the parent, `^^id` of the parent's. */
	readonly path: string;
	readonly from: Decoder;
	/** The column tells whether the number that stands there is larger than this one. */
	readonly above?: number | undefined;
	/** What the search endpoint, or a list, can do with it. */
	readonly filter: Readonly<Partial<Record<FilterOperator, Exactness>>>;
	/** The name under which the service searches and sorts it; `path` unless said otherwise. */
	readonly field: string;
	/** The parameter of each operator, where a parameter by itself says how it compares: `{ ge: updated_after }`; `field` for those that are absent. */
	readonly parameters?: Readonly<Partial<Record<FilterOperator, string>>> | undefined;
	readonly send: Encoder;
	readonly isSortable: boolean;
	/** `table.column` that it refers to. */
	readonly references?: { readonly table: string; readonly column: string } | undefined;
	/** What it may name a row of instead, where it is not always one table's, or where the names stand within a JSON value. */
	readonly mayReference?: readonly { readonly table: string; readonly column: string }[] | undefined;
	/** The first and the last API version that have it. */
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	/** Up to a version: where the value stood, and whether the service could be asked by it. */
	readonly formerly?:
		| { readonly until: string; readonly path?: string | undefined; readonly isSearchable: boolean }
		| undefined;
	/** The values that it takes, where the service documents them. */
	readonly values: readonly string[];
	/** What a request says for each of its values, where that is not the value itself; others cannot be asked for. */
	readonly sendValues?: Readonly<Record<string, string>> | undefined;
	/** Absent: it can only be read. */
	readonly write?: ValueWrite | undefined;
	readonly summary: string;
	/**
	 * Of an attribute: the column of JSON in which its value stands by this name, and whether other attributes are called so, too. Nothing but
	 * that column is read and kept for it.
	 */
	readonly within?: { readonly column: string; readonly name: string; readonly isShared: boolean } | undefined;
	/**
	 * Of a column that the catalog adds to a table, to keep the rows of another one that lie inside its rows: their columns and key.
	 * Its value is a JSON list of lists, `[["6a", "VIP", "2026-01-31 10:00:00"]]`.
	 */
	readonly rows?:
		| (Pick<TableDefinition, "columns" | "key" | "newerBy"> &
				Pick<EmbeddedPath, "within" | "members"> & {
					/** The name of their table. */
					readonly table: string;
				})
		| undefined;
}

/** One virtual table. */
export interface TableDefinition {
	readonly name: string;
	readonly summary: string;
	readonly key: readonly string[];
	readonly since?: string | undefined;
	/** The permission of the app that reading it takes, as the service's settings name it. */
	readonly scope?: string | undefined;
	readonly read: readonly AccessPath[];
	readonly columns: readonly ColumnDefinition[];
	/** Absent: it can only be read. */
	readonly write?: TableWrite | undefined;
	/** Further columns, which the service is to be asked for; of several, the one counts that describes them in the API version. */
	readonly discovers?: readonly AttributeDiscovery[] | undefined;
	/** Columns that tell who a person is: their values do not stay, wherever they were written, once the row is gone. */
	readonly personal?: readonly string[] | undefined;
	/** Absent where the service cannot tell what changed. */
	readonly incremental?: IncrementalRefresh | undefined;
	/** The column that tells which of two copies of a row is the newer one; where there is none, the later arrival is. */
	readonly newerBy?: string | undefined;
	/** What the service cuts off, what reading costs: one sentence each, for the docs. */
	readonly notes: readonly string[];
	/** Words that people try as columns of it. */
	readonly knownAs?: readonly KnownWords[] | undefined;
	/** What `execute()` knows of it besides. */
	readonly entity?: EntityDefinition | undefined;
}

/** Other names of a table's rows, and of what their list can be asked for, as other programs have them. */
export interface EntityDefinition {
	readonly names: readonly string[];
	/** Parameters of the list that are true or false: whether a column is among those of the rows. */
	readonly switches: readonly { readonly name: string; readonly column: string; readonly summary: string }[];
}

/** A query that comes with the profile, and that SQL reads like a table. */
export interface ViewFile {
	readonly name: string;
	/** The SQL schema in which it stands. */
	readonly schema: string;
	readonly summary: string;
	/** The first API version that has all of its tables and columns. */
	readonly since?: string | undefined;
	readonly query: string;
	/** What each of its columns is, in their order; their types follow from the query. */
	readonly columns: readonly { readonly name: string; readonly summary: string }[];
	/** How its figures are reckoned, what it costs: one sentence each, for the docs. */
	readonly notes: readonly string[];
}

/** A row of the service's error map; the first that fits an answer decides. An error that comes with status 200 is known by its code alone. */
export interface ErrorMapping {
	readonly status?: number | undefined;
	readonly code?: string | undefined;
	readonly becomes: "credential" | "permission" | "invalid" | "limit" | "retry";
	/** For `retry`: how long to wait first. */
	readonly waitMs?: number | undefined;
	readonly advice: string;
	/** What helps where something was to be changed; absent: the same. */
	readonly writeAdvice?: string | undefined;
}

/** Words that are no names here, and the statement that reads what they mean. */
export interface KnownWords {
	readonly words: readonly string[];
	readonly statement: string;
}

/** Named strategies of saying who asks. */
export type Authentication =
	/** The service asks for nobody. */
	| { readonly kind: "none" }
	/** `Authorization: Bearer <key>` (RFC 6750). */
	| { readonly kind: "bearer" }
	/** A header of the service's own, e.g. `X-Api-Key: <key>`, or `Authorization: Token <key>` with a scheme. */
	| { readonly kind: "header"; readonly header: string; readonly scheme?: string | undefined }
	/** A parameter of the query, e.g. `?api_key=<key>`. */
	| { readonly kind: "query"; readonly parameter: string }
	/** HTTP Basic (RFC 7617): the key is the pair `name:password`, or one of the two beside the other, which everybody may know. */
	| { readonly kind: "basic"; readonly key: "pair" | "username" | "password"; readonly other: string };

/** Named strategies of telling a limit. A refusal with Retry-After (RFC 9110, section 10.2.3) is heeded under each of them. */
export type LimitStrategy =
	/** Each answer tells it in headers. */
	| {
			readonly kind: "headers";
			readonly limitHeader: string;
			readonly remainingHeader: string;
			readonly resetHeader: string;
			readonly windowMs: number;
	  }
	/** It stands in the service's documentation alone. */
	| { readonly kind: "fixed"; readonly requests: number; readonly windowMs: number }
	/** Nothing tells it before a refusal, which says when to come back. */
	| { readonly kind: "retry_after"; readonly header: string };

/** What is true of the whole service. */
export interface ServiceDefinition {
	readonly name: string;
	readonly summary: string;
	/** The SQL schema and catalog of its tables. */
	readonly schema: string;
	readonly docsUrl: string;
	readonly regions: readonly {
		readonly name: string;
		readonly baseUrl: string;
		readonly authorizationUrl?: string | undefined;
	}[];
	readonly versions?: { readonly header: string; readonly known: readonly string[] } | undefined;
	readonly headers: Readonly<Record<string, string>>;
	readonly authentication: Authentication;
	/** The environment variable that holds an access token when none is given; read for the hosts of this profile alone. */
	readonly credentialEnv?: string | undefined;
	/** What a person without a credential is to do. */
	readonly credentialAdvice?: string | undefined;
	/** What the words of `paging` mean for its tables. */
	readonly paging?: readonly { readonly kind: Paging; readonly pages: PageNames }[] | undefined;
	/** How many requests a table may cost that nobody named, when all tables are brought up to date. */
	readonly unaskedRequests: number;
	readonly oauth?:
		| {
				readonly tokenUrl: string;
				readonly scope?: string | undefined;
				readonly isPkceUsed: boolean;
				/** `standard` (RFC 6749), or `code_only`: code, client_id and client_secret without a grant type. */
				readonly tokenRequest: "standard" | "code_only";
				readonly hasRefreshToken: boolean;
				/** How the app's secret goes to the token endpoint: among the form's fields, or as HTTP Basic (RFC 6749, section 2.3.1). */
				readonly clientAuthentication: "body" | "basic";
				/** Where tokens are revoked (RFC 7009). */
				readonly revocationUrl?: string | undefined;
				/** What a callback must name, where the service sends `iss` (RFC 9207). */
				readonly issuer?: string | undefined;
				/** How a token that OAuth gave travels, where that is not Authorization: Bearer. */
				readonly authentication?: Exclude<Authentication, { kind: "none" | "basic" }> | undefined;
		  }
		| undefined;
	/** One cheap request that tells whether the credential works, and where the workspace's facts stand in its answer. */
	readonly check?:
		| {
				readonly path: string;
				/** Statuses that still mean that the credential is real. */
				readonly accepted: readonly number[];
				readonly workspaceId?: string | undefined;
				readonly timeZone?: string | undefined;
				readonly region?: string | undefined;
				/** Where the id stands of the one whose credential it is. */
				readonly me?: string | undefined;
		  }
		| undefined;
	readonly rateLimit?: LimitStrategy | undefined;
	/** Where the body of a refusal has its code and its words; absent: where most services have them. */
	readonly errorBody?: { readonly code?: string | undefined; readonly message?: string | undefined } | undefined;
	readonly errors: readonly ErrorMapping[];
	/** Words that people try as tables. */
	readonly knownAs?: readonly KnownWords[] | undefined;
}

/** A checked, frozen profile. */
export interface Profile {
	readonly service: ServiceDefinition;
	/** By name, in the order of the files. */
	readonly tables: readonly TableDefinition[];
	readonly views: readonly ViewFile[];
	readonly procedures: readonly ProcedureDefinition[];
}
