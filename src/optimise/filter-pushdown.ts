import { binaryNode, columnNode, numberNode, splitConjuncts } from "../functions/index.ts";
import {
	type CommonTable,
	type Expression,
	identifyNode,
	type Join,
	type Node,
	type Query,
	type QueryBody,
	type Select,
	type TableExpression,
	walkNode,
} from "../sql/index.ts";
import type { Fetch, LogicalPlan } from "./logical-plan.ts";
import { rejectsNulls } from "./null-rejection.ts";
import { isPlain, listOutputNames, listRelations, substitute } from "./substitution.ts";
import { surveyTree } from "./tree-survey.ts";

/**
 * Pushes conditions down to the tables that they speak of: through joins as far as these allow, into subqueries of FROM, views and WITH
 * tables that are named once. A table of which it is only asked whether it has such a row, as under EXISTS, needs one.
 * @example `SELECT id FROM (SELECT * FROM contacts) c WHERE role = 'lead'` asks contacts for role = 'lead'
 */
export function pushFilters(plan: LogicalPlan): LogicalPlan {
	const gathering = createGathering(plan.query, new Set(plan.tables.map(({ relation }) => relation)));
	visitQuery(plan.query, nothingAsked, { gates: [], commonTables: new Map(), isOneEnough: false }, gathering);
	const tables = plan.tables.map((table) => {
		const { conjuncts, gates, isOneEnough } = gathering.found.get(table.relation) ?? nothingFound;
		return { ...table, conjuncts, gates, fetch: isOneEnough ? oneRow : table.fetch };
	});
	return { ...plan, tables };
}

/** What a statement asks of the rows of one table. */
interface Restriction {
	/** A row that does not meet one of them, whatever the rows of other tables are, may be missing without a change to the result. */
	readonly conjuncts: readonly Expression[];
	/** Conditions without columns: when one is not true, no row is needed. */
	readonly gates: readonly Expression[];
	/** It is only asked whether there is such a row. */
	readonly isOneEnough: boolean;
}

const nothingFound: Restriction = { conjuncts: [], gates: [], isOneEnough: false };

const oneRow: Fetch = { kind: "rows", count: numberNode(1) };

/** Conditions on the columns of a subquery, by its name outside. */
interface Asked {
	readonly relation: string;
	/** The names of its columns outside, in their order; absent: those that it has itself. */
	readonly names?: readonly string[] | undefined;
	readonly conditions: readonly Expression[];
}

const nothingAsked: Asked = { relation: "", conditions: [] };

interface Place {
	readonly gates: readonly Expression[];
	/** WITH tables that are visited where they are named, because that is the only place. */
	readonly commonTables: ReadonlyMap<string, CommonTable>;
	/** Of the query at this place it is only asked whether it has a row. */
	readonly isOneEnough: boolean;
}

interface Gathering {
	readonly found: Map<string, Restriction>;
	readonly tables: ReadonlySet<string>;
	/** Whether there are queries in the statement's expressions. */
	readonly hasSubqueries: boolean;
	/** In how many places the statement names a table. */
	readonly countPlaces: (name: string) => number;
}

function createGathering(query: Query, tables: ReadonlySet<string>): Gathering {
	const { namings, hasSubqueries } = surveyTree(query);
	return { found: new Map(), tables, hasSubqueries, countPlaces: (name) => namings.get(name)?.places.size ?? 0 };
}

// Nobody looks at the rows.
const neverNode: Expression = { kind: "BooleanLiteral", value: false };

function visitQuery(query: Query, asked: Asked, place: Place, gathering: Gathering): void {
	// Clients ask for columns alone with LIMIT 0.
	const isNone = query.limit?.kind === "NumberLiteral" && Number(query.limit.text) === 0;
	let inside = isNone ? { ...place, gates: [...place.gates, neverNode] } : place;
	for (const table of query.with?.tables ?? []) {
		inside = { ...inside, isOneEnough: false };
		const count = gathering.countPlaces(table.name.name);
		if (count === 1) {
			inside = { ...inside, commonTables: new Map(inside.commonTables).set(table.name.name, table) };
		} else {
			const gates = count === 0 ? [...inside.gates, neverNode] : inside.gates;
			visitQuery(table.query, nothingAsked, { ...inside, gates }, gathering);
		}
	}
	const isCut = (query.limit ?? query.offset) !== undefined || query.hasTies === true;
	if (isCut) visitBody(query.body, nothingAsked, { ...inside, isOneEnough: false }, gathering);
	else visitBody(query.body, asked, inside, gathering);
	for (const { expression } of query.orderBy) visitSubqueries(expression, inside, gathering);
}

