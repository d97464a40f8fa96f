import type { BinaryOperator, Identifier, Kind, NodeOf, Quantified, Unary } from "../ast/index.ts";
import type { Associativity } from "../lexer/operator-table.ts";
import type { Printer } from "./printer.ts";

/** The names of the dialects: `tree` is PostgreSQL's spelling, which parses to the same tree again; `sqlite` is what SQLite executes. */
export type DialectName = "tree" | "sqlite";

/** What binds its operands with a strength: the operators, and the forms that stand among them. */
export type Binding =
	| BinaryOperator
	| Quantified["operator"]
	| `prefix ${Unary["operator"]}`
	| "is"
	| "is distinct"
	| "range"
	| "at time zone"
	| "collate";

/** How strongly something binds its operands: the higher, the tighter. */
export interface Strength {
	readonly precedence: number;
	readonly associativity: Associativity;
}

/** The text of every kind of node. */
export type Printers = { readonly [K in Kind]: (node: NodeOf<K>, printer: Printer) => string };

/** A way to write a tree down. */
export interface Dialect {
	readonly name: DialectName;
	/** Undefined for what the dialect does not have. */
	readonly strengthOf: (binding: Binding) => Strength | undefined;
	/** `isFree` where any word may stand unquoted: after AS and after a dot. */
	readonly printName: (identifier: Identifier, isFree: boolean) => string;
	readonly printers: Printers;
}
