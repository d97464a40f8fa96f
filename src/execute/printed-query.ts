import { printStatement, type Query, walkNode } from "../sql/index.ts";
import { lowerQuery } from "./lowering.ts";
import { nameTables, type Sources } from "./table-source.ts";

/** What SQLite is given to run. */
export interface PrintedQuery {
	readonly text: string;
	/** The names of the parameters in it. */
	readonly parameters: readonly string[];
}

/**
 * The SQL of a plan's query over the tables that were read.
 * @example printQuery(plan.query, sources).text // 'SELECT "r1"."id" AS "c1" FROM "rows_7" AS "r1"'
 */
export function printQuery(query: Query, sources: Sources): PrintedQuery {
	const lowered = lowerQuery(query);
	const tables = identifySources(sources);
	const known = printed.get(lowered);
	if (known?.tables === tables) return known;
	const parameters = new Set<string>();
	walkNode(lowered, (node) => {
		if (node.kind === "Parameter") parameters.add(node.name);
	});
	const text = printStatement(nameTables(lowered, sources), "sqlite");
	const made = { tables, text, parameters: [...parameters] };
	printed.set(lowered, made);
	return made;
}

// A statement that is repeated finds its rows in the same tables as a rule.
const printed = new WeakMap<Query, PrintedQuery & { readonly tables: string }>();

function identifySources(sources: Sources): string {
	let identity = "";
	for (const [name, { tableName, startDateMs, planned }] of sources) {
		identity += `${name} ${tableName} ${String(startDateMs)} ${planned.inside?.name ?? ""};`;
	}
	return identity;
}
