import { printStatement, type Query, walkNode } from "../sql/index.ts";
import { computeAttributes } from "./attribute-expressions.ts";
import { interruptLongLoops, type LoopTable } from "./long-loops.ts";
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
	const computed = computeAttributes(interruptLongLoops(lowered, describeLoops(sources)), sources);
	const text = printStatement(nameTables(computed, sources), "sqlite");
	const made = { tables, text, parameters: [...parameters] };
	printed.set(lowered, made);
	return made;
}

// A statement that is repeated finds its rows in the same tables as a rule.
const printed = new WeakMap<Query, PrintedQuery & { readonly tables: string }>();

function identifySources(sources: Sources): string {
	let identity = "";
	for (const [name, { tableName, startDateMs, planned, parameter = "" }] of sources) {
		identity += `${name} ${tableName} ${String(startDateMs)} ${planned.inside?.name ?? ""} ${parameter};`;
	}
	return identity;
}

// A row that has others inside of it has a few as a rule.
const rowsInside = 10;

function describeLoops(sources: Sources): ReadonlyMap<string, LoopTable> {
	const loops = new Map<string, LoopTable>();
	for (const [name, { rowCount, planned, startDateMs, parameter }] of sources) {
		const isStored = planned.inside === undefined && startDateMs === undefined && parameter === undefined;
		const columns = planned.inside ? planned.table.columns : planned.columns;
		loops.set(name, {
			rowCount: planned.inside ? rowCount * rowsInside : rowCount,
			column: columns[0]?.name ?? "",
			key: planned.table.definition.key,
			isStored,
		});
	}
	return loops;
}
