import type { SqlValue } from "../../base/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import {
	createIdentifier,
	createNode,
	type Expression,
	type FunctionCall,
	type Node,
	type OutputColumn,
	printStatement,
	type Query,
	type SelectItem,
	type Statement,
	walkNode,
} from "../../sql/index.ts";
import type { SessionState } from "../session/session-state.ts";
import { type OutsideFunction, outsideFunctions } from "./outside-function-table.ts";
import { mapRows, type Runnable } from "./runnable.ts";

/** A query without its calls of functions that do something outside of the engine, and these calls. */
export interface OutsideCalls {
	readonly sql: string;
	readonly calls: readonly OutsideCall[];
}

interface OutsideCall {
	/** The number of its column, from 0, which holds what the call is given. */
	readonly column: number;
	readonly callee: OutsideFunction;
}

/** How columns of what they give are told. */
const columnTypes: Readonly<
	Record<OutsideFunction["returns"], { readonly typeOid: number; readonly typeLength: number }>
> = {
	void: { typeOid: 2278, typeLength: 4 },
	boolean: { typeOid: 16, typeLength: 1 },
};

/**
 * Takes the calls of pg_sleep() and its like out of a query, for nothing else shall wait while one session does: what they are given is
 * an array in their place. Undefined where there are none.
 * @throws not_supported (0A000) for one that does not stand by itself in the select list, which names its columns
 */
export function takeOutsideCalls(tree: Statement, sql: string): OutsideCalls | undefined {
	if (tree.kind !== "Query" || !mention.test(sql)) return undefined;
	const { body } = tree;
	if (body.kind !== "Select" || body.distinct || body.items.some(({ kind }) => kind !== "OutputColumn")) {
		refuseOthers(tree);
		return undefined;
	}
	const calls: OutsideCall[] = [];
	const items = body.items.map((item, column): SelectItem => {
		const callee = item.kind === "OutputColumn" ? findCallee(item.expression) : undefined;
		if (!callee || item.kind !== "OutputColumn") return item;
		calls.push({ column, callee });
		return replaceCall(item, item.expression as FunctionCall, callee);
	});
	const query = { ...tree, body: { ...body, items } };
	refuseOthers(query);
	return calls.length === 0 ? undefined : { sql: printStatement(query), calls };
}

const mention = new RegExp(`\\b(?:${Object.keys(outsideFunctions).join("|")})\\b`, "i");

/** A query that calls them for each of its rows. A cancel request and the time limit of statements end it. */
export function withOutsideCalls(state: SessionState, query: Runnable, { calls }: OutsideCalls): Runnable {
	const columns = query.columns?.map((column, index) => {
		const call = calls.find((each) => each.column === index);
		return call ? { ...column, ...columnTypes[call.callee.returns] } : column;
	});
	return {
		...query,
		columns,
		pack: undefined,
		run: (values, signal, formats) =>
			mapRows(query.run(values, signal, formats), async (rows) => {
				for (const row of rows)
					for (const { column, callee } of calls) {
						const given = JSON.parse(row[column] as string) as SqlValue[];
						const isNull = callee.takesNull !== true && given.includes(null);
						row[column] = isNull ? null : await callee.act(given, state, signal);
					}
				return rows;
			}),
	};
}

function nameOf({ path }: FunctionCall): string {
	return path.at(-1)?.name.toLowerCase() ?? "";
}

function findCallee(node: Node): OutsideFunction | undefined {
	if (node.kind !== "FunctionCall") return undefined;
	const callee = outsideFunctions[nameOf(node)];
	const count = node.arguments.length;
	const isTaken = callee && count <= callee.takes.length && count >= (callee.required ?? callee.takes.length);
	return isTaken ? callee : undefined;
}

function replaceCall(item: OutputColumn, call: FunctionCall, { takes }: OutsideFunction): OutputColumn {
	const { at } = call;
	const cast = (operand: Expression, name: string, arrayDepth = 0) =>
		createNode("Cast", { operand, type: createNode("TypeName", { name, modifiers: [], arrayDepth }), at });
	const given = call.arguments.map(({ value }, index) => cast(cast(value, takes[index] ?? "text"), "text"));
	const expression = cast(createNode("ArrayLiteral", { items: given, at }), "text", 1);
	return { ...item, expression, alias: item.alias ?? createIdentifier(nameOf(call)) };
}

function refuseOthers(tree: Query): void {
	walkNode(tree, (node) => {
		const callee = findCallee(node);
		if (!callee || node.kind !== "FunctionCall") return;
		const problem = `${nameOf(node)}() is supported by itself in a select list that names its columns alone`;
		throw createSessionError("0A000", problem, `Write SELECT ${nameOf(node)}(…).`, node.at);
	});
}
