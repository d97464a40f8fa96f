import type { Expression } from "../../sql/index.ts";
import type { Operand } from "../row/function-row.ts";

/** What a decimal in SQLite's form was made of: the exact function that gives it, and what that was applied to. */
export interface WrittenParts {
	readonly call: string;
	readonly operands: readonly Operand[];
}

// Kept beside the tree by the node itself: what changes a value makes another node, and so loses this.
const parts = new WeakMap<Expression, WrittenParts>();

/** Remembers what a decimal was made of. */
export function keepParts(node: Expression, call: string, operands: readonly Operand[]): Expression {
	parts.set(node, { call, operands });
	return node;
}

/** What a decimal was made of, where that is known. */
export function partsOf(node: Expression): WrittenParts | undefined {
	return parts.get(node);
}
