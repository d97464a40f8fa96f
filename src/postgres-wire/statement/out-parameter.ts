import type { ParameterValues } from "../../plan/index.ts";
import { type FunctionCall, mapChildren, type Node, printStatement, type Statement } from "../../sql/index.ts";
import type { Runnable } from "./runnable.ts";

/** The type void, as which JDBC sends what a function is to give: `{? = call abs(?)}` is `SELECT * FROM abs($1, $2)` with $1 of it. */
const voidType = 2278;

/** A statement without the parameters that stand for what comes out of a function. */
export interface InnerStatement {
	readonly sql: string;
	/** Object ids of the types of the parameters that are left. */
	readonly declared: readonly number[];
}

/**
 * Leaves parameters of the type void out of the calls whose arguments they are, as PostgreSQL does; the others are counted anew.
 * Source: ParseFuncOrColumn in https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/parser/parse_func.c.
 * @param declared Object ids of the types of its parameters, as far as the client says them.
 * `SELECT abs($1, $2)` with the types 2278 and 23 becomes `SELECT abs($1)` with 23.
 */
export function dropOutParameters(
	{ tree, sql }: { readonly tree: Statement; readonly sql: string },
	declared: readonly number[],
): InnerStatement {
	if (!declared.includes(voidType)) return { sql, declared };
	const isOut = ({ value }: FunctionCall["arguments"][number]) =>
		value.kind === "Parameter" && declared[Number(value.name) - 1] === voidType;
	const drop = (node: Node): Node => {
		if (node.kind === "Parameter") {
			const place = Number(node.name);
			const before = declared.slice(0, place).filter((oid) => oid === voidType).length;
			return { ...node, name: String(place - before) };
		}
		if (node.kind !== "FunctionCall") return mapChildren(node, drop);
		return mapChildren({ ...node, arguments: node.arguments.filter((argument) => !isOut(argument)) }, drop);
	};
	return { sql: printStatement(mapChildren(tree, drop)), declared: declared.filter((oid) => oid !== voidType) };
}

/** A statement that takes a value for each parameter that the client sends, and leaves out those that come out. */
export function acceptOutParameters(query: Runnable, declared: readonly number[]): Runnable {
	if (!declared.includes(voidType)) return query;
	const keep = (values: ParameterValues) =>
		Array.isArray(values) ? values.filter((_, index) => declared[index] !== voidType) : values;
	const left = [...query.parameters];
	return {
		...query,
		pack: undefined,
		parameters: declared.map((oid) => (oid === voidType ? { oid } : (left.shift() ?? { oid }))),
		run: (values, signal, formats) => query.run(keep(values), signal, formats),
	};
}