function visitBody(body: QueryBody, asked: Asked, place: Place, gathering: Gathering): void {
	switch (body.kind) {
		case "Select":
			visitSelect(body, asked, place, gathering);
			return;
		case "SetOperation": {
			// The columns of both sides go by the names of the first.
			const names = asked.names ?? listOutputNames(body);
			const sides = { ...place, isOneEnough: false };
			visitBody(body.left, { ...asked, names }, sides, gathering);
			visitBody(body.right, { ...asked, names }, sides, gathering);
			return;
		}
		case "Query":
			visitQuery(body, { ...asked, names: asked.names ?? listOutputNames(body) }, place, gathering);
			return;
		case "Values":
			for (const value of body.rows.flat()) visitSubqueries(value, place, gathering);
	}
}

function visitSelect(select: Select, asked: Asked, place: Place, gathering: Gathering): void {
	const own = splitConjuncts(select.where);
	const conditions = [...own, ...bringInside(select, asked, gathering)];
	const gates = [...place.gates, ...conditions.filter(isGate)];
	const inside = { ...place, gates, isOneEnough: false };
	const isOneEnough = place.isOneEnough && isRowForRow(select);
	for (const item of select.from) visitFrom(item, conditions, { ...inside, isOneEnough }, gathering);
	if (!gathering.hasSubqueries) return;
	for (const condition of own) visitCondition(condition, inside, gathering);
	const { from: _from, where: _where, ...rest } = select;
	const others: Node = { ...rest, from: [] };
	visitSubqueries(others, inside, gathering);
}

// Each row of its one table that meets the conditions makes a row.
function isRowForRow({ items, from, groupBy, having }: Select): boolean {
	const isPlainly = items.every((item) => item.kind === "OutputColumn" && isPlain(item.expression));
	return isPlainly && from.length === 1 && from[0]?.kind === "TableName" && groupBy.length === 0 && !having;
}

// Windows see the rows that a condition outside takes away.
function bringInside(
	select: Select,
	{ relation, names, conditions }: Asked,
	{ tables }: Gathering,
): readonly Expression[] {
	if (conditions.length === 0 || hasWindow(select)) return [];
	const columns = new Map<string, Expression>();
	for (const [index, item] of select.items.entries()) {
		if (item.kind !== "OutputColumn") return [];
		columns.set(names?.[index] ?? item.alias?.name ?? "", item.expression);
	}
	return conditions.flatMap((condition) => {
		const relations = [...listRelations(condition)];
		// The names of subqueries mean something in one place only; those of tables are unique.
		const isMeant = relations.includes(relation) && relations.every((name) => name === relation || tables.has(name));
		const inside = isMeant ? substitute(condition, relation, columns) : undefined;
		return inside ? [inside] : [];
	});
}

function hasWindow(select: Select): boolean {
	let found = select.windows.length > 0;
	for (const item of select.items) {
		walkNode(item, (node) => {
			if (node.kind === "Operation" && node.over) found = true;
			return node.kind !== "Query";
		});
	}
	return found;
}

function isGate(condition: Expression): boolean {
	let isSo = true;
	walkNode(condition, ({ kind }) => {
		if (kind === "ColumnReference" || kind === "Query") isSo = false;
		return isSo;
	});
	return isSo;
}

