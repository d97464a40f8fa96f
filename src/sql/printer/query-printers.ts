import type { Kind, Query, QueryBody, Select, SetOperation, TableAlias, TableExpression } from "../ast/index.ts";
import { printOrderBy } from "./call-printers.ts";
import type { Printers } from "./dialect.ts";
import { quoteString } from "./expression-printers.ts";
import type { Printer } from "./printer.ts";

/** The kinds that are written here: queries, their clauses, and what stands in FROM. */
export type QueryPrinterKind = Extract<
	Kind,
	| "Query"
	| "With"
	| "CommonTable"
	| "Select"
	| "Distinct"
	| "Star"
	| "RecordStar"
	| "OutputColumn"
	| "SetOperation"
	| "Values"
	| "GroupingSets"
	| "TableAlias"
	| "TableName"
	| "DerivedTable"
	| "FunctionTable"
	| "Join"
>;

/** Queries in PostgreSQL's spelling. */
export const queryPrinters: Pick<Printers, QueryPrinterKind> = {
	Query: (node, p) => {
		const parts: string[] = [];
		if (node.with !== undefined) parts.push(p.print(node.with));
		parts.push(printBody(node.body, p, node.into));
		if (node.orderBy.length > 0) parts.push(printOrderBy(node.orderBy, p));
		parts.push(...printLimits(node, p));
		return parts.join(" ");
	},
	With: (node, p) => `WITH ${node.isRecursive ? "RECURSIVE " : ""}${p.printList(node.tables)}`,
	CommonTable: (node, p) => {
		const hint = node.isMaterialized === undefined ? "" : node.isMaterialized ? "MATERIALIZED " : "NOT MATERIALIZED ";
		return `${p.printName(node.name)}${p.printColumns(node.columns)} AS ${hint}(${p.print(node.query)})`;
	},
	Select: (node, p) => printSelect(node, p, undefined),
	Distinct: (node, p) => (node.on.length === 0 ? "DISTINCT" : `DISTINCT ON (${p.printList(node.on)})`),
	Star: (node, p) => (node.qualifier.length === 0 ? "*" : `${p.printPath(node.qualifier)}.*`),
	RecordStar: (node, p) => `(${p.print(node.record)}).*`,
	OutputColumn: (node, p) =>
		`${p.print(node.expression)}${node.alias === undefined ? "" : ` AS ${p.printName(node.alias, true)}`}`,
	SetOperation: (node, p) => printSetOperation(node, p, undefined),
	Values: (node, p) => `VALUES ${node.rows.map((row) => `(${p.printList(row)})`).join(", ")}`,
	GroupingSets: (node, p) => {
		const elements = node.elements.map((element) =>
			"kind" in element ? p.print(element) : `(${p.printList(element)})`,
		);
		return `${groupingWords[node.type]} (${elements.join(", ")})`;
	},
	TableAlias: (node, p) => {
		const { types } = node;
		if (!types) return `${p.printName(node.name, true)}${p.printColumns(node.columns)}`;
		const columns = node.columns.map((name, index) => {
			const type = types[index];
			return `${p.printName(name, true)}${type ? ` ${p.print(type)}` : ""}`;
		});
		return `${p.printName(node.name, true)} (${columns.join(", ")})`;
	},
	TableName: (node, p) =>
		`${p.printPath(node.path)}${node.isCacheOnly === true ? "#CACHE" : ""}${printAlias(node.alias, p)}`,
	DerivedTable: (node, p) => `${printLateral(node.isLateral)}(${p.print(node.query)})${printAlias(node.alias, p)}`,
	FunctionTable: (node, p) => {
		const ordinality = node.hasOrdinality ? " WITH ORDINALITY" : "";
		const calls = node.beside ? `ROWS FROM (${p.printList([node.call, ...node.beside])})` : p.print(node.call);
		return `${printLateral(node.isLateral)}${calls}${ordinality}${printAlias(node.alias, p)}`;
	},
	Join: (node, p) => {
		const right = node.right.kind === "Join" ? `(${p.print(node.right)})` : p.print(node.right);
		const natural = node.isNatural ? "NATURAL " : "";
		const on = node.on === undefined ? "" : ` ON ${p.print(node.on)}`;
		const using = node.using.length === 0 ? "" : ` USING${p.printColumns(node.using)}`;
		return `${p.print(node.left)} ${natural}${joinWords[node.type]} ${right}${on}${using}`;
	},
};

