import { createError, type StoredValue } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import { conjunctionNode, nameNode } from "../../functions/index.ts";
import { isSameKey, listConflictKeys } from "../../profile/index.ts";
import {
	type Assignment,
	type Conflict,
	createCall,
	createIdentifier,
	createNode,
	type Expression,
	type Insert,
	type Join,
} from "../../sql/index.ts";
import type { Binder, ExpressionContext } from "../binder.ts";
import type { BoundExpression, BoundParameter, BoundQuery } from "../bound.ts";
import { assignTo } from "../expression/assignment.ts";
import { notSupported } from "../expression/coercion.ts";
import { bindCondition } from "../expression/expression-binder.ts";
import { type BoundFrom, bindTableExpression } from "../query/from-binder.ts";
import { nameOutputs } from "../query/output-columns.ts";
import { emptyScope } from "../query/scope.ts";
import { selectQuery } from "../query/subquery-rewrite.ts";
import { finishStatement } from "../statement-binder.ts";
import { bindGivenRows } from "./given-rows.ts";
import { checkWritable, findWritten, isWritable, listWritten, type WrittenColumn } from "./written-columns.ts";

/** What becomes of rows that are there already. */
export interface BoundConflict {
	/** The columns by which they are found; all of them are given with each row. */
	readonly target: readonly string[];
	/** Those of them whose values are the same where they differ in case alone. */
	readonly caseless: readonly string[];
	/** They are changed, left as they are, or the statement is refused for them. */
	readonly action: "update" | "nothing" | "refuse";
	/** Each value that is given takes the place of the one that is there, and no other does. */
	readonly isWhole: boolean;
	/** The columns of the row that is there which `bindLookup` gives. */
	readonly present: readonly string[];
	/** The columns that get values. */
	readonly assigned: readonly string[];
	/**
	 * Finds the rows that are there.
	 * @param rows What is given, in the order of the statement's columns.
	 * @returns For each of them that is found: its number from 0, the columns of `present`, whether it is to be changed, and the values of `assigned`.
	 */
	bindLookup(rows: readonly (readonly StoredValue[])[]): BoundQuery;
	readonly parameters: readonly BoundParameter[];
}

/** What binding a conflict needs to know of its statement. */
export interface ConflictContext {
	readonly node: Insert;
	readonly table: CatalogTable;
	/** The columns that are given. */
	readonly given: readonly WrittenColumn[];
	/** Columns of a row that a change needs. */
	readonly present: readonly string[];
	readonly start: () => Binder;
}

/**
 * Settles what becomes of rows that are there already.
 * @returns Undefined where nobody has to look: a plain INSERT, of whose rows the service itself makes no changes of others.
 * @throws conflict_columns (42P10) where nothing tells by which columns a row is one
 * @see https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT
 */
export function bindConflict(context: ConflictContext): BoundConflict | undefined {
	const { node, table, given } = context;
	const { conflict, isUpsert } = node;
	const action = conflict?.action ?? (isUpsert ? "update" : "refuse");
	const target = conflict?.columns.length ? findTarget(conflict, context) : chooseTarget(action, context);
	if (target === undefined) return undefined;
	const assignments: readonly Assignment[] =
		conflict?.assignments ?? (isUpsert ? takeOver(given.filter(({ name }) => !target.includes(name))) : []);
	const columns = findWritten(
		assignments.map(({ column }) => column),
		table,
		"is set more than once",
	);
	if (conflict)
		checkWritable(
			columns,
			table,
			"changed",
			assignments.map(({ column }) => column.at),
		);
	const kept = assignments.filter((_, index) => {
		const column = columns[index];
		return column !== undefined && isWritable(column, "changed");
	});
	const settled = { ...context, target, assignments: kept };
	// Whatever is wrong with it is told before the statement runs.
	const { parameters } = bindLookup(settled, []);
	const isWhole = !conflict || isTakenOver(conflict, given, target);
	checkChangeable(settled, isWhole);
	return {
		target,
		caseless: target.filter((name) => isCaseless(table, name)),
		action: kept.length === 0 && action === "update" ? "nothing" : action,
		isWhole,
		present: context.present,
		assigned: kept.map(({ column }) => findWritten([column], table, "")[0]?.name ?? column.name),
		bindLookup: (rows) => bindLookup(settled, rows),
		parameters,
	};
}

function isCaseless(table: CatalogTable, name: string): boolean {
	return listWritten(table).some((column) => column.name === name && column.write?.isCaseless === true);
}

// Where no row can be changed, one that is there can only be left as it is.
function checkChangeable({ node, table, assignments, target }: SettledConflict, isWhole: boolean): void {
	const { insert, update } = table.definition.write ?? {};
	if (update || assignments.length === 0) return;
	if (isWhole && insert !== undefined && isSameKey(insert.upsertsBy, target)) return;
	const statement = node.isUpsert ? "UPSERT" : "ON CONFLICT DO UPDATE";
	const advice = "The service cannot change its rows. Write INSERT INTO … ON CONFLICT DO NOTHING.";
	throw notSupported(`${statement} of the table ${table.name}`, advice, node);
}

function findTarget(conflict: Conflict, { table, given }: ConflictContext): readonly string[] {
	const named = findWritten(conflict.columns, table, "is named more than once").map(({ name }) => name);
	const fits = listConflictKeys(table.definition).find((target) => isSameKey(target, named));
	if (!fits) throw refuse(conflict, table);
	const lost = named.find((name) => given.every((column) => column.name !== name));
	if (lost === undefined) return fits;
	const advice = `Add ${lost} to the columns that are given.`;
	throw createError("missing_value", { table: table.name, column: lost, row: "", advice }, { position: conflict.at });
}

