import { createError } from "../../base/index.ts";
import type { Node } from "../ast/index.ts";
import { type Children, listChildFields, readChildren } from "./children.ts";

/** How many levels a tree may have. SQLite's expressions end at 1000 too (SQLITE_MAX_EXPR_DEPTH), and recursive walks over it stay within Node's stack. */
export const maxHeight = 1000;

/**
 * Passes a tree of at most {@link maxHeight} levels.
 * @throws statement_too_complex for a higher one, with the position of the node that is too deep.
 */
export function checkHeight(root: Node): void {
	let level: Node[] = [root];
	for (let height = 1; level.length > 0; height++) {
		const below: Node[] = [];
		for (const node of level) {
			for (const field of listChildFields(node.kind)) collect(readChildren(node, field), below);
		}
		if (height > maxHeight) {
			throw createError("statement_too_complex", { limit: maxHeight }, { position: level[0]?.at });
		}
		level = below;
	}
}

function collect(children: Children, found: Node[]): void {
	if (children === undefined) return;
	if (Array.isArray(children)) for (const child of children as readonly Children[]) collect(child, found);
	else found.push(children as Node);
}