const groupingWords = { sets: "GROUPING SETS", rollup: "ROLLUP", cube: "CUBE" } as const;

const joinWords = {
	inner: "JOIN",
	left: "LEFT JOIN",
	right: "RIGHT JOIN",
	full: "FULL JOIN",
	cross: "CROSS JOIN",
} as const;

/** ` AS t (a, b)`, or nothing. */
export function printAlias(alias: TableAlias | undefined, p: Printer): string {
	return alias === undefined ? "" : ` AS ${p.print(alias)}`;
}

function printLateral(isLateral: boolean): string {
	return isLateral ? "LATERAL " : "";
}

/** INTO stands inside of the first SELECT, though it belongs to the query. */
function printBody(body: QueryBody, p: Printer, into: string | undefined): string {
	switch (body.kind) {
		case "Select":
			return printSelect(body, p, into);
		case "SetOperation":
			return printSetOperation(body, p, into);
		case "Query":
			return `(${p.print(body)})`;
		case "Values":
			return p.print(body);
	}
}

/** One SELECT with its clauses. */
function printSelect(node: Select, p: Printer, into: string | undefined): string {
	const parts = ["SELECT"];
	if (node.distinct !== undefined) parts.push(p.print(node.distinct));
	parts.push(p.printList(node.items));
	if (into !== undefined) parts.push(`INTO ${quoteString(into)}`);
	if (node.from.length > 0)
		parts.push(`FROM ${node.from.map((table, index) => printFromItem(table, index, p)).join(", ")}`);
	if (node.where !== undefined) parts.push(`WHERE ${p.print(node.where)}`);
	if (node.groupBy.length > 0) parts.push(`GROUP BY ${p.printList(node.groupBy)}`);
	if (node.having !== undefined) parts.push(`HAVING ${p.print(node.having)}`);
	if (node.windows.length > 0) parts.push(`WINDOW ${p.printList(node.windows)}`);
	return parts.join(" ");
}

/** SQLite's comma joins as tightly as its JOIN, from left to right, so a join behind a comma that keeps its right side is held together by parentheses. */
function printFromItem(table: TableExpression, index: number, p: Printer): string {
	return index > 0 && keepsRight(table) ? `(${p.print(table)})` : p.print(table);
}

// Elsewhere the rows are the same either way, and within parentheses a function would not see the tables before them.
function keepsRight(table: TableExpression): boolean {
	if (table.kind !== "Join") return false;
	return table.type === "right" || table.type === "full" || keepsRight(table.left) || keepsRight(table.right);
}

function printSetOperation(node: SetOperation, p: Printer, into: string | undefined): string {
	const needsParentheses = (side: QueryBody, isRight: boolean): boolean => {
		if (side.kind !== "SetOperation") return false;
		if (node.operator === "intersect") return isRight || side.operator !== "intersect";
		return isRight && side.operator !== "intersect";
	};
	const left = needsParentheses(node.left, false) ? `(${p.print(node.left)})` : printBody(node.left, p, into);
	const right = needsParentheses(node.right, true) ? `(${p.print(node.right)})` : printBody(node.right, p, undefined);
	return `${left} ${node.operator.toUpperCase()}${node.isAll ? " ALL" : ""} ${right}`;
}

function printLimits(node: Query, p: Printer): readonly string[] {
	const limit = node.limit === undefined ? undefined : p.print(node.limit);
	const offset = node.offset === undefined ? [] : [`OFFSET ${p.print(node.offset)}`];
	if (limit === undefined) return offset;
	if (node.hasTies === true) return [...offset, `FETCH FIRST ${printCount(node, limit)} ROWS WITH TIES`];
	return [`LIMIT ${limit}`, ...offset];
}

function printCount(node: Query, limit: string): string {
	return node.limit?.kind === "NumberLiteral" || node.limit?.kind === "Parameter" ? limit : `(${limit})`;
}
