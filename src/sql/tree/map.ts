import type { Node } from "../ast/index.ts";
import { type Children, listChildFields, readChildren } from "./children.ts";

/**
 * The node with each of its direct children replaced by what `change` returns for it. If nothing changed it is the same object, else a new frozen
 * one. `change` must return a node that may stand in the child's place.
 * @example const rewrite = (node: Node): Node => { const below = mapChildren(node, rewrite); return below.kind === "Like" ? … : below; }
 */
export function mapChildren<N extends Node>(node: N, change: (child: Node) => Node): N {
	let copy: Record<string, unknown> | undefined;
	for (const field of listChildFields(node.kind)) {
		const before = readChildren(node, field);
		const after = mapOne(before, change);
		if (after === before) continue;
		copy ??= { ...node };
		copy[field] = after;
	}
	return copy === undefined ? node : (Object.freeze(copy) as unknown as N);
}

function mapOne(children: Children, change: (child: Node) => Node): Children {
	if (children === undefined) return undefined;
	if (!Array.isArray(children)) return change(children as Node);
	const before = children as readonly Children[];
	const after = before.map((child) => mapOne(child, change));
	return after.every((child, index) => child === before[index]) ? before : Object.freeze(after);
}
