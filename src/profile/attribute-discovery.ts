import type { ColumnType } from "../base/index.ts";
import type { ColumnDefinition } from "./profile.ts";
import type { ValueWrite, WriteEncoder } from "./write.ts";

/** The column that a type of attributes becomes. */
export interface AttributeType extends Pick<ColumnDefinition, "filter" | "from" | "send"> {
	readonly type: ColumnType;
	/** How values are written, where they can be. */
	readonly as: WriteEncoder;
}

/**
 * Columns that are not the service's but its user's: attributes that somebody defined there. Another table of the profile describes them, a
 * row each; their values stand by name in one JSON column of this table.
 */
export interface AttributeDiscovery {
	/** The first and the last API version in which they are described there. */
	readonly since?: string | undefined;
	readonly until?: string | undefined;
	/** The table that describes them. */
	readonly from: string;
	/** What its rows say that describe attributes of this table: `{ model: contact, custom: "true" }`. */
	readonly where: Readonly<Record<string, string>>;
	/** The columns of that table that say what an attribute is called, which it is, and of which of `types` its values are. */
	readonly name: string;
	readonly id: string;
	readonly type: string;
	/** The columns that say whether it is out of use, and what it is. */
	readonly archived?: string | undefined;
	readonly summary?: string | undefined;
	/** The column of this table that holds the values, by name. */
	readonly within: string;
	/** What the names of the columns begin with. */
	readonly prefix: string;
	/** Names of attributes that this table has columns of its own for. */
	readonly except: readonly string[];
	/** What the search calls an attribute: some text, and behind it what the attribute is called or which it is. Absent: it knows none. */
	readonly search?: { readonly before: string; readonly by: "name" | "id" } | undefined;
	/** When they can be written, by name within that column; absent: never. */
	readonly write?: ValueWrite["when"] | undefined;
	/** By the service's word for the type of the values; those of other types are given as JSON. */
	readonly types: Readonly<Record<string, AttributeType>>;
}
