import type { AccessPath } from "./access-path.ts";
import type { ProcedureDefinition } from "./procedure.ts";
import type { ColumnDefinition, Profile, TableDefinition } from "./profile.ts";

/**
 * The profile with its columns of HTML as plain text: the service's own where it sends it, else made here of what it sends.
 * The service cannot be asked by such a text, which it does not know.
 * @example showPlainText(profile).tables.find(({ name }) => name === "macros")?.columns.find(({ name }) => name === "body")?.from // "plain_text"
 */
export function showPlainText({ tables, procedures, ...profile }: Profile): Profile {
	return { ...profile, tables: tables.map(showTable), procedures: procedures.map(showOutputs) };
}

function showOutputs(procedure: ProcedureDefinition): ProcedureDefinition {
	const show = (column: ColumnDefinition): ColumnDefinition =>
		column.from === "html" ? { ...column, from: "plain_text" } : column;
	return { ...procedure, columns: procedure.columns.map(show) };
}

function showTable(table: TableDefinition): TableDefinition {
	if (!table.columns.some(({ from }) => from === "html")) return table;
	const from = table.read.every(hasPlainText) ? "text" : "plain_text";
	const show = (column: ColumnDefinition): ColumnDefinition =>
		column.from === "html" ? { ...column, from, filter: {}, isSortable: false } : column;
	return { ...table, columns: table.columns.map(show), read: table.read.map(askPlainText) };
}

function hasPlainText(path: AccessPath): boolean {
	return path.kind === "child" && path.plainText !== undefined;
}

function askPlainText(path: AccessPath): AccessPath {
	return path.kind === "child" && path.plainText ? { ...path, query: { ...path.query, ...path.plainText } } : path;
}
