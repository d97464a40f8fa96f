import type { Expression } from "./expression.ts";
import type { Identifier } from "./identifier.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * An expression of a select list, with its alias.
 * @example `count(*) AS n` → { kind: "OutputColumn", expression: FunctionCall, alias: n }
 */
export interface OutputColumn extends NodeBase {
	readonly kind: "OutputColumn";
	readonly expression: Expression;
	readonly alias?: Identifier | undefined;
}
