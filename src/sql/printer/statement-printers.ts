import type { Assignment, Kind, SelectItem } from "../ast/index.ts";
import type { Printers } from "./dialect.ts";
import type { Printer } from "./printer.ts";
import { sessionPrinters } from "./session-printers.ts";

/** The kinds that are written here: statements besides queries. */
export type StatementPrinterKind = Extract<
	Kind,
	| "Explain"
	| "Insert"
	| "Conflict"
	| "Assignment"
	| "Update"
	| "Delete"
	| "Call"
	| "CacheTable"
	| "RefreshTable"
	| "TimeZoneSetting"
	| "Transaction"
	| "SessionStatement"
	| "DeclareCursor"
	| "PrepareStatement"
	| "CopyOut"
	| "LockTable"
>;

/** Statements in PostgreSQL's spelling, and in that of drivers where PostgreSQL has none. */
export const statementPrinters: Pick<Printers, StatementPrinterKind> = {
	Explain: (node, p) => {
		const told = [node.isAnalyze && "ANALYZE", node.isVerbose && "VERBOSE", node.isCost && "COST"];
		const options = [...told, node.isJson && "FORMAT JSON"].filter(Boolean);
		// COST and FORMAT stand in parentheses alone.
		const list = node.isCost || node.isJson ? `(${options.join(", ")})` : options.join(" ");
		return `EXPLAIN ${list === "" ? "" : `${list} `}${p.print(node.statement)}`;
	},
	Insert: (node, p) => {
		const verb = node.isUpsert ? "UPSERT" : "INSERT";
		const conflict = node.conflict === undefined ? "" : ` ${p.print(node.conflict)}`;
		const head = `${verb} INTO ${p.print(node.table)}${p.printColumns(node.columns)}`;
		return `${head} ${p.print(node.source)}${conflict}${printReturning(node.returning, p)}`;
	},
	Conflict: (node, p) => {
		const head = `ON CONFLICT${p.printColumns(node.columns)} DO`;
		if (node.action === "nothing") return `${head} NOTHING`;
		const where = node.where === undefined ? "" : ` WHERE ${p.print(node.where)}`;
		return `${head} UPDATE${printSet(node.assignments, p)}${where}`;
	},
	Assignment: (node, p) => `${p.printName(node.column)} = ${p.print(node.value)}`,
	Update: (node, p) => {
		const where = node.where === undefined ? "" : ` WHERE ${p.print(node.where)}`;
		return `UPDATE ${p.print(node.table)}${printSet(node.assignments, p)}${where}${printReturning(node.returning, p)}`;
	},
	Delete: (node, p) => {
		const where = node.where === undefined ? "" : ` WHERE ${p.print(node.where)}`;
		return `DELETE FROM ${p.print(node.table)}${where}${printReturning(node.returning, p)}`;
	},
	Call: (node, p) => `CALL ${p.printPath(node.path)}(${p.printList(node.arguments)})`,
	CacheTable: (node, p) => {
		const mode = node.mode === undefined ? "" : ` WITH ${node.mode.toUpperCase()}`;
		return `CACHE${mode} ${p.print(node.query)}`;
	},
	RefreshTable: (node, p) => `REFRESH ${p.print(node.table)}${node.isFull ? " FULL" : ""}`,
	TimeZoneSetting: ({ action, zone }) => {
		if (action === "show") return "SHOW TimeZone";
		return `SET TIME ZONE ${zone === undefined ? "DEFAULT" : `'${zone.replaceAll("'", "''")}'`}`;
	},
	...sessionPrinters,
};

function printReturning(items: readonly SelectItem[], p: Printer): string {
	return items.length === 0 ? "" : ` RETURNING ${p.printList(items)}`;
}

function printSet(assignments: readonly Assignment[], p: Printer): string {
	return ` SET ${p.printList(assignments)}`;
}
