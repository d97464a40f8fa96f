import { splitConjuncts } from "../functions/index.ts";
import {
	type ColumnReference,
	type Expression,
	type Node,
	type Query,
	type Select,
	type TableExpression,
	walkNode,
} from "../sql/index.ts";

/** The conditions that hold for each combination of rows of FROM. */
export function listConditions({ where, from }: Select): readonly Expression[] {
	const conditions = where ? [where] : [];
	const add = (table: TableExpression): void => {
		if (table.kind !== "Join") return;
		if (table.on) conditions.push(table.on);
		add(table.left);
		add(table.right);
	};
	for (const table of from) add(table);
	return conditions.flatMap(splitConjuncts);
}

/** Tells whether the conditions leave at most one row of a table, once those of the other tables are known. */
export function isFoundByKey(relation: string, key: readonly string[], conditions: readonly Expression[]): boolean {
	const isColumn = (node: Expression, name: string) =>
		node.kind === "ColumnReference" && node.path[0]?.name === relation && node.path[1]?.name === name;
	const isSettled = (name: string) =>
		conditions.some((condition) => {
			if (condition.kind !== "Binary" || condition.operator !== "=") return false;
			const { left, right } = condition;
			return (isColumn(left, name) && !names(right, relation)) || (isColumn(right, name) && !names(left, relation));
		});
	return key.length > 0 && key.every(isSettled);
}

/** Tells whether a table, or a column of it, is named. */
export function names(node: Node, name: string): boolean {
	let isFound = false;
	walkNode(node, (below) => {
		if ((below.kind === "TableName" || below.kind === "ColumnReference") && below.path[0]?.name === name)
			isFound = true;
		return !isFound;
	});
	return isFound;
}

/** Finds a column of a query around this one. The names of tables are those of the bound query, where each is used once. */
export function findOuterColumn(query: Query): ColumnReference | undefined {
	const own = new Set<string>();
	const columns: ColumnReference[] = [];
	walkNode(query, (node) => {
		if (node.kind === "TableAlias") own.add(node.name.name);
		if (node.kind === "ColumnReference" && node.path.length === 2) columns.push(node);
	});
	return columns.find(({ path }) => !own.has(path[0]?.name ?? ""));
}

/** The name of the first column that a query gives; "" where it has none. */
export function nameFirstColumn({ body }: Query): string {
	if (body.kind === "Query") return nameFirstColumn(body);
	if (body.kind === "SetOperation") return nameFirstColumn({ kind: "Query", body: body.left, orderBy: [] });
	if (body.kind === "Values") return "column1";
	const [item] = body.items;
	if (item?.kind !== "OutputColumn") return "";
	const { alias, expression } = item;
	return alias?.name ?? (expression.kind === "ColumnReference" ? (expression.path.at(-1)?.name ?? "") : "");
}
