import type { Node } from "../ast/index.ts";
import { type Children, listChildFields, readChildren } from "./children.ts";

/**
 * Freezes a node and everything below it that is not frozen yet, and returns it. A frozen node is taken to be frozen all the way down.
 * @example freezeTree({ kind: "Unary", operator: "not", operand })
 */
export function freezeTree<N extends Node>(root: N): N {
	const pending: Children[] = [root];
	while (pending.length > 0) {
		const next = pending.pop();
		if (next === undefined || Object.isFrozen(next)) continue;
		Object.freeze(next);
		// A list of VALUES may be longer than the arguments of one call can be, so it is not spread.
		if (Array.isArray(next)) for (const child of next as readonly Children[]) pending.push(child);
		else freezeFields(next as Node, pending);
	}
	return root;
}

function freezeFields(node: Node, pending: Children[]): void {
	if (node.kind === "TypeName") Object.freeze(node.modifiers);
	for (const field of listChildFields(node.kind)) pending.push(readChildren(node, field));
}
