import type { FunctionCall } from "./function-call.ts";
import type { NodeBase } from "./node-base.ts";
import type { Operation } from "./operation.ts";
import type { TableAlias } from "./table-alias.ts";

/**
 * A function call in FROM.
 * @example `unnest(tags) WITH ORDINALITY AS t (tag, n)` → { kind: "FunctionTable", call: FunctionCall, hasOrdinality: true, alias: t (tag, n) }
 */
export interface FunctionTable extends NodeBase {
	readonly kind: "FunctionTable";
	readonly isLateral: boolean;
	/** A bound tree has the function itself, and columns c1, c2, … and ordinality. */
	readonly call: FunctionCall | Operation;
	/** ROWS FROM (f(…), g(…)): calls whose rows stand beside those of the first, until the longest ends. */
	readonly beside?: readonly FunctionCall[] | undefined;
	/** It was written in the select list: `*` does not see its columns. */
	readonly isOfSelectList?: true | undefined;
	readonly hasOrdinality: boolean;
	readonly alias?: TableAlias | undefined;
}
