import type { Draw } from "./draw.ts";
import type { Kind } from "./kind.ts";
import type { Piece } from "./piece.ts";
import type { RandomTable } from "./random-tables.ts";

/** What a query gives, by which name. */
export interface Column {
	readonly kind: Kind;
	readonly piece: Piece;
}

/** A query as other queries can name it. */
export interface NamedQuery {
	readonly name: string;
	readonly rows: number;
	readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
}

/** What stands around an expression or a query: what it can speak of, and how deep it may go. */
export interface Place {
	readonly draw: Draw;
	readonly tables: readonly RandomTable[];
	readonly named: readonly NamedQuery[];
	/** The columns in sight, those of the query itself and of the queries around it. */
	readonly columns: readonly Column[];
	readonly outer: readonly Column[];
	/** About how many times what stands here is computed. */
	readonly times: number;
	/** How many queries may still stand inside each other. */
	readonly depth: number;
	/** Whether the next value is to be a mistake, which it is once in a statement at the most. */
	readonly takeMistake: () => boolean;
	/** Makes a query that stands inside of an expression. */
	readonly makeQuery: MakeQuery;
}

/** How a query is used: as rows, as one value of one row at most, or as rows of which nobody asks the order. */
export type MakeQuery = (wanted: readonly Kind[], place: Place, use: "rows" | "value") => SizedQuery;

/** A query, and about how many rows it gives at the most. */
export interface SizedQuery {
	readonly piece: Piece;
	readonly rows: number;
}
