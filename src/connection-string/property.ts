/** What a property's value looks like; each has one row of rules in `value-format.ts`. */
export type PropertyType =
	| "text"
	| "path"
	| "url"
	| "integer"
	| "boolean"
	| "choice"
	| "size"
	| "timestamp"
	| "zone"
	| "settings";

/** The heading under which a property is listed. */
export type PropertyCategory =
	| "Connection"
	| "Authentication"
	| "OAuth"
	| "Caching"
	| "Limits"
	| "Statements"
	| "Network"
	| "Logging";

/** A value of a connection property, as it stands in options. */
export type PropertyValue = string | number | boolean;

/**
 * One connection property: everything that is known about it, without a connection.
 * @example { name: "CacheTolerance", aliases: [], category: "Caching", type: "integer", unit: "s", minimum: 0, default: 600, summary: "…" }
 */
export interface ConnectionProperty {
	/** As it is written in documentation; letter case and blanks do not matter to a reader. */
	readonly name: string;
	/** Other names for it that people bring from elsewhere. */
	readonly aliases: readonly string[];
	readonly category: PropertyCategory;
	readonly type: PropertyType;
	readonly unit?: "s" | "ms";
	/** The values of a `choice`, in their canonical case. */
	readonly choices?: readonly string[];
	/** The choices are those of the bundled profile. Another one has its own, so what is none of them passes until the profile is read. */
	readonly isOfProfile?: true;
	/** The least value of an `integer`, or of a `size` in bytes. */
	readonly minimum?: number;
	/** The greatest value of an `integer`. */
	readonly maximum?: number;
	/** What holds when it is not set; null when there is no fixed value. */
	readonly default: PropertyValue | null;
	/** Where the value comes from when it is not set and `default` is null, e.g. `by Region`. */
	readonly defaultNote?: string;
	/** The environment variable that is read when it is not set. */
	readonly environment?: string;
	/** True when the value must never be shown. */
	readonly secret?: true;
	/** True for a `url` that may be plain http on any host; others may only on loopback. */
	readonly allowsPlainHttp?: true;
	/** True for a `url` that is looked at where it is used: a word that is none, such as the placeholder of an example, passes until then. */
	readonly isCheckedLater?: true;
	readonly summary: string;
}
