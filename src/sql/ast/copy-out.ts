import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { Query } from "./query.ts";

/**
 * Rows as lines of text for the client.
 * @example `COPY (SELECT 1) TO STDOUT WITH (FORMAT csv, HEADER)` → { kind: "CopyOut", query, format: "csv", hasHeader: true, columns: [] }
 */
export interface CopyOut extends NodeBase {
	readonly kind: "CopyOut";
	readonly query?: Query | undefined;
	/** The table, where there is no query, and which of its columns; none means all. */
	readonly path?: readonly Identifier[] | undefined;
	readonly columns: readonly Identifier[];
	readonly format: "text" | "csv" | "binary";
	readonly hasHeader: boolean;
	readonly delimiter?: string | undefined;
	/** What stands for NULL. */
	readonly nullText?: string | undefined;
	readonly quote?: string | undefined;
	readonly escape?: string | undefined;
	/** All values that are not NULL are quoted. */
	readonly isAllQuoted?: boolean | undefined;
}