function visitFrom(item: TableExpression, conditions: readonly Expression[], place: Place, gathering: Gathering): void {
	const relation = item.kind === "Join" ? "" : (item.alias?.name.name ?? "");
	switch (item.kind) {
		case "TableName": {
			const common = place.commonTables.get(item.path[0]?.name ?? "");
			const names = common?.columns.map(({ name }) => name);
			if (common)
				visitQuery(common.query, { relation, names, conditions }, { ...place, isOneEnough: false }, gathering);
			else if (gathering.tables.has(relation)) {
				const gates = [...place.gates, ...conditions.filter(isGate)];
				note(relation, { conjuncts: conditions, gates, isOneEnough: place.isOneEnough }, gathering);
			}
			return;
		}
		case "DerivedTable":
			visitQuery(item.query, { relation, conditions }, place, gathering);
			return;
		case "FunctionTable":
			visitSubqueries(item.call, place, gathering);
			return;
		case "Join":
			visitJoin(item, conditions, place, gathering);
	}
}

// A table that stands in more than one place of the tree must have the rows for all of them.
function note(relation: string, restriction: Restriction, { found }: Gathering): void {
	const earlier = found.get(relation);
	found.set(
		relation,
		earlier
			? {
					conjuncts: keepShared(earlier.conjuncts, restriction.conjuncts),
					gates: keepShared(earlier.gates, restriction.gates),
					isOneEnough: false,
				}
			: restriction,
	);
}

function keepShared(first: readonly Expression[], second: readonly Expression[]): readonly Expression[] {
	const known = new Set(second.map(identifyNode));
	return first.filter((condition) => known.has(identifyNode(condition)));
}

function visitJoin(join: Join, conditions: readonly Expression[], place: Place, gathering: Gathering): void {
	const on = splitConjuncts(join.on);
	const [left, right] = [new Set(listAliases(join.left)), new Set(listAliases(join.right))];
	const rejecting = (side: ReadonlySet<string>) => conditions.filter((condition) => rejectsNulls(condition, side));
	const [fromLeft, fromRight] = [rejecting(left), rejecting(right)];
	// Where a condition drops the rows that an outer join makes up, it is no outer join.
	const isLeftKept = (join.type === "left" || join.type === "full") && fromRight.length === 0;
	const isRightKept = (join.type === "right" || join.type === "full") && fromLeft.length === 0;
	const isLeftOptional = join.type === "right" || join.type === "full";
	const isRightOptional = join.type === "left" || join.type === "full";
	const ofLeft = isLeftOptional ? fromLeft : conditions;
	const ofRight = isRightOptional ? fromRight : conditions;
	visitFrom(join.left, isLeftKept ? ofLeft : [...ofLeft, ...on], place, gathering);
	visitFrom(join.right, isRightKept ? ofRight : [...ofRight, ...on], place, gathering);
	for (const condition of on) visitCondition(condition, place, gathering);
}

function listAliases(item: TableExpression): readonly string[] {
	if (item.kind === "Join") return [...listAliases(item.left), ...listAliases(item.right)];
	return item.alias ? [item.alias.name.name] : [];
}

// `x IN (SELECT y …)` asks the subquery only for the rows whose y is x.
function visitCondition(condition: Expression, place: Place, gathering: Gathering): void {
	if (condition.kind !== "InQuery" || condition.isNegated || condition.operand.kind !== "ColumnReference") {
		visitSubqueries(condition, place, gathering);
		return;
	}
	const { operand, query } = condition;
	const only = listOutputNames(query)?.[0] ?? "";
	const isTable = gathering.tables.has(operand.path[0]?.name ?? "");
	const equality = binaryNode("=", columnNode(inQueryName, only), operand);
	visitQuery(query, { relation: inQueryName, conditions: isTable ? [equality] : [] }, place, gathering);
}

// No name that a binder makes.
const inQueryName = "in query";

function visitSubqueries(root: Node, place: Place, gathering: Gathering): void {
	if (!gathering.hasSubqueries) return;
	walkNode(root, (node) => {
		if (node.kind !== "Query" && node.kind !== "Exists") return true;
		const isOneEnough = node.kind === "Exists";
		visitQuery(isOneEnough ? node.query : node, nothingAsked, { ...place, isOneEnough }, gathering);
		return false;
	});
}
