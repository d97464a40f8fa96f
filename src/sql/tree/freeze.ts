import { createError } from "../../base/index.ts";
import type { Node } from "../ast/index.ts";
import { type Children, listChildFields, readChildren } from "./children.ts";

/** How many levels a tree may have. SQLite's expressions end at 1000 too (SQLITE_MAX_EXPR_DEPTH), and recursive walks over it stay within Node's stack. */
const maxHeight = 1000;

/**
 * Freezes a node and everything below it that is not frozen yet, and returns it. A frozen node is taken to be frozen all the way down.
 * @example freezeTree({ kind: "Unary", operator: "not", operand })
 */
export function freezeTree<N extends Node>(root: N): N {
	for (let level: readonly Node[] = [root]; level.length > 0; ) level = freezeLevel(level, isFresh);
	return root;
}

/**
 * The same for a tree that a text made, which may have {@link maxHeight} levels at most.
 * @throws statement_too_complex for a higher one, with the position of the node that is too deep.
 */
export function freezeStatement<N extends Node>(root: N): N {
	let level: readonly Node[] = [root];
	for (let height = 1; level.length > 0; height++) {
		if (height > maxHeight) {
			throw createError("statement_too_complex", { limit: maxHeight }, { position: level[0]?.at });
		}
		level = freezeLevel(level, isAny);
	}
	return root;
}

const isFresh = (children: Children) => !Object.isFrozen(children);
// What stands in several places counts in each of them.
const isAny = () => true;

function freezeLevel(level: readonly Node[], isTaken: (children: Children) => boolean): readonly Node[] {
	const below: Node[] = [];
	for (const node of level) {
		Object.freeze(node);
		if (node.kind === "TypeName") Object.freeze(node.modifiers);
		for (const field of listChildFields(node.kind)) collect(readChildren(node, field), below, isTaken);
	}
	return below;
}

function collect(children: Children, found: Node[], isTaken: (children: Children) => boolean): void {
	if (children === undefined || !isTaken(children)) return;
	if (isList(children)) {
		for (const child of Object.freeze(children)) collect(child, found, isTaken);
	} else found.push(children);
}

function isList(children: Children): children is readonly Children[] {
	return Array.isArray(children);
}
