import { parseSync } from "libpg-query";
import type { Node, NodeOf } from "../../src/sql/index.ts";
import type { Dialect } from "../../src/sql/printer/dialect.ts";
import { Printer } from "../../src/sql/printer/printer.ts";
import { treeDialect } from "../../src/sql/printer/tree-dialect.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };
type Fields = { readonly [field: string]: Json };

/** PostgreSQL's own tree of a text, without positions and without what leaves no trace in ours. Throws what PostgreSQL's parser does. */
export function readPostgres(text: string): Json {
	return reduce(parseSync(text) as unknown as Json);
}

/**
 * Our tree in PostgreSQL's spelling with every parenthesis written, so that PostgreSQL's parser gives back exactly its structure: the table of
 * precedences that our parser and printer share has no say in it.
 */
export function spellOut(node: Node): string {
	return new Printer(spelledOut).print(node);
}

/** Our tree as an author would write it for PostgreSQL, with only those parentheses that precedence asks for. */
export function printPostgres(node: Node): string {
	return new Printer(postgres).print(node);
}

const postgres: Dialect = {
	...treeDialect,
	printers: {
		...treeDialect.printers,
		FunctionCall: (node, p) => printStandardCall(node, p) ?? treeDialect.printers.FunctionCall(node, p),
	},
};

const spelledOut: Dialect = {
	...postgres,
	strengthOf: () => ({ precedence: 0, associativity: "none" }),
	printers: {
		...postgres.printers,
		SetOperation: (node, p) =>
			`(${p.print(node.left)}) ${node.operator.toUpperCase()}${node.isAll ? " ALL" : ""} (${p.print(node.right)})`,
		Query: (node, p) =>
			node.body.kind === "SetOperation" ? printCompound(node, p) : treeDialect.printers.Query(node, p),
		Join: (node, p) => {
			const text = treeDialect.printers.Join(node, p);
			const left = p.print(node.left);
			return node.left.kind === "Join" ? `(${left})${text.slice(left.length)}` : text;
		},
	},
};

/** The clauses outside of parentheses around what they belong to. */
function printCompound(node: NodeOf<"Query">, p: Printer): string {
	const isBare = node.with === undefined && node.orderBy.length === 0;
	if (isBare && node.limit === undefined && node.offset === undefined) return p.print(node.body);
	return treeDialect.printers.Query({ ...node, body: { kind: "Query", body: node.body, orderBy: [] } }, p);
}

/** The functions that PostgreSQL's grammar takes in the spelling of the standard only. */
function printStandardCall(node: NodeOf<"FunctionCall">, p: Printer): string | undefined {
	const [name, second] = node.path;
	if (second !== undefined || name === undefined || name.isQuoted || node.over !== undefined) return undefined;
	const [first, next] = node.arguments.map(({ value }) => p.print(value));
	if (name.name === "position") return `position((${first}) IN (${next}))`;
	if (name.name === "extract") return `extract(${first} FROM ${next})`;
	return undefined;
}

/** Positions, and what is written in two ways but means one thing. */
function reduce(value: Json): Json {
	if (Array.isArray(value)) return value.map(reduce);
	if (value === null || typeof value !== "object") return value;
	const fields: Record<string, Json> = {};
	for (const [name, field] of Object.entries(value as Fields)) {
		if (!forgotten.has(name)) fields[name] = reduce((rewrites[name] ?? keep)(field));
	}
	return unify(fields);
}

const forgotten = new Set([
	...["location", "stmt_location", "stmt_len", "name_location", "type_location", "arg_location", "version"],
	...["list_start", "list_end", "rexpr_list_start", "rexpr_list_end"],
	// Whether a call was written f(a, b) or in words of its own, and ROW(a, b) or (a, b).
	...["funcformat", "row_format"],
]);

const keep = (field: Json): Json => field;

