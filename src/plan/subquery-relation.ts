import { isStable, type LogicalPlan } from "../optimise/index.ts";
import {
	type CommonTable,
	type DerivedTable,
	type Expression,
	type Query,
	type QueryBody,
	type TableName,
	walkNode,
} from "../sql/index.ts";

/** The subqueries of a bound statement that other parts of it can speak of. */
export interface Subqueries {
	/** Those of FROM, by the name of the relation: a subquery as it stands, or a WITH table by its name. */
	readonly relations: ReadonlyMap<string, DerivedTable | TableName>;
	/** WITH tables by their names, which are unique in the statement, in the order in which they are defined. */
	readonly commonTables: ReadonlyMap<string, CommonTable>;
}

/** A query that can run by itself, before the statement that it is a part of. */
export interface ClosedQuery {
	readonly query: Query;
	/** The tables of the catalog that it reads, by the names of their relations. */
	readonly tables: readonly string[];
	/** How many rows it has at most, where LIMIT says so. */
	readonly limit?: Expression | undefined;
}

/** Lists the subqueries of a statement. */
export function listSubqueries(logical: LogicalPlan): Subqueries {
	const known = subqueriesOf.get(logical) ?? findSubqueries(logical);
	subqueriesOf.set(logical, known);
	return known;
}

// They do not depend on the values of parameters, and a statement is planned each time that it runs.
const subqueriesOf = new WeakMap<LogicalPlan, Subqueries>();

function findSubqueries(logical: LogicalPlan): Subqueries {
	const tables = new Set(logical.tables.map(({ relation }) => relation));
	const relations = new Map<string, DerivedTable | TableName>();
	const commonTables = new Map<string, CommonTable>();
	const ambiguous = new Set<string>();
	walkNode(logical.query, (node) => {
		if (node.kind === "CommonTable") commonTables.set(node.name.name, node);
		if (node.kind !== "DerivedTable" && node.kind !== "TableName") return;
		const name = node.alias?.name.name ?? "";
		if (tables.has(name)) return;
		// Names that rewriting makes may mean something else in each place.
		if (relations.has(name) && relations.get(name) !== node) ambiguous.add(name);
		relations.set(name, node);
	});
	for (const name of ambiguous) relations.delete(name);
	return { relations, commonTables };
}

/**
 * Makes a part of a statement stand by itself: the WITH tables that it names come with it.
 * @param tables The relations that are tables of the catalog.
 * @returns undefined for one that speaks of rows outside it, reads no table, or may have other rows each time.
 */
export function closeQuery(query: Query, subqueries: Subqueries, tables: ReadonlySet<string>): ClosedQuery | undefined {
	const whole = bringCommonTables(query, subqueries);
	const inside = new Set<string>();
	const spoken = new Set<string>();
	const state = { isClosed: isStable(whole) };
	walkNode(whole, (node) => {
		if (node.kind === "ColumnReference") spoken.add(node.path[0]?.name ?? "");
		if (node.kind === "TableAlias") inside.add(node.name.name);
		// Which rows LIMIT keeps can be settled by the outputs only where these are known.
		if (node.kind === "Query" && isCut(node) && countOutputs(node.body) === undefined) state.isClosed = false;
	});
	if (!state.isClosed || [...spoken].some((name) => !inside.has(name))) return undefined;
	const read = [...inside].filter((name) => tables.has(name));
	return read.length > 0 ? { query: whole, tables: read, limit: findLimit(whole, subqueries) } : undefined;
}

function bringCommonTables(query: Query, { commonTables }: Subqueries): Query {
	const needed = new Set<string>();
	const defined = new Set<string>();
	const visit = (root: Query): void => {
		walkNode(root, (node) => {
			if (node.kind === "CommonTable") defined.add(node.name.name);
			const name = node.kind === "TableName" ? (node.path[0]?.name ?? "") : "";
			const common = commonTables.get(name);
			if (!common || needed.has(name)) return;
			needed.add(name);
			visit(common.query);
		});
	};
	visit(query);
	const brought = [...commonTables].filter(([name]) => needed.has(name) && !defined.has(name));
	if (brought.length === 0) return query;
	const { isRecursive = true, tables = [] } = query.with ?? {};
	return { ...query, with: { kind: "With", isRecursive, tables: [...brought.map(([, table]) => table), ...tables] } };
}

/** Whether LIMIT or OFFSET leaves rows of a query out. */
export function isCut({ limit, offset }: Query): boolean {
	return (limit ?? offset) !== undefined;
}

/** How many columns a body has; undefined where it does not tell by itself. */
export function countOutputs(body: QueryBody): number | undefined {
	switch (body.kind) {
		case "Select":
			return body.items.every(({ kind }) => kind === "OutputColumn") ? body.items.length : undefined;
		case "SetOperation":
			return countOutputs(body.left);
		case "Query":
			return countOutputs(body.body);
		case "Values":
			return undefined;
	}
}

// Its own LIMIT, or that of the one subquery whose rows its rows are made of.
function findLimit(query: Query, subqueries: Subqueries): Expression | undefined {
	if (query.limit) return query.limit;
	const { body } = query;
	if (body.kind === "Query") return findLimit(body, subqueries);
	const [source] = body.kind === "Select" && body.from.length === 1 ? body.from : [];
	if (source?.kind === "DerivedTable") return findLimit(source.query, subqueries);
	const common = source?.kind === "TableName" ? subqueries.commonTables.get(source.path[0]?.name ?? "") : undefined;
	const isRecursive = common?.query.body.kind === "SetOperation";
	return common && !isRecursive ? findLimit(common.query, subqueries) : undefined;
}
