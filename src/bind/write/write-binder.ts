import { createError, type StoredValue } from "../../base/index.ts";
import type { Catalog, CatalogTable } from "../../catalog/index.ts";
import type { Delete, Expression, Insert, Query, TableName, Update } from "../../sql/index.ts";
import type { Binder, BoundSubquery } from "../binder.ts";
import type { BoundExpression, BoundQuery, QueryColumn } from "../bound.ts";
import { assignTo } from "../expression/assignment.ts";
import { notSupported } from "../expression/coercion.ts";
import { bindQuery } from "../query/query-binder.ts";
import { emptyScope } from "../query/scope.ts";
import { derivedTable, innerColumn, outputNode, selectQuery } from "../query/subquery-rewrite.ts";
import { finishStatement, startBinder } from "../statement-binder.ts";
import { needTableColumns } from "../undiscovered.ts";
import { bindChange, bindReturning, listPresent } from "./change-binder.ts";
import { type BoundConflict, bindConflict } from "./conflict-binder.ts";
import { checkWritable, findWritten, type WrittenColumn } from "./written-columns.ts";

/** A statement that writes, with its names and types settled. */
export interface BoundWrite {
	/** INSERT, also one that changes rows which are there already; UPDATE or DELETE. */
	readonly action: "insert" | "update" | "delete";
	/** As a person calls it: INSERT, UPSERT, UPDATE, DELETE. */
	readonly statement: string;
	readonly table: CatalogTable;
	/** Gives one row for each that is to be written: what is there of it, for UPDATE and DELETE, then the values of `columns`. */
	readonly rows: BoundQuery;
	/** The columns of the row that is there. */
	readonly present: readonly string[];
	/** The columns that get values. */
	readonly columns: readonly string[];
	/** How many rows are written, where the statement itself says it. */
	readonly rowCount: number | undefined;
	/** UPDATE or DELETE without WHERE. */
	readonly isUnbounded: boolean;
	/** UPDATE or DELETE of rows by their places (ctid), of which two rows may have one. */
	readonly isByPlace: boolean;
	/** Rows that may be there already. */
	readonly conflict: BoundConflict | undefined;
	/** The columns of RETURNING. */
	readonly returning: readonly QueryColumn[];
	/** Computes RETURNING over rows with the values of all of the table's columns. */
	bindReturning(rows: readonly (readonly StoredValue[])[]): BoundQuery;
}

/**
 * Binds INSERT, UPSERT, UPDATE or DELETE: the table and its columns, the values and their types, WHERE, ON CONFLICT and RETURNING.
 * @param zone The session's time zone.
 * @throws SqlError with the position of what is wrong; not_supported (0A000) for what is no table of the service, or cannot be done with it.
 * @example bindWrite(parse("DELETE FROM tags WHERE name = 'a'"), catalog).rows.columns[0]?.name // "id"
 */
export function bindWrite(node: Insert | Update | Delete, catalog: Catalog, zone = "UTC"): BoundWrite {
	const table = findTarget(node.table, catalog);
	const statement = node.kind === "Insert" && node.isUpsert ? "UPSERT" : node.kind.toUpperCase();
	checkPossible(node, table, statement);
	const start = () => startBinder(catalog, zone);
	const returning = bindReturning(node, table, [], start);
	const written = bindWritten(node, table, start);
	const others = [...returning.parameters, ...(written.conflict?.parameters ?? [])];
	const parameters = new Map([...written.rows.parameters, ...others].map((each) => [each.bind, each]));
	return {
		...written,
		// What the statement is given must be given to each of its parts.
		rows: { ...written.rows, parameters: [...parameters.values()] },
		statement,
		table,
		returning: node.returning.length > 0 ? returning.columns : [],
		bindReturning: (rows) => ({ ...bindReturning(node, table, rows, start), parameters: [...parameters.values()] }),
		conflict: written.conflict && {
			...written.conflict,
			bindLookup: (rows) => ({
				...(written.conflict?.bindLookup(rows) as BoundQuery),
				parameters: [...parameters.values()],
			}),
		},
	};
}

function bindWritten(node: Insert | Update | Delete, table: CatalogTable, start: () => Binder): WrittenRows {
	switch (node.kind) {
		case "Insert":
			return bindInsert(node, table, start);
		case "Update":
			return { ...bindChange("update", node, table, node.assignments, start), action: "update" };
		case "Delete":
			return { ...bindChange("delete", node, table, [], start), action: "delete" };
	}
}

type WrittenRows = Pick<
	BoundWrite,
	"action" | "rows" | "present" | "columns" | "rowCount" | "isUnbounded" | "isByPlace" | "conflict"
