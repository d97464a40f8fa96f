import { type Node, type Query, type TableName, walkNode } from "../sql/index.ts";

/** How often a statement names a table of its tree. */
export interface Naming {
	/** The names that stand for it in FROM: one for each place where it is written. */
	readonly places: ReadonlySet<string>;
	/** How often it occurs; a rewriting copies what is written once, as GROUPING SETS do. */
	readonly copies: number;
}

/** What the passes want to know of a statement's tree. */
export interface Survey {
	readonly namings: ReadonlyMap<string, Naming>;
	/** The columns that it names, by the names of their relations. */
	readonly usedColumns: ReadonlyMap<string, ReadonlySet<string>>;
	/** Its queries and the tables that it names, parents first, in the order of the text. */
	readonly sources: readonly (Query | TableName)[];
	/** Whether it has WITH tables, of its own or inside. */
	readonly hasCommonTables: boolean;
	/** Whether there are queries in its expressions, as EXISTS has. */
	readonly hasSubqueries: boolean;
}

/**
 * Walks over a statement's tree once for all passes, of which each would have to look at every node.
 * @example surveyTree(bindStatement(parse("SELECT id FROM tags"), catalog).query).namings.size // 1
 */
export function surveyTree(query: Query): Survey {
	if (latest?.query === query) return latest.survey;
	const namings = new Map<string, { readonly places: Set<string>; copies: number }>();
	const usedColumns = new Map<string, Set<string>>();
	const sources: (Query | TableName)[] = [];
	// Of all queries but the first, those that do not stand in FROM, in WITH or as a side of a set operation.
	let subqueries = -1;
	let hasCommonTables = false;
	walkNode(query, (node) => {
		if (node.kind === "ColumnReference") {
			noteColumn(node, usedColumns);
			return false;
		}
		if (node.kind === "TableName") {
			sources.push(node);
			noteNaming(node, namings);
			return false;
		}
		if (node.kind === "CommonTable") hasCommonTables = true;
		if (node.kind === "Query") {
			sources.push(node);
			subqueries++;
		}
		subqueries -= countTableQueries(node);
		return undefined;
	});
	const survey: Survey = { namings, usedColumns, sources, hasCommonTables, hasSubqueries: subqueries > 0 };
	latest = { query, survey };
	return survey;
}

// The passes take one tree after the other, and leave most as they are. To put each into a WeakMap would cost half as much as the walk.
let latest: { readonly query: Query; readonly survey: Survey } | undefined;

function noteColumn({ path }: Extract<Node, { kind: "ColumnReference" }>, used: Map<string, Set<string>>): void {
	const [relation, column] = path;
	if (!relation || !column) return;
	const columns = used.get(relation.name);
	if (columns) columns.add(column.name);
	else used.set(relation.name, new Set([column.name]));
}

function noteNaming(
	{ path, alias }: TableName,
	namings: Map<string, { readonly places: Set<string>; copies: number }>,
): void {
	const name = path[0]?.name ?? "";
	const naming = namings.get(name) ?? { places: new Set(), copies: 0 };
	naming.places.add(alias?.name.name ?? "");
	naming.copies++;
	namings.set(name, naming);
}

function countTableQueries(node: Node): number {
	switch (node.kind) {
		case "DerivedTable":
		case "CommonTable":
			return 1;
		case "Query":
			return Number(node.body.kind === "Query");
		case "SetOperation":
			return Number(node.left.kind === "Query") + Number(node.right.kind === "Query");
		default:
			return 0;
	}
}
