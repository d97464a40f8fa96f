import { splitConjuncts } from "../functions/index.ts";
import {
	type ColumnReference,
	createCall,
	createIdentifier,
	createNode,
	type Expression,
	joinChain,
	mapChildren,
	type Node,
	type Query,
	type QueryBody,
	type Select,
	type TableExpression,
	walkNode,
} from "../sql/index.ts";
import { interruptionCheck } from "../storage/index.ts";

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
 * @example SELECT … FROM t AS a, t AS b WHERE a.n + b.n = 1 // … WHERE keep_running(a.id) AND a.n + b.n = 1
 */
export function interruptLongLoops(query: Query, tables: ReadonlyMap<string, LoopTable>): Query {
	return rewriteQuery(query, { tables, repeats: 1 }).node;
}

/** So many steps take SQLite about half a second. */
const longLoop = 10_000_000;
/** So few are over before anybody asks. */
const shortLoop = 1000;
/** For what only the run of the statement can tell. */
const unknownRows = 100_000;

interface Surroundings {
	/** Tables that were read, and those of WITH. */
	readonly tables: ReadonlyMap<string, LoopTable & { readonly isRecursive?: boolean }>;
	/** How often the query may be run: as often as the loops that it depends on. */
	readonly repeats: number;
}

interface Rewritten<Rewritten extends Node> {
	readonly node: Rewritten;
	/** How many rows it may give. */
	readonly rows: number;
}

function rewriteQuery(query: Query, { tables, repeats }: Surroundings): Rewritten<Query> {
	const known = new Map(tables);
	const commonTables = query.with?.tables.map((table) => {
		const { name } = table.name;
		const column = table.columns[0]?.name ?? nameFirstColumn(table.query);
		const facts = { rowCount: unknownRows, column, key: [], isStored: false };
		const isRecursive = query.with?.isRecursive === true && names(table.query, name);
		if (isRecursive) known.set(name, { ...facts, isRecursive });
		const { node, rows } = rewriteQuery(table.query, { tables: known, repeats: 1 });
		known.set(name, isRecursive ? facts : { ...facts, rowCount: rows });
		return { ...table, query: node };
	});
	const body = rewriteBody(query.body, { tables: known, repeats });
	const node = {
		...query,
		body: body.node,
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
	const check = repeats > longLoop && rows > shortLoop ? createCheck(loops, select) : createRecursionCheck(loops);
	const where = check && (rest.where ? joinChain("and", [check, rest.where]) : check);
	return { node: { ...rest, from, ...(where && { where }) }, rows };
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
			add({ rowCount: unknownRows, column: "value", key: [], isStored: false });
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

// The rows of the innermost loop that multiplies are gone through between two checks. SQLite would move a check of what is computed, alone,
// into the computation: there it stands for both.
function createCheck(loops: readonly Loop[], select: Select): Expression | undefined {
	const last = loops.findLastIndex(({ rowsEach }) => rowsEach > 1);
	if (last <= 0) {
		const outer = findOuterColumn({ kind: "Query", body: select, orderBy: [] });
		return outer && createCall(interruptionCheck, [outer]);
	}
	const outer = loops.slice(0, last);
	return callCheck(outer.some(({ isStored }) => isStored) ? outer : loops.slice(0, last + 1));
}

function createRecursionCheck(loops: readonly Loop[]): Expression | undefined {
	const recursive = loops.filter(({ isRecursive }) => isRecursive);
	return recursive.length > 0 ? callCheck(recursive) : undefined;
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

function listConditions({ where, from }: Select): readonly Expression[] {
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

function isFoundByKey(relation: string, key: readonly string[], conditions: readonly Expression[]): boolean {
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

// Whether a table, or a column of it, is named.
function names(node: Node, name: string): boolean {
	let isFound = false;
	walkNode(node, (below) => {
		if ((below.kind === "TableName" || below.kind === "ColumnReference") && below.path[0]?.name === name)
			isFound = true;
		return !isFound;
	});
	return isFound;
}

// The names of tables are those of the bound query, where each is used once.
function findOuterColumn(query: Query): ColumnReference | undefined {
	const own = new Set<string>();
	const columns: ColumnReference[] = [];
	walkNode(query, (node) => {
		if (node.kind === "TableAlias") own.add(node.name.name);
		if (node.kind === "ColumnReference" && node.path.length === 2) columns.push(node);
	});
	return columns.find(({ path }) => !own.has(path[0]?.name ?? ""));
}

function nameFirstColumn({ body }: Query): string {
	if (body.kind === "Query") return nameFirstColumn(body);
	if (body.kind === "SetOperation") return nameFirstColumn({ kind: "Query", body: body.left, orderBy: [] });
	if (body.kind === "Values") return "column1";
	const [item] = body.items;
	if (item?.kind !== "OutputColumn") return "";
	const { alias, expression } = item;
	return alias?.name ?? (expression.kind === "ColumnReference" ? (expression.path.at(-1)?.name ?? "") : "");
}
