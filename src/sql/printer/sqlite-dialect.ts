import type { DerivedTable, Identifier, OrderItem, Query, QueryBody } from "../ast/index.ts";
import { printOrderBy } from "./call-printers.ts";
import type { Dialect, Printers } from "./dialect.ts";
import { toDecimal } from "./expression-printers.ts";
import type { Printer } from "./printer.ts";
import { printAlias } from "./query-printers.ts";
import { sqliteStrengths } from "./sqlite-strength-table.ts";
import { treePrinters } from "./tree-dialect.ts";

/** SQLite's table-valued functions: https://www.sqlite.org/json1.html#table_valued_functions_for_parsing_and_modifying_json. */
const tableFunctions: readonly string[] = ["json_each", "json_tree"];

/**
 * The name by which SQLite knows a parameter, without its colon.
 * @example bindName("1") // "p1"
 */
export function bindName(parameter: string): string {
	return `p${parameter}`;
}

const printers: Printers = {
	...treePrinters,
	NumberLiteral: (node) => toDecimal(node),
	Parameter: (node) => `:${bindName(node.name)}`,
	Is: (node, p) => treePrinters.Is(node.test === "unknown" ? { ...node, test: "null" } : node, p),
	IsDistinct: (node, p) => {
		const left = p.printOperand(node.left, "is distinct", "strict");
		const right = p.printOperand(node.right, "is distinct", "strict");
		return `${left} ${node.isNegated ? "IS" : "IS NOT"} ${right}`;
	},
	Between: (node, p) => (node.isSymmetric ? p.refuse("BETWEEN SYMMETRIC") : treePrinters.Between(node, p)),
	Like: (node, p) => (node.form === "like" ? treePrinters.Like(node, p) : p.refuse(`${node.form} matching`)),
	OrderItem: (node, p) => treePrinters.OrderItem({ ...node, nulls: node.nulls ?? defaultNulls(node) }, p),
	Row: (node, p) => (node.items.length < 2 ? p.refuse("a row of one") : treePrinters.Row(node, p)),
	TypeName: (node, p) => (node.arrayDepth > 0 ? p.refuse("an array type") : treePrinters.TypeName(node, p)),
	FunctionCall: (node, p) => {
		if (node.withinGroup.length > 0) p.refuse("WITHIN GROUP");
		if (node.path.length > 1) p.refuse("a function in a schema");
		return treePrinters.FunctionCall(node, p);
	},
	Operation: (node, p) => p.refuse(`the operation ${node.operator.names[0] ?? ""}`),
	Argument: (node, p) => (node.name === undefined ? p.print(node.value) : p.refuse("a named argument")),
	Query: (node, p) => printQuery(node, p),
	SetOperation: (node, p) => {
		if (node.isAll && node.operator !== "union") p.refuse(`${node.operator} all`);
		// SQLite takes compounds from left to right, INTERSECT not before UNION, and has no parentheses for their operands.
		const left = node.left.kind === "Query" ? selectFrom(node.left, p) : p.print(node.left);
		// VALUES cannot come before ORDER BY.
		const right = node.right.kind === "Select" ? p.print(node.right) : selectFrom(node.right, p);
		return `${left} ${node.operator.toUpperCase()}${node.isAll ? " ALL" : ""} ${right}`;
	},
	Distinct: (node, p) => (node.on.length > 0 ? p.refuse("DISTINCT ON") : "DISTINCT"),
	TableName: (node, p) => {
		if (node.isCacheOnly === true) p.refuse("#CACHE");
		if (node.alias !== undefined && node.alias.columns.length > 0) p.refuse("a table alias with columns");
		return treePrinters.TableName(node, p);
	},
	DerivedTable: (node, p) => printDerivedTable(node, p),
	FunctionTable: (node, p) => {
		if (node.call.kind === "Operation") return p.refuse("an operation in FROM");
		const name = node.call.path[0]?.name.toLowerCase() ?? "";
		if (node.call.path.length !== 1 || !tableFunctions.includes(name)) p.refuse(`the function ${name} in FROM`);
		if (node.hasOrdinality || (node.alias?.columns.length ?? 0) > 0)
			p.refuse("a table function with columns of its own");
		return `${p.print(node.call)}${printAlias(node.alias, p)}`;
	},
	// CROSS JOIN would forbid SQLite's optimizer to reorder: https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join.
	Join: (node, p) => treePrinters.Join(node.type === "cross" ? { ...node, type: "inner" } : node, p),
	TypedLiteral: (_, p) => p.refuse("a typed literal"),
	Quantified: (_, p) => p.refuse("ANY and ALL"),
	ArrayLiteral: (_, p) => p.refuse("ARRAY[…]"),
	ArraySubquery: (_, p) => p.refuse("ARRAY(…)"),
	Subscript: (_, p) => p.refuse("a subscript"),
	FieldAccess: (_, p) => p.refuse("a field of a row"),
	AtTimeZone: (_, p) => p.refuse("AT TIME ZONE"),
	GroupingSets: (_, p) => p.refuse("GROUPING SETS"),
	Explain: (_, p) => p.refuse("EXPLAIN"),
	Call: (_, p) => p.refuse("CALL"),
	CacheTable: (_, p) => p.refuse("CACHE"),
	RefreshTable: (_, p) => p.refuse("REFRESH"),
};

/** What SQLite 3.53 executes. Forms that it does not have must have been rewritten before; they end in an internal error. */
export const sqliteDialect: Dialect = {
	name: "sqlite",
	strengthOf: (binding) => sqliteStrengths.get(binding),
	printName: printSqliteName,
	printers,
};

/** Always quoted, so that no word of SQLite's is ever in the way. */
function printSqliteName({ name }: Identifier): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** PostgreSQL's, which is the opposite of SQLite's: NULLs are greater than all. */
function defaultNulls(item: OrderItem): "first" | "last" {
	return item.isDescending ? "first" : "last";
}

function printQuery(node: Query, p: Printer): string {
	if (node.into !== undefined) p.refuse("INTO");
	if (node.hasTies === true) p.refuse("WITH TIES");
	const hasClauses = node.orderBy.length > 0 || node.limit !== undefined || node.offset !== undefined;
	const isWrapped = node.body.kind === "Query" || (node.body.kind === "Values" && hasClauses);
	const parts = [isWrapped ? selectFrom(node.body, p) : p.print(node.body)];
	if (node.with !== undefined) parts.unshift(p.print(node.with));
	if (node.orderBy.length > 0) parts.push(printOrderBy(node.orderBy, p));
	if (node.limit !== undefined) parts.push(`LIMIT ${p.print(node.limit)}`);
	if (node.offset !== undefined) {
		// OFFSET needs a LIMIT; a negative one is none: https://www.sqlite.org/lang_select.html#limitoffset.
		if (node.limit === undefined) parts.push("LIMIT -1");
		parts.push(`OFFSET ${p.print(node.offset)}`);
	}
	return parts.join(" ");
}

function selectFrom(body: QueryBody, p: Printer): string {
	return `SELECT * FROM (${p.print(body)})`;
}

/** SQLite has no column names in an alias, but has them in WITH. */
function printDerivedTable(node: DerivedTable, p: Printer): string {
	if (node.isLateral) p.refuse("LATERAL");
	const { alias } = node;
	if (alias === undefined || alias.columns.length === 0) return treePrinters.DerivedTable(node, p);
	const name = p.printName(alias.name);
	return `(WITH ${p.print(alias)} AS (${p.print(node.query)}) SELECT * FROM ${name}) AS ${name}`;
}