>;

function findTarget(node: TableName, catalog: Catalog): CatalogTable {
	const path = node.path.map((part) => part.name);
	const { found, ...lookup } = catalog.findTable(path);
	if (!found) {
		const suggestion = "suggestion" in lookup ? lookup.suggestion : "";
		throw createError("unknown_table", { table: path.join("."), suggestion }, { position: node.at });
	}
	if (found.type === "table") return found;
	const what = found.type === "view" ? "view" : "system table";
	throw notSupported(`writing to the ${what} ${found.name}`, "Only tables of the service can be written.", node);
}

// What is impossible is told before any name of the statement is looked at.
function checkPossible(node: Insert | Update | Delete, { name, definition }: CatalogTable, statement: string): void {
	const { write } = definition;
	const operations = { Insert: write?.insert, Update: write?.update, Delete: write?.delete };
	if (operations[node.kind]) return;
	const possible = [write?.insert && "INSERT", write?.update && "UPDATE", write?.delete && "DELETE"].filter(
		(word) => word !== undefined,
	);
	const advice =
		possible.length > 0
			? `The service offers ${possible.join(" and ")} for it.`
			: `${name} can only be read; write its rows in the service itself.`;
	throw notSupported(`${statement} of the table ${name}`, advice, node);
}

function bindInsert(node: Insert, table: CatalogTable, start: () => Binder): WrittenRows {
	const isNamed = node.columns.length > 0;
	const columns: readonly WrittenColumn[] = isNamed
		? findWritten(node.columns, table, "is named more than once")
		: table.columns;
	const binder = start();
	for (const row of listRows(node.source)) {
		for (const [index, value] of row.entries()) {
			const column = columns[index];
			if (column) binder.assignments.set(value, (bound) => assignTo(bound, column, binder.nameParameter));
		}
	}
	const bound = bindQuery(binder, node.source, emptyScope);
	const count = bound.columns.length;
	if (count > columns.length && !isNamed && table.undiscovered) needTableColumns(table);
	if (count > columns.length || (count < columns.length && isNamed)) {
		const problem =
			count > columns.length
				? "INSERT has more expressions than target columns"
				: "INSERT has more target columns than expressions";
		const advice = `The columns are ${shorten(columns.map((column) => column.name))}.`;
		throw createError("value_count", { problem, advice }, { position: node.source.at ?? node.at });
	}
	const given = columns.slice(0, count);
	const present = listPresent(table, "update");
	const conflict = bindConflict({ node, table, given, present, start });
	const positions = given.map((_, index) => node.columns[index]?.at ?? node.at);
	checkWritable(given, table, "given", positions, conflict?.action === "refuse" ? [] : conflict?.target);
	return {
		action: "insert",
		rows: finishStatement(binder, assignColumns(bound, given, binder)),
		present: [],
		columns: given.map((column) => column.name),
		rowCount: node.source.body.kind === "Values" ? node.source.body.rows.length : undefined,
		isUnbounded: false,
		isByPlace: false,
		conflict,
	};
}

/** The values that a query writes directly, row by row. */
function listRows({ body }: Query): readonly (readonly Expression[])[] {
	if (body.kind === "Values") return body.rows;
	if (body.kind === "Query") return listRows(body);
	if (body.kind !== "Select" || body.items.some((item) => item.kind !== "OutputColumn")) return [];
	return [body.items.flatMap((item) => (item.kind === "OutputColumn" ? [item.expression] : []))];
}

// What a star or a set operation gives has its type already, and may need a cast.
function assignColumns(bound: BoundSubquery, targets: readonly WrittenColumn[], binder: Binder): BoundSubquery {
	const assign = (expression: BoundExpression, index: number): BoundExpression => {
		const target = targets[index];
		return target ? assignTo(expression, target, binder.nameParameter) : expression;
	};
	const isAsItStands = bound.columns.every(
		({ expression }, index) => assign(expression, index).node === expression.node,
	);
	const named = bound.columns.map((column, index) => ({ ...column, name: targets[index]?.name ?? column.name }));
	if (isAsItStands) return { query: bound.query, columns: named };
	const columns = named.map((column, index) => {
		const inner = { ...column.expression, node: innerColumn(column) };
		return { ...column, expression: assign(inner, index) };
	});
	const items = columns.map(({ expression, internal }) => outputNode(expression.node, internal));
	return { query: selectQuery(items, [derivedTable(bound.query, "q")]), columns };
}

function shorten(names: readonly string[]): string {
	return `${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}`;
}
