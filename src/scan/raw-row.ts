import type { ParsedRows } from "./page-intake.ts";
import type { Discrepancy } from "./total.ts";

/** Rows that came together. */
export interface RawBatch {
	readonly rows: readonly RawRow[];
	/** Where they wait elsewhere; then those here have only the fields that reading needs. */
	readonly parsed?: ParsedRows | undefined;
	/** Where reading can begin after these rows; see {@link Page}. */
	readonly resume?: string | undefined;
	/** The parents whose rows are complete with these. */
	readonly parents?: readonly string[] | undefined;
	/** The parents whose first rows are among these; none is there twice. */
	readonly begun?: readonly string[] | undefined;
	/** How many rows the service says it has. */
	readonly total?: number | undefined;
	/** With the last rows: how many were told, and how many came; see {@link Page}. */
	readonly discrepancy?: Discrepancy | undefined;
	/** How many parents the service says it has. */
	readonly parentTotal?: number | undefined;
	/** The latest change that was seen so far, in milliseconds since 1970. */
	readonly latest?: number | undefined;
}

/** A row as the service sent it, with what it stands in. */
export interface RawRow {
	readonly value: unknown;
	/** The object that it belongs to. */
	readonly parent?: RawRow | undefined;
	/** The same object as another answer showed it; asked for fields that this one lacks. */
	readonly seenAs?: RawRow | undefined;
	/** Values that the row itself does not tell, by column: `{ conversation_id: "215472856448646" }`. */
	readonly keys?: Readonly<Record<string, string>> | undefined;
}
