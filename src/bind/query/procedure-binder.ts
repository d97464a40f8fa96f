import { createError } from "../../base/index.ts";
import { type CatalogProcedure, type CatalogTable, findByName, matchInputs } from "../../catalog/index.ts";
import { findTableFunctions } from "../../functions/index.ts";
import { type Expression, type FunctionTable, walkNode } from "../../sql/index.ts";
import type { Binder } from "../binder.ts";
import type { BoundTable } from "../bound.ts";
import { assignTo } from "../expression/assignment.ts";
import { notSupported } from "../expression/coercion.ts";
import type { Scope } from "./scope.ts";
import { writtenCall } from "./table-function-binder.ts";

/** A procedure as a table: its rows, and what it is given. */
export interface BoundProcedure extends Required<Pick<BoundTable, "inputs">> {
	readonly table: CatalogTable;
}

/**
 * Binds a procedure in FROM, which gives the rows that it reads.
 * @returns Undefined where the call is of no procedure.
 * @throws wrong_function_kind (42809) for one that does more than read, invalid_argument (22023) for inputs that it does not have or that
 * are missing, not_supported (0A000) for an argument that depends on other tables
 */
export function bindProcedure(node: FunctionTable, scope: Scope, binder: Binder): BoundProcedure | undefined {
	const call = writtenCall(node);
	const procedure = findCallable(call.path.at(-1)?.name ?? "", binder);
	if (!procedure) return undefined;
	const { name, rows: table } = procedure;
	if (!table) throw refuseProcedure(procedure, call);
	if (node.hasOrdinality)
		throw notSupported(`${name} WITH ORDINALITY`, "Number its rows with row_number() OVER ().", call);
	const inputs = matchInputs(procedure, call.arguments, "FROM", call.at);
	const given = call.arguments.map((argument, index) => {
		const { name: column = "", type = "text" } = inputs[index] ?? {};
		const bound = binder.bindExpression(argument.value, { binder, scope, noAggregates: "FROM" });
		checkConstant(bound.node, procedure, argument.value);
		return [column, assignTo(bound, { name: column, type }, binder.nameParameter).node] as const;
	});
	return { table, inputs: Object.fromEntries(given) };
}

/** The procedure that a name means; undefined where it means a function, or nothing. */
export function findCallable(name: string, { catalog }: Binder): CatalogProcedure | undefined {
	if (findTableFunctions(name).length > 0) return undefined;
	return findByName(catalog.procedures ?? [], name);
}

/** The error for a procedure that stands where it cannot, with the way to call it: https://www.postgresql.org/docs/current/sql-call.html. */
export function refuseProcedure(procedure: CatalogProcedure, { at }: { readonly at?: number | undefined }): Error {
	const problem = procedure.rows
		? `${procedure.name} is a procedure that gives rows, and no value`
		: `${procedure.name} is a procedure that does more than read rows, so that no query can have what it gives`;
	return createError("wrong_function_kind", { problem, advice: adviseCall(procedure) }, { position: at });
}

/** How a procedure is called. */
export function adviseCall({ name, inputs, rows }: CatalogProcedure): string {
	const given = inputs.filter(({ isRequired }) => isRequired).map((input) => input.name);
	const call = `${name}(${given.map((input) => `${input} => '…'`).join(", ")})`;
	if (rows) return `Write SELECT * FROM ${call}.`;
	return `Write EXEC ${name}${given.map((input) => ` @${input}='…'`).join(",")}, or CALL ${call}.`;
}

// It is called once, before there are rows.
function checkConstant(node: Expression, { name }: CatalogProcedure, { at }: Expression): void {
	walkNode(node, ({ kind }) => {
		if (kind !== "ColumnReference" && kind !== "Query") return true;
		const advice = "It is called once, before any rows are read: give it a constant or a parameter.";
		const what = kind === "Query" ? "a query" : "a column";
		throw notSupported(`${what} as an input of ${name} in FROM`, advice, { at });
	});
}
