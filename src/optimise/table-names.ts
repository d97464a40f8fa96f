import { type Query, walkNode } from "../sql/index.ts";

/** Which tables a query names in FROM, anywhere in it. */
export interface TableNames {
	/** How often it names each, WITH tables among them. */
	readonly counts: ReadonlyMap<string, number>;
	/** It has a WITH clause. */
	readonly hasCommonTables: boolean;
}

/** Lists the names of tables in a query; more than one pass wants to know. */
export function listTableNames(query: Query): TableNames {
	const known = names.get(query);
	if (known) return known;
	const counts = new Map<string, number>();
	let hasCommonTables = false;
	walkNode(query, (node) => {
		if (node.kind === "CommonTable") hasCommonTables = true;
		if (node.kind !== "TableName") return;
		const name = node.path[0]?.name ?? "";
		counts.set(name, (counts.get(name) ?? 0) + 1);
	});
	const found = { counts, hasCommonTables };
	names.set(query, found);
	return found;
}

const names = new WeakMap<Query, TableNames>();
