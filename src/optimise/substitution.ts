import { mayRaise, rowOf } from "../functions/index.ts";
import { type Expression, mapChildren, type Node, type Operation, type QueryBody, walkNode } from "../sql/index.ts";

/** The columns that a query gives, by the names under which others refer to them. */
export type OutputColumns = ReadonlyMap<string, Expression>;

/**
 * Writes a condition on the columns of a subquery as one on what these are computed from.
 * @param relation The name of the subquery.
 * @returns undefined when a column is not simply computed from a row.
 * @example substitute(parse("x.state = 'open'"), "x", new Map([["state", parse("r1.state")]]))?.kind // "Binary"
 */
export function substitute(condition: Expression, relation: string, columns: OutputColumns): Expression | undefined {
	const state = { isPossible: true };
	const replace = (node: Node): Node => {
		if (node.kind === "Query") {
			state.isPossible = false;
			return node;
		}
		if (node.kind !== "ColumnReference") return mapChildren(node, replace);
		const [qualifier, name] = node.path;
		if (qualifier?.name !== relation) return node;
		const column = columns.get(name?.name ?? "");
		if (column && isPlain(column)) return column;
		state.isPossible = false;
		return node;
	};
	const replaced = replace(condition) as Expression;
	return state.isPossible ? replaced : undefined;
}

/** The names of the columns of a body, in their order; undefined where it does not tell by itself. */
export function listOutputNames(body: QueryBody): readonly string[] | undefined {
	switch (body.kind) {
		case "Select":
			return body.items.map((item) => (item.kind === "OutputColumn" ? (item.alias?.name ?? "") : ""));
		case "SetOperation":
			return listOutputNames(body.left);
		case "Query":
			return listOutputNames(body.body);
		case "Values":
			return undefined;
	}
}

/** Tells whether an expression has one value for each row, the same whenever it is computed: no aggregate, window, subquery or chance. */
export function isPlain(root: Expression): boolean {
	let isSo = true;
	walkNode(root, (node) => {
		if (node.kind === "Query" || node.kind === "Collate") isSo = false;
		if (node.kind === "Operation") isSo &&= isPlainOperation(node);
		return isSo;
	});
	return isSo;
}

function isPlainOperation(node: Operation): boolean {
	const { kind, volatility } = rowOf(node);
	return kind === "scalar" && volatility !== "volatile" && !mayRaise(node);
}

/** The relations that a node speaks of. */
export function listRelations(root: Node): ReadonlySet<string> {
	const relations = new Set<string>();
	walkNode(root, (node) => {
		if (node.kind === "ColumnReference") relations.add(node.path[0]?.name ?? "");
	});
	return relations;
}

/**
 * Tells whether an expression gives the same for the same rows however often and wherever it is computed, and never fails on purpose;
 * for one with LIMIT, if that keeps the same rows each time.
 */
export function isStable(root: Node): boolean {
	const state = { isSo: true };
	walkNode(root, (node) => {
		// Which rows are numbered first may differ from one computation to the next. So do those that LIMIT keeps: see pinLimits.
		if ((node.kind === "Operation" && node.over) || isVolatile(node)) state.isSo = false;
		return state.isSo;
	});
	return state.isSo;
}

/** Tells whether a node itself may give another value each time, or fails on purpose. */
export function isVolatile(node: Node): boolean {
	if (node.kind !== "Operation") return false;
	return rowOf(node).volatility === "volatile" || mayRaise(node);
}
