import type { CaseBranch } from "./case-branch.ts";
import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * A CASE, with or without an operand.
 * @example `CASE WHEN a THEN 1 ELSE 2 END` → { kind: "Case", branches: [CaseBranch], otherwise: 2 }
 */
export interface Case extends NodeBase {
	readonly kind: "Case";
	readonly operand?: Expression | undefined;
	readonly branches: readonly CaseBranch[];
	readonly otherwise?: Expression | undefined;
}
