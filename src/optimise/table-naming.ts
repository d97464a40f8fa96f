import { type Query, walkNode } from "../sql/index.ts";

/** How often a statement names a table of its tree. */
export interface Naming {
	/** The names that stand for it in FROM: one for each place where it is written. */
	readonly places: ReadonlySet<string>;
	/** How often it occurs; a rewriting copies what is written once, as GROUPING SETS do. */
	readonly copies: number;
}

/**
 * Counts how often each table is named, by the names of the tree.
 * @example countNamings(bindStatement(parse("SELECT id FROM tags"), catalog).query).size // 1
 */
export function countNamings(query: Query): ReadonlyMap<string, Naming> {
	return survey(query).namings;
}

/** Whether a statement has WITH tables, of its own or inside. */
export function hasCommonTables(query: Query): boolean {
	return survey(query).hasCommonTables;
}

interface Survey {
	readonly namings: ReadonlyMap<string, Naming>;
	readonly hasCommonTables: boolean;
}

function survey(query: Query): Survey {
	const known = surveys.get(query);
	if (known) return known;
	const namings = new Map<string, { readonly places: Set<string>; copies: number }>();
	const state = { hasTables: false };
	walkNode(query, (node) => {
		if (node.kind === "CommonTable") state.hasTables = true;
		if (node.kind !== "TableName") return;
		const name = node.path[0]?.name ?? "";
		const naming = namings.get(name) ?? { places: new Set(), copies: 0 };
		naming.places.add(node.alias?.name.name ?? "");
		naming.copies++;
		namings.set(name, naming);
	});
	const made = { namings, hasCommonTables: state.hasTables };
	surveys.set(query, made);
	return made;
}

// Three passes want to know, mostly of the same tree.
const surveys = new WeakMap<Query, Survey>();
