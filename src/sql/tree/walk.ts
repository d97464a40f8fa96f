import type { Node } from "../ast/index.ts";
import { type Children, listFieldsReversed, readChildren } from "./children.ts";

/**
 * Visits a node and everything below it, parents first, in the order of the text. A visit that returns `false` leaves out what is below that
 * node. The walk keeps its own stack, so no depth of tree is too deep for it.
 * @example walkNode(query, (node) => { if (node.kind === "TableName") tables.push(node); })
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a visit may return nothing, or false
export function walkNode(root: Node, visit: (node: Node) => boolean | void): void {
	const pending: Node[] = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (visit(node) === false) continue;
		for (const field of listFieldsReversed(node.kind)) {
			const children = readChildren(node, field);
			if (children !== undefined) pushReversed(children, pending);
		}
	}
}

function pushReversed(children: NonNullable<Children>, pending: Node[]): void {
	if (!isList(children)) {
		pending.push(children);
		return;
	}
	for (let index = children.length - 1; index >= 0; index--) {
		const child = children[index];
		if (child !== undefined) pushReversed(child, pending);
	}
}

function isList(children: Children): children is readonly Children[] {
	return Array.isArray(children);
}

/** Whether a column is named anywhere in a tree. */
export function namesColumn(root: Node): boolean {
	let isFound = false;
	walkNode(root, (node) => {
		if (node.kind === "ColumnReference") isFound = true;
		return !isFound;
	});
	return isFound;
}
