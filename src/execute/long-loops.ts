import { conjunctionNode } from "../functions/index.ts";
import {
	createCall,
	createIdentifier,
	createNode,
	type Expression,
	mapChildren,
	type Node,
	type Query,
	type QueryBody,
	type Select,
	type TableExpression,
} from "../sql/index.ts";
import { interruptionCheck } from "../storage/index.ts";
import { estimateElements, unknownRows } from "./list-estimate.ts";
import { interruptLongFrames } from "./long-frames.ts";
import { findOuterColumn, isFoundByKey, listConditions, nameFirstColumn, names } from "./loop-conditions.ts";

/** What is known of a table when a statement runs. */
export interface LoopTable {
	readonly rowCount: number;
	/** One of its columns. */
	readonly column: string;
	/** At most one row has the same values in all of these columns; none: nothing is known. */
	readonly key: readonly string[];
	/** It has its rows on disk, and they are not computed as the statement runs. */
	readonly isStored: boolean;
}

/**
 * Lets a statement be interrupted: SQLite offers no way from outside, but heeds what a function throws. Where rows are combined so often
 * that it would take seconds, and in recursion, the statement calls such a function, once for each row of the outer loops. It costs some
 * 100 ns a call, so that it is left out where each row is joined with one other.
 * @param query As SQLite is given it.
 * @param longest So many steps may go by unheard.
 * @example SELECT … FROM t AS a, t AS b WHERE a.n + b.n = 1 // … WHERE keep_running(a.id) AND a.n + b.n = 1
 */
export function interruptLongLoops(query: Query, tables: ReadonlyMap<string, LoopTable>, longest = longLoop): Query {
	return rewriteQuery(query, { tables, repeats: 1, longest }).node;
}

/** So many steps take SQLite about half a second. */
const longLoop = 10_000_000;
/** So few are over before anybody asks. */
const shortLoop = 1000;

interface Surroundings {
	/** Tables that were read, and those of WITH. */
	readonly tables: ReadonlyMap<string, LoopTable & { readonly isRecursive?: boolean }>;
	/** How often the query may be run: as often as the loops that it depends on. */
	readonly repeats: number;
	/** So many steps may go by unheard. */
	readonly longest: number;
}

interface Rewritten<Rewritten extends Node> {
	readonly node: Rewritten;
	/** How many rows it may give. */
	readonly rows: number;
}

function rewriteQuery(query: Query, surroundings: Surroundings): Rewritten<Query> {
	const { repeats, longest } = surroundings;
	const known = new Map(surroundings.tables);
	const commonTables = query.with?.tables.map((table) => {
		const { name } = table.name;
		const column = table.columns[0]?.name ?? nameFirstColumn(table.query);
		const facts = { rowCount: unknownRows, column, key: [], isStored: false };
		const isRecursive = query.with?.isRecursive === true && names(table.query, name);
		if (isRecursive) known.set(name, { ...facts, isRecursive });
		const { node, rows } = rewriteQuery(table.query, { tables: known, repeats: 1, longest });
		known.set(name, isRecursive ? facts : { ...facts, rowCount: rows });
		return { ...table, query: node };
	});
	const body = rewriteBody(query.body, { tables: known, repeats, longest });
	const each = { tables: known, repeats: repeats * body.rows, longest };
	const orderBy = query.orderBy.map((item) => rewriteExpressions(item, each));
	const windows = body.node.kind === "Select" && isLongFrame(body.rows, longest) ? body.node.windows : undefined;
	const node = {
		...query,
		body: body.node,
		orderBy: windows ? orderBy.map((item) => interruptLongFrames(item, windows)) : orderBy,
		...(query.with && { with: { ...query.with, tables: commonTables ?? [] } }),
	};
	const limit = query.limit?.kind === "NumberLiteral" ? Number(query.limit.text) : body.rows;
	return { node, rows: Math.min(body.rows, limit) };
}

function rewriteBody(body: QueryBody, surroundings: Surroundings): Rewritten<QueryBody> {
	switch (body.kind) {
		case "Query":
			return rewriteQuery(body, surroundings);
		case "Select":
			return rewriteSelect(body, surroundings);
		case "SetOperation": {
			const [left, right] = [rewriteBody(body.left, surroundings), rewriteBody(body.right, surroundings)];
			return { node: { ...body, left: left.node, right: right.node }, rows: left.rows + right.rows };
		}
		case "Values":
			return { node: rewriteExpressions(body, { ...surroundings, repeats: 1 }), rows: body.rows.length };
	}
}

/** A table of FROM, with how many of its rows come to each combination of those before it. */
interface Loop extends LoopTable {
	readonly relation: string;
	readonly rowsEach: number;
	readonly isRecursive: boolean;
}