/** By the name of the node or field that holds it; before what is below it is reduced. */
const rewrites: Readonly<Record<string, (field: Json) => Json>> = {
	// pg_catalog is where everything without a schema is found.
	funcname: dropCatalog,
	// ASC is what is not DESC.
	sortby_dir: (field) => (field === "SORTBY_ASC" ? "SORTBY_DEFAULT" : field),
	// The size in int[3] means nothing.
	arrayBounds: (field) => (field as readonly Json[]).map(() => "[]"),
	A_Expr: (field) => {
		const { name, kind, ...rest } = field as { name: Json; kind: string; [field: string]: Json };
		// a ~~ b is a LIKE b.
		const isLike = kind === "AEXPR_LIKE" || kind === "AEXPR_ILIKE";
		return { ...rest, name: dropCatalog(name), kind: isLike ? "AEXPR_OP" : kind };
	},
	// A row in GROUP BY groups by its parts.
	groupClause: (field) =>
		(field as readonly Fields[]).flatMap(
			(element) => (read(element, "RowExpr", "args") as readonly Json[]) ?? [element],
		),
	// LIMIT ALL is no limit.
	SelectStmt: (field) => {
		const { limitCount, ...rest } = field as Fields;
		if (read(limitCount, "A_Const", "isnull") !== true) return field;
		const limitOption = rest["limitOffset"] === undefined ? "LIMIT_OPTION_DEFAULT" : "LIMIT_OPTION_COUNT";
		return { ...rest, limitOption };
	},
	// (a).b[1] is one indirection, however many parentheses it has.
	A_Indirection: (field) => {
		const { arg, indirection } = field as { arg: Json; indirection: readonly Json[] };
		const inner = read(arg, "A_Indirection") as { arg: Json; indirection: readonly Json[] } | undefined;
		return inner === undefined ? field : { arg: inner.arg, indirection: [...inner.indirection, ...indirection] };
	},
};

/** What is one node in ours and two in PostgreSQL's tree; after what is below it was reduced. */
function unify(fields: Fields): Json {
	const call = fields["FuncCall"] as { funcname: Json; args?: readonly Json[] } | undefined;
	if (JSON.stringify(call?.funcname) === '[{"String":{"sval":"substring"}}]') {
		// FOR has its number cast to an integer.
		const args = call?.args?.map((arg, index) => (index === 2 ? (read(arg, "TypeCast", "arg") ?? arg) : arg)) ?? [];
		return { FuncCall: { ...call, args } as Json };
	}
	const prefix = fields["A_Expr"] as { name: Json; lexpr?: Json; rexpr?: Json } | undefined;
	const name =
		prefix?.lexpr === undefined ? calls[JSON.stringify(read(prefix?.name, "0", "String", "sval"))] : undefined;
	if (name !== undefined)
		return { FuncCall: { funcname: [{ String: { sval: name } }], args: [prefix?.rexpr ?? null] } };
	if (read(fields, "SQLValueFunction", "op") === "SVFOP_CURRENT_SCHEMA")
		return { FuncCall: { funcname: [{ String: { sval: "current_schema" } }] } };
	if (read(fields, "TypeCast", "typeName", "names", "1", "String", "sval") === "bpchar" && isNational(fields))
		return read(fields, "TypeCast", "arg") ?? null;
	// GROUP BY () is a grouping set of its own.
	const set = read(fields, "GroupingSet", "content") as readonly Json[] | undefined;
	if (set?.length === 1 && read(set[0], "GroupingSet", "kind") === "GROUPING_SET_EMPTY") return set[0] ?? null;
	// An alias after the parentheses of a join names a query around it.
	const join = fields["JoinExpr"] as Fields | undefined;
	if (join?.["alias"] === undefined) return fields;
	const { alias, ...bare } = join;
	return { RangeSubselect: { subquery: { SelectStmt: { ...allOf({ JoinExpr: bare }) } }, alias } };
}

const calls: Readonly<Record<string, string>> = { '"|/"': "sqrt", '"||/"': "cbrt", '"@"': "abs" };

function isNational(fields: Fields): boolean {
	return (
		read(fields, "TypeCast", "typeName", "typmods") === undefined &&
		read(fields, "TypeCast", "arg", "A_Const", "sval") !== undefined
	);
}

function allOf(table: Json): Fields {
	const star = { ResTarget: { val: { ColumnRef: { fields: [{ A_Star: {} }] } } } };
	return { targetList: [star], fromClause: [table], limitOption: "LIMIT_OPTION_DEFAULT", op: "SETOP_NONE" };
}

function read(value: Json | undefined, ...path: readonly string[]): Json | undefined {
	return path.reduce<Json | undefined>((found, name) => (found as Fields | null | undefined)?.[name], value);
}

function dropCatalog(names: Json): Json {
	const list = names as readonly Json[];
	return list.length > 1 && read(list[0], "String", "sval") === "pg_catalog" ? list.slice(1) : list;
}
