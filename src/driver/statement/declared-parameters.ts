import {
	createIdentifier,
	createNode,
	mapChildren,
	type Node,
	type Statement,
	type TypeName,
} from "../../sql/index.ts";

/** The names of the types of parameters by number, the first at index 0; undefined for one that the statement tells itself. */
export type DeclaredTypes = readonly (string | undefined)[];

/**
 * Writes the types that a caller declares into the statement: each parameter becomes a cast to its type.
 * @example printNode(declareParameters(parse("SELECT $1 + 1"), ["int8"])) // "SELECT CAST($1 AS int8) + 1"
 */
export function declareParameters(tree: Statement, declared: DeclaredTypes): Statement {
	if (declared.every((type) => type === undefined)) return tree;
	const declare = (node: Node): Node => {
		if (node.kind === "Cast" && node.operand.kind === "Parameter") return node;
		const below = mapChildren(node, declare);
		if (below.kind === "Parameter") {
			const type = declared[Number(below.name) - 1];
			return type === undefined ? below : createNode("Cast", { operand: below, type: readType(type), at: below.at });
		}
		if (below.kind !== "OutputColumn" || node.kind !== "OutputColumn" || node.alias) return below;
		// The name of a column is that of what is written.
		return node.expression.kind === "Parameter" ? { ...below, alias: createIdentifier("?column?") } : below;
	};
	return mapChildren(tree, declare);
}

// "_int4" is the array of int4.
function readType(type: string): TypeName {
	const isArray = type.startsWith("_");
	const name = isArray ? type.slice(1) : type;
	return createNode("TypeName", { name, modifiers: [], arrayDepth: isArray ? 1 : 0 });
}
