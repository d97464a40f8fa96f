import type { SqlValue } from "../../base/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import {
	createIdentifier,
	createNode,
	type Expression,
	type FunctionCall,
	type OutputColumn,
	printStatement,
	type Query,
	type Select,
	type SelectItem,
	type Statement,
	walkNode,
} from "../../sql/index.ts";
import type { SessionState } from "../session/session-state.ts";
import { readConstant } from "./constant.ts";
import { type OutsideFunction, outsideFunctions } from "./outside-function-table.ts";
import type { Runnable } from "./runnable.ts";

/** A query without its calls of functions that do something outside of the engine, and these calls. */
export interface OutsideCalls {
	readonly sql: string;
	readonly calls: readonly OutsideCall[];
}

interface OutsideCall {
	/** The number of its column, from 0. */
	readonly column: number;
	readonly callee: OutsideFunction;
	readonly readArguments: (values: ParameterValues) => readonly SqlValue[];
}

/** How columns of what they give are told. */
const columnTypes: Readonly<
	Record<OutsideFunction["returns"], { readonly typeOid: number; readonly typeLength: number }>
> = {
	void: { typeOid: 2278, typeLength: 4 },
	boolean: { typeOid: 16, typeLength: 1 },
	integer: { typeOid: 23, typeLength: 4 },
};

/**
 * Takes the calls of pg_sleep() and its like out of a query, for nothing else shall wait while one session does. Undefined where there are none.
 * @throws not_supported (0A000) for one that is not in the select list of a query of one row, or whose arguments are computed
 */
export function takeOutsideCalls(tree: Statement, sql: string): OutsideCalls | undefined {
	if (tree.kind !== "Query" || !mention.test(sql)) return undefined;
	const body = findSingleRow(tree);
	const found = body?.items.map((item) => (item.kind === "OutputColumn" ? readCall(item.expression) : undefined)) ?? [];
	const items = body?.items.map((item, index) => replaceCall(item, found[index])) ?? [];
	refuseOthers(body ? { ...tree, body: { ...body, items } } : tree);
	if (!body || !found.some(Boolean)) return undefined;
	const calls = found.flatMap((call, column) => (call ? [{ ...call, column }] : []));
	return { sql: printStatement({ ...tree, body: { ...body, items } }), calls };
}

const mention = new RegExp(`\\b(?:${Object.keys(outsideFunctions).join("|")})\\b`, "i");

/** A query that calls them before it gives its row. A cancel request and the time limit of statements end it. */
export function withOutsideCalls(state: SessionState, query: Runnable, { calls }: OutsideCalls): Runnable {
	const columns = query.columns?.map((column, index) => {
		const call = calls.find((each) => each.column === index);
		return call ? { ...column, ...columnTypes[call.callee.returns] } : column;
	});
	return {
		...query,
		columns,
		pack: undefined,
		async *run(values, signal) {
			const given = new Map<number, SqlValue>();
			for (const { column, callee, readArguments } of calls) {
				const taken = readArguments(values);
				given.set(column, taken.includes(null) ? null : await callee.act(taken, state, signal));
			}
			const rows = query.run(values, signal);
			for (;;) {
				const next = await rows.next();
				if (next.done) return next.value;
				yield next.value.map((row) => row.map((value, index) => given.get(index) ?? value));
			}
		},
	};
}

function findSingleRow({ body }: Query): Select | undefined {
	return body.kind === "Select" && body.from.length === 0 && body.where === undefined ? body : undefined;
}

function nameOf({ path }: FunctionCall): string {
	return path.at(-1)?.name.toLowerCase() ?? "";
}

function readCall(expression: Expression): (Omit<OutsideCall, "column"> & { readonly call: FunctionCall }) | undefined {
	if (expression.kind !== "FunctionCall") return undefined;
	const callee = outsideFunctions[nameOf(expression)];
	const count = expression.arguments.length;
	if (!callee || count > callee.takes.length || count < (callee.required ?? callee.takes.length)) return undefined;
	const readers = expression.arguments.map(({ value }) => readArgument(value, nameOf(expression)));
	return { callee, call: expression, readArguments: (values) => readers.map((read) => read(values)) };
}

function readArgument(value: Expression, name: string): (values: ParameterValues) => SqlValue {
	const inner = value.kind === "Cast" ? value.operand : value;
	if (inner.kind === "Parameter") return (values) => (values as readonly SqlValue[])[Number(inner.name) - 1] ?? null;
	const constant = readConstant(value, `${name}()`);
	return () => constant;
}

// What it is given stays, so that parameters have their types: the column is NULL until the call has given its value.
function replaceCall(item: SelectItem, found: ReturnType<typeof readCall>): SelectItem {
	if (!found || item.kind !== "OutputColumn") return item;
	const { callee, call } = found;
	const { at } = call;
	const cast = (operand: Expression, name: string) =>
		createNode("Cast", { operand, type: createNode("TypeName", { name, modifiers: [], arrayDepth: 0 }), at });
	const nothing = cast(createNode("NullLiteral", { at }), callee.returns === "void" ? "text" : callee.returns);
	const branches = call.arguments.map(({ value }, index) => {
		const operand = cast(value, callee.takes[index] ?? "text");
		return createNode("CaseBranch", {
			when: createNode("Is", { operand, test: "null", isNegated: false, at }),
			then: nothing,
		});
	});
	const expression = branches.length === 0 ? nothing : createNode("Case", { branches, otherwise: nothing, at });
	return { ...item, expression, alias: item.alias ?? createIdentifier(nameOf(call)) } satisfies OutputColumn;
}

function refuseOthers(tree: Query): void {
	walkNode(tree, (node) => {
		if (node.kind !== "FunctionCall") return;
		const callee = outsideFunctions[nameOf(node)];
		if (!callee || callee.isElsewhereToo || !readCall(node)) return;
		const problem = `${nameOf(node)}() is supported in the select list of a query without FROM alone`;
		throw createSessionError("0A000", problem, `Write SELECT ${nameOf(node)}(…).`, node.at);
	});
}
