import { rowOf } from "../functions/index.ts";
import { type CommonTable, mapChildren, type Node, type Query, type TableExpression, walkNode } from "../sql/index.ts";
import type { LogicalPlan } from "./logical-plan.ts";
import { listOutputNames } from "./substitution.ts";
import { type Survey, surveyTree } from "./tree-survey.ts";

/**
 * Puts views and WITH tables that are named once where they are named, as subqueries in FROM, so that everything that can be asked of
 * the tables of a subquery is asked of theirs. Those that are recursive or of chance, and those that are written MATERIALIZED, stay.
 * Source: https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-CTE-MATERIALIZATION.
 * @example `WITH a AS (SELECT * FROM contacts) SELECT count(*) FROM a` becomes `SELECT count(*) FROM (SELECT * FROM contacts) a`
 */
export function placeCommonTables(plan: LogicalPlan): LogicalPlan {
	const survey = surveyTree(plan.query);
	if (!survey.hasCommonTables) return plan;
	const placing: Placing = { survey, placed: new Map(), around: [] };
	return { ...plan, query: rewriteNode(plan.query, placing) as Query };
}

interface Placing {
	readonly survey: Survey;
	/** The queries that stand where they are named, by the names of their tables. */
	readonly placed: Map<string, Query>;
	/** The tables that are being defined, from the outside inwards. */
	readonly around: readonly string[];
}

function rewriteNode(node: Node, placing: Placing): Node {
	switch (node.kind) {
		case "Query":
			return node.with ? rewriteQuery(node, placing) : mapChildren(node, (child) => rewriteNode(child, placing));
		case "Select": {
			if (placing.survey.hasSubqueries) return mapChildren(node, (child) => rewriteNode(child, placing));
			// Tables are named in FROM only.
			const from = node.from.map((item) => rewriteNode(item, placing) as TableExpression);
			return from.some((item, index) => item !== node.from[index]) ? { ...node, from } : node;
		}
		case "CommonTable": {
			const inside = { ...placing, around: [...placing.around, node.name.name] };
			return mapChildren(node, (child) => rewriteNode(child, inside));
		}
		case "TableName": {
			const query = placing.placed.get(node.path[0]?.name ?? "");
			return query ? { kind: "DerivedTable", isLateral: false, query, alias: node.alias, at: node.at } : node;
		}
		default:
			return mapChildren(node, (child) => rewriteNode(child, placing));
	}
}

// A table is named only after it is defined.
function rewriteQuery({ with: written, ...rest }: Query, placing: Placing): Query {
	const kept: CommonTable[] = [];
	for (const table of written?.tables ?? []) {
		const rewritten = rewriteNode(table, placing) as CommonTable;
		if (isPlaceable(rewritten, placing)) placing.placed.set(table.name.name, rewritten.query);
		else kept.push(rewritten);
	}
	const others = mapChildren(rest, (child) => rewriteNode(child, placing)) as Query;
	return written && kept.length > 0 ? { ...others, with: { ...written, tables: kept } } : others;
}

function isPlaceable({ name, query, columns, isMaterialized }: CommonTable, { survey, around }: Placing): boolean {
	if (isMaterialized === true || survey.namings.get(name.name)?.copies !== 1) return false;
	const names = listOutputNames(query.body);
	if (names?.length !== columns.length || columns.some((column, index) => column.name !== names[index])) return false;
	// The step of a recursive table names that in its own FROM, and not below.
	const recursive = new Set([...around, name.name]);
	let isSo = true;
	walkNode(query, (node) => {
		if (node.kind === "TableName" && recursive.has(node.path[0]?.name ?? "")) isSo = false;
		if (node.kind === "Operation" && rowOf(node).volatility === "volatile") isSo = false;
		return isSo;
	});
	return isSo;
}