function rewriteSelect(select: Select, surroundings: Surroundings): Rewritten<Select> {
	const loops: Loop[] = [];
	const conditions = listConditions(select);
	const from = select.from.map((table) => rewriteTable(table, conditions, loops, surroundings));
	const rows = multiply(loops);
	const repeats = surroundings.repeats * rows;
	const rest = rewriteExpressions({ ...select, from: [] }, { ...surroundings, repeats });
	const framed = isLongFrame(rows, surroundings.longest) ? interruptLongFrames(rest, select.windows) : rest;
	const checks = [...createChecks(loops, select, surroundings), ...createRecursionCheck(loops)];
	const where = conjunctionNode(rest.where ? [...checks, rest.where] : checks);
	return { node: { ...framed, from, ...(where && { where }) }, rows };
}

// A frame has as many rows as the table at most.
function isLongFrame(rows: number, longest: number): boolean {
	return rows * rows > longest;
}

function rewriteTable(
	table: TableExpression,
	conditions: readonly Expression[],
	loops: Loop[],
	surroundings: Surroundings,
): TableExpression {
	const relation = "alias" in table ? (table.alias?.name.name ?? "") : "";
	const add = (facts: LoopTable & { readonly isRecursive?: boolean }): void => {
		const rowsEach = isFoundByKey(relation, facts.key, conditions) ? 1 : Math.max(1, facts.rowCount);
		loops.push({ isRecursive: false, ...facts, relation, rowsEach });
	};
	switch (table.kind) {
		case "Join": {
			const left = rewriteTable(table.left, conditions, loops, surroundings);
			const right = rewriteTable(table.right, conditions, loops, surroundings);
			const repeats = surroundings.repeats * multiply(loops);
			const on = table.on && (rewriteExpression(table.on, { ...surroundings, repeats }) as Expression);
			return { ...table, left, right, ...(on && { on }) };
		}
		case "TableName": {
			const facts = surroundings.tables.get(table.path[0]?.name ?? "");
			if (facts) add(facts);
			return table;
		}
		case "DerivedTable": {
			const repeats = table.isLateral ? surroundings.repeats * multiply(loops) : 1;
			const { node, rows } = rewriteQuery(table.query, { ...surroundings, repeats });
			const column = table.alias?.columns[0]?.name ?? nameFirstColumn(node);
			add({ rowCount: rows, column, key: [], isStored: false });
			return { ...table, query: node };
		}
		case "FunctionTable":
			add({ rowCount: estimateElements(table), column: "value", key: [], isStored: false });
			return table;
	}
}

function rewriteExpressions<Parent extends Node>(parent: Parent, surroundings: Surroundings): Parent {
	return mapChildren(parent, (child) => rewriteExpression(child, surroundings));
}

// A subquery that depends on nothing outside is run once.
function rewriteExpression(node: Node, surroundings: Surroundings): Node {
	if (node.kind !== "Query") return rewriteExpressions(node, surroundings);
	return rewriteQuery(node, findOuterColumn(node) ? surroundings : { ...surroundings, repeats: 1 }).node;
}

// The rows of a loop are gone through between two checks of the loops around it. Each loop that makes the rows too many has its check:
// conditions may keep SQLite from ever getting to those inside of it. A check of what is computed, alone, SQLite would move into the
// computation: there it stands for the loop as well.
function createChecks(
	loops: readonly Loop[],
	select: Select,
	{ repeats, longest }: Surroundings,
): readonly Expression[] {
	const isLong = ({ rowsEach }: Loop, index: number): boolean => {
		const rows = multiply(loops.slice(0, index + 1));
		return rowsEach > 1 && repeats * rows > longest && rows > Math.min(shortLoop, longest);
	};
	const long = loops.flatMap((loop, index) => (isLong(loop, index) ? [index] : []));
	const counts = long
		.filter((index) => index > 0)
		.map((index) => (loops.slice(0, index).some(({ isStored }) => isStored) ? index : index + 1));
	if (counts.length > 0) return [...new Set(counts)].map((count) => callCheck(loops.slice(0, count)));
	const outer = long.length > 0 && findOuterColumn({ kind: "Query", body: select, orderBy: [] });
	return outer ? [createCall(interruptionCheck, [outer])] : [];
}

// Recursion goes on as long as there are rows.
function createRecursionCheck(loops: readonly Loop[]): readonly Expression[] {
	const recursive = loops.filter(({ isRecursive }) => isRecursive);
	return recursive.length > 0 ? [callCheck(recursive)] : [];
}

function callCheck(loops: readonly Loop[]): Expression {
	const columns = loops.map(({ relation, column }) =>
		createNode("ColumnReference", { path: [createIdentifier(relation), createIdentifier(column)] }),
	);
	return createCall(interruptionCheck, columns);
}

function multiply(loops: readonly Loop[]): number {
	return loops.reduce((product, { rowsEach }) => product * rowsEach, 1);
}