// Of those that are given: the key, else the first other column by which a row is one.
function chooseTarget(action: BoundConflict["action"], { node, table, given }: ConflictContext) {
	const isGiven = (name: string) => given.some((column) => column.name === name);
	if (action === "refuse") {
		const { upsertsBy = [] } = table.definition.write?.insert ?? {};
		return upsertsBy.length > 0 && upsertsBy.every(isGiven) ? upsertsBy : undefined;
	}
	const found = listConflictKeys(table.definition).find((target) => target.every(isGiven));
	const mayBeAbsent = action === "nothing" || node.conflict === undefined;
	if (node.conflict && action === "update") throw refuse(node.conflict, table);
	if (found || (mayBeAbsent && action === "nothing")) return found;
	throw refuse(node, table);
}

function refuse(
	node: { readonly at?: number | undefined; readonly kind: string } & Partial<Pick<Conflict, "columns">>,
	table: CatalogTable,
): Error {
	const columns = listConflictKeys(table.definition).map((target) => `(${target.join(", ")})`);
	const slots = {
		statement: node.kind === "Conflict" ? "ON CONFLICT" : "UPSERT",
		table: table.name,
		columns: columns.join(" or "),
	};
	const position = node.kind === "Conflict" ? (node.columns?.[0]?.at ?? node.at) : node.at;
	return createError("conflict_columns", slots, { position });
}

function takeOver(columns: readonly WrittenColumn[]): readonly Assignment[] {
	return columns.map(({ name }) =>
		createNode("Assignment", { column: nameNode(name), value: referTo("excluded", name) }),
	);
}

// SET name = excluded.name, of all that is given.
function isTakenOver(
	{ assignments, where }: Conflict,
	given: readonly WrittenColumn[],
	target: readonly string[],
): boolean {
	const rest = given.filter(({ name }) => !target.includes(name));
	if (where || assignments.length !== rest.length) return false;
	return rest.every(({ name }) =>
		assignments.some(({ column, value }) => {
			if (column.name.toLowerCase() !== name || value.kind !== "ColumnReference") return false;
			const path = value.path.map((part) => part.name.toLowerCase());
			return path.length === 2 && path[0] === "excluded" && path[1] === name;
		}),
	);
}

interface SettledConflict extends ConflictContext {
	readonly target: readonly string[];
	readonly assignments: readonly Assignment[];
}

// SELECT excluded.row, t.id, …, WHERE …, … FROM excluded JOIN t ON t.id = excluded.id AND t.id IN ('1', '2')
function bindLookup(
	{ node, table, given, target, assignments, present, start }: SettledConflict,
	rows: readonly (readonly StoredValue[])[],
): BoundQuery {
	const binder = start();
	const own = bindTableExpression(node.table, emptyScope, binder);
	const excluded = bindExcluded(table, given, rows, binder);
	const scope = { ...emptyScope, relations: [...own.relations, ...excluded.relations], visible: own.visible };
	const context: ExpressionContext = { binder, scope, noAggregates: "ON CONFLICT" };
	const alias = own.relations[0]?.alias ?? table.name;
	const conditions = target.flatMap((name): Expression[] => {
		const operand = referTo(alias, name);
		const right = referTo("excluded", name);
		if (isCaseless(table, name)) {
			const [left, other] = [createCall("lower", [operand]), createCall("lower", [right])];
			return [createNode("Binary", { operator: "=", left, right: other })];
		}
		const same = createNode("Binary", { operator: "=", left: operand, right });
		const place = given.findIndex((column) => column.name === name);
		const values = [...new Set(rows.map((row) => row[place]))].filter((value) => value !== null && value !== undefined);
		if (values.length === 0) return [same];
		const items = values.map((value) => createNode("StringLiteral", { value: String(value) }));
		return [same, createNode("InList", { operand, items, isNegated: false })];
	});
	const bound = conditions.map((condition) => bindCondition(condition, "ON CONFLICT", context).node);
	const join: Join = createNode("Join", {
		type: "inner",
		isNatural: false,
		using: [],
		left: excluded.node,
		right: own.node,
		on: conjunctionNode(bound),
	});

	const isWanted = node.conflict?.where ?? createNode("BooleanLiteral", { value: true });
	const outputs: BoundExpression[] = [
		binder.bindExpression(referTo("excluded", numberColumn.name), context),
		...present.map((name) => binder.bindExpression(referTo(alias, name), context)),
		bindCondition(isWanted, "WHERE", { ...context, noAggregates: "WHERE" }),
		...assignments.map(({ column, value }) => {
			const isDefault = value.kind === "NullLiteral";
			const bound = binder.bindExpression(isDefault ? createNode("NullLiteral", {}) : value, context);
			const [found] = findWritten([column], table, "");
			return found ? assignTo(bound, found, binder.nameParameter) : bound;
		}),
	];
	const { items, columns } = nameOutputs(
		outputs,
		outputs.map((_, index) => `value ${String(index)}`),
	);
	return finishStatement(binder, { query: selectQuery(items, [join]), columns });
}

function referTo(relation: string, column: string): Expression {
	return createNode("ColumnReference", { path: [createIdentifier(relation), createIdentifier(column)] });
}

// No column of a service is called so.
const numberColumn = { name: "#row", type: "integer" } as const;

// The rows that are given, with NULL in the columns that are not.
function bindExcluded(
	table: CatalogTable,
	given: readonly WrittenColumn[],
	rows: readonly (readonly StoredValue[])[],
	binder: Binder,
): BoundFrom {
	const rest = listWritten(table).filter(({ name }) => given.every((column) => column.name !== name));
	const numbered = rows.map((row, index) => [index, ...row, ...rest.map(() => null)]);
	return bindGivenRows("excluded", [numberColumn, ...given, ...rest], numbered, binder);
}
