import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";
import type { TypeName } from "./type-name.ts";

/**
 * The alias of something in FROM, with its column names.
 * @example `AS t (a, b)` → { kind: "TableAlias", name: t, columns: [a, b] }
 */
export interface TableAlias extends NodeBase {
	readonly kind: "TableAlias";
	readonly name: Identifier;
	readonly columns: readonly Identifier[];
	/** Of a function that leaves its columns to the statement, one for each: AS t (a int, b text). */
	readonly types?: readonly TypeName[] | undefined;
}
