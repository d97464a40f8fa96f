import type { ColumnType } from "../base/index.ts";
import type { ColumnDefinition } from "./profile.ts";

/** How a value is written into a body; each is the inverse of a decoder, but for the last three. */
export type WriteEncoder =
	| "text"
	| "integer"
	| "double"
	| "boolean"
	| "unix_seconds"
	| "iso8601" // 2026-01-31T10:00:00Z, with milliseconds only where there are some
	| "json"
	| "date" // 2026-01-31
	| "id_objects" // "1" or ["1", "2"] as [{ "id": "1" }, { "id": "2" }]
	| "value_objects"; // ["a", "b"] as [{ "value": "a" }, { "value": "b" }]

/** Where and how one value is written. */
export interface ValueWrite {
	/** At creation and later on, at creation alone, or later on alone. */
	readonly when: "always" | "create" | "change";
	/** Where it goes. */
	readonly in: "body" | "query";
	/** Its place in the body, from the outside in, or the name of the parameter: `["from", "id"]`; a number is a place in a list. */
	readonly at: readonly (string | number)[];
	readonly as: WriteEncoder;
	/** Where and how it is written when a row is changed, where that is not as at its creation. */
	readonly later?: { readonly at: ValueWrite["at"]; readonly as: WriteEncoder } | undefined;
	/** The service takes no row without it. */
	readonly isRequired: boolean;
	/** The most characters that it may have. */
	readonly length?: number | undefined;
	/** The service takes values that differ in case alone for the same. */
	readonly isCaseless?: boolean | undefined;
	/** What the service calls values when they are written, where it shows them under other names. */
	readonly sendValues?: Readonly<Record<string, string>> | undefined;
	/** What stands for it where nothing is given: the id of the one whose credential it is. */
	readonly default?: "me" | undefined;
	/** The only values that may be written, where they are not those that are read. */
	readonly values?: readonly string[] | undefined;
}

/** What can be given to the service and not be read back. */
export interface InputDefinition extends Pick<ColumnDefinition, "name" | "summary" | "values" | "since" | "until"> {
	readonly type: ColumnType;
	readonly write: ValueWrite;
}

/** What an answer to a write tells of the row: the row itself as reading gives it, at a place of the body; its key; or nothing. */
export type WriteAnswer =
	| { readonly kind: "row"; readonly at: string }
	| { readonly kind: "key"; readonly at: string }
	| { readonly kind: "none" };

/** One request that writes. */
export interface WriteOperation {
	readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
	/** With slots: `/contacts/{contact_id}/tags`. */
	readonly path: string;
	/** The permission that it takes, where that is not the one of the others. */
	readonly scope?: string | undefined;
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	/** What every body says, by its place: `{ type: "admin" }`. */
	readonly body: Readonly<Record<string, unknown>>;
	/** To repeat it changes nothing further. */
	readonly isIdempotent: boolean;
	/** Columns that go with the value that the row has, or inputs with their default, where the statement gives none. */
	readonly alsoSend: readonly string[];
}

/** How a row is created. */
export interface InsertOperation extends WriteOperation {
	readonly answer: WriteAnswer;
	/** Columns by which the service finds the row that it changes instead, where there is one already. */
	readonly upsertsBy: readonly string[];
	/** Columns of which at least one needs a value. */
	readonly oneOf: readonly string[];
}

/** How a row is changed. */
export interface UpdateOperation extends WriteOperation {
	readonly answer: WriteAnswer;
	/** The place in the body of each column that names the row, where the path does not: `{ id: ["id"] }`. */
	readonly keyAt: Readonly<Record<string, ValueWrite["at"]>>;
}

/** How a row is deleted. */
export interface DeleteOperation extends WriteOperation {
	readonly keyAt: Readonly<Record<string, ValueWrite["at"]>>;
	/** Statuses that say that it is not there any more. */
	readonly gone: readonly number[];
	/** The row stays, and is only marked: reading goes on to show it. */
	readonly isKept: boolean;
}

/** What can be written of a table; what is absent cannot be done. */
export interface TableWrite {
	/** The permission that it takes. */
	readonly scope?: string | undefined;
	readonly insert?: InsertOperation | undefined;
	readonly update?: UpdateOperation | undefined;
	readonly delete?: DeleteOperation | undefined;
	/** Columns, beside the key, by each of which a row is one. */
	readonly unique: readonly string[];
	readonly inputs: readonly InputDefinition[];
}
