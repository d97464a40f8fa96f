import { createError } from "../../base/index.ts";
import { isAggregate } from "../../functions/index.ts";
import { type Node, type Query, type QueryBody, walkNode } from "../../sql/index.ts";

/**
 * Makes sure that the step of WITH RECURSIVE names its own table only in FROM, and without an aggregate: PostgreSQL
 * computes nothing else. A subquery of FROM, which PostgreSQL allows, is beyond SQLite.
 * @param step The bound step.
 * @param scanName The table's name in it.
 * @throws recursion (42P19), not_supported (0A000)
 */
export function checkRecursion(
	step: Node,
	{ name, scanName }: { readonly name: string; readonly scanName: string },
): void {
	walkNode(step, (node) => {
		const isSubquery = node.kind === "ScalarSubquery" || node.kind === "InQuery" || node.kind === "Exists";
		if (node.kind === "DerivedTable" && countNames(node.query, scanName) > 0) {
			const slots = { feature: `the recursive table ${name} in a subquery of FROM`, advice: "Name it in FROM itself." };
			throw createError("not_supported", slots, { position: node.at });
		}
		if (isSubquery && countNames(node.query, scanName) > 0)
			throw refuse(name, "inside a subquery of an expression", node);
	});
	if (step.kind === "Query" && countNames(step, scanName) > 0) {
		const slots = { feature: `a step of ${name} in parentheses`, advice: "Write the step without ORDER BY and LIMIT." };
		throw createError("not_supported", slots, { position: step.at });
	}
	if (countNames(step, scanName) > 1) throw refuse(name, "more than once", step);
	if (step.kind !== "Select" || countNames(step, scanName) === 0) return;
	for (const item of step.items) {
		walkNode(item, (node) => {
			if (isAggregate(node)) throw refuse(name, "under an aggregate", node);
			return node.kind !== "Query";
		});
	}
}

/**
 * Makes sure that a recursive query has no ORDER BY, LIMIT or OFFSET of its own: SQLite takes them for a rule by which steps are taken.
 * Source: `checkWellFormedRecursion` in PostgreSQL's parse_cte.c.
 * @throws not_supported (0A000)
 */
export function checkRecursiveEnd({ orderBy, limit, offset }: Query): void {
	const [order] = orderBy;
	const [word, node] = order ? ["ORDER BY", order] : offset ? ["OFFSET", offset] : ["LIMIT", limit];
	if (node === undefined) return;
	const slots = { feature: `${word} in a recursive query`, advice: "Write it into the query that reads the table." };
	throw createError("not_supported", slots, { position: node.at });
}

function countNames(root: Node, scanName: string): number {
	let count = 0;
	walkNode(root, (node) => {
		if (node.kind === "TableName" && node.path[0]?.name === scanName) count++;
	});
	return count;
}

function refuse(name: string, where: string, { at }: Node): Error {
	return createError("recursion", { name, where }, { position: at });
}

/** Whether a query of WITH RECURSIVE names itself: only then it is recursive, whatever the word before it says. */
export function namesTable(body: QueryBody, name: string): boolean {
	const lowered = name.toLowerCase();
	let isNamed = false;
	walkNode(body, (node) => {
		const [only, ...others] = node.kind === "TableName" ? node.path : [];
		if (others.length === 0 && only?.name.toLowerCase() === lowered) isNamed = true;
	});
	return isNamed;
}
