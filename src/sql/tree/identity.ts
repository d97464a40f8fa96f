import type { Node } from "../ast/index.ts";

/**
 * The text by which two expressions are the same, wherever they stand.
 * @example identifyNode(first) === identifyNode(second)
 */
export function identifyNode(node: Node): string {
	// To remember it costs more than to read a name once more.
	if (node.kind === "ColumnReference") return identify(node);
	const known = identities.get(node);
	if (known !== undefined) return known;
	const identity = identify(node);
	identities.set(node, identity);
	return identity;
}

// Nodes never change, and the same one is asked for many times.
const identities = new WeakMap<Node, string>();

function identify(value: unknown): string {
	if (typeof value !== "object" || value === null)
		return typeof value === "string" ? `${String(value.length)}:${value}` : String(value);
	let identity = "";
	if (Array.isArray(value)) for (const item of value) identity += `${identify(item)};`;
	else {
		for (const name in value) {
			const member: unknown = value[name as keyof typeof value];
			if (name === "operator" && typeof member === "object") identity += `row:${identifyRow(member)},`;
			else if (name !== "at" && name !== "operandTypes" && member !== undefined)
				identity += `${name}:${identify(member)},`;
		}
	}
	return `(${identity})`;
}

// Overloads share their names.
const rowNumbers = new WeakMap<object, number>();
let rowCount = 0;

function identifyRow(row: object | null): number {
	const known = row ? rowNumbers.get(row) : 0;
	if (known !== undefined || !row) return known ?? 0;
	rowCount++;
	rowNumbers.set(row, rowCount);
	return rowCount;
}
