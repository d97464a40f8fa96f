import { type SqlValue, systemClock } from "../../base/index.ts";
import { intervalSeconds, parseInterval } from "../../functions/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import {
	createIdentifier,
	createNode,
	type Expression,
	type FunctionCall,
	type Node,
	type OutputColumn,
	printStatement,
	type SelectItem,
	type Statement,
	walkNode,
} from "../../sql/index.ts";
import { readConstant } from "./constant.ts";
import type { Runnable } from "./runnable.ts";

/** A query without its calls of pg_sleep() and pg_sleep_for(), and for how long they wait. */
export interface SleepCalls {
	readonly sql: string;
	/** The numbers of its columns that are such calls, from 0. */
	readonly columns: readonly number[];
	/** Milliseconds, of the values of parameters. */
	readonly spans: readonly ((values: ParameterValues) => number)[];
}

/** What such a call takes, and how many milliseconds that is. */
const takenTypes: Readonly<Record<string, { readonly type: string; readonly read: (text: string) => number }>> = {
	pg_sleep: { type: "double precision", read: (text) => Number(text) * 1000 },
	pg_sleep_for: {
		type: "interval",
		read(text) {
			const span = parseInterval(text);
			return span ? intervalSeconds(span) * 1000 : Number.NaN;
		},
	},
};

/** The object id of void, which such a call gives. */
const voidType = { typeOid: 2278, typeLength: 4 };

/**
 * Takes the calls of pg_sleep() out of a query, for nothing else shall wait while one session does. Undefined where there are none.
 * Source: https://www.postgresql.org/docs/15/functions-datetime.html#FUNCTIONS-DATETIME-DELAY.
 * @throws not_supported (0A000) for one that is not in the select list of a query of one row, or whose time is computed
 */
export function takeSleepCalls(tree: Statement, sql: string): SleepCalls | undefined {
	if (tree.kind !== "Query" || !/\bpg_sleep/i.test(sql)) return undefined;
	const { body } = tree;
	const items = body.kind === "Select" && body.from.length === 0 && body.where === undefined ? body.items : [];
	const calls = items.map((item) => (item.kind === "OutputColumn" ? readSleep(item.expression) : undefined));
	const replaced = items.map((item, index) => {
		const call = calls[index];
		return call && item.kind === "OutputColumn" ? replaceSleep(item, call) : item;
	});
	refuseOthers(replaced.length > 0 ? replaced : [tree]);
	if (body.kind !== "Select" || !calls.some(Boolean)) return undefined;
	return {
		sql: printStatement({ ...tree, body: { ...body, items: replaced } }),
		columns: calls.flatMap((call, index) => (call ? [index] : [])),
		spans: calls.flatMap((call) => (call ? [readSpan(call)] : [])),
	};
}

/** A query that waits before it gives its row. A cancel request and the time limit of statements end it. */
export function withSleep(query: Runnable, { columns, spans }: SleepCalls): Runnable {
	return {
		...query,
		columns: query.columns?.map((column, index) => (columns.includes(index) ? { ...column, ...voidType } : column)),
		pack: undefined,
		async *run(values, signal) {
			for (const readMs of spans) await sleep(readMs(values), signal);
			return yield* query.run(values, signal);
		},
	};
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
	// A timer takes no longer span.
	const longest = 2_147_483_647;
	for (let left = ms; left > 0; left -= longest) await systemClock.sleep(Math.min(left, longest), signal);
}

function readSleep(expression: Expression): FunctionCall | undefined {
	return expression.kind === "FunctionCall" && nameOf(expression) in takenTypes && expression.arguments.length === 1
		? expression
		: undefined;
}

function nameOf({ path }: FunctionCall): string {
	return path.at(-1)?.name.toLowerCase() ?? "";
}

// What it is given stays, so that parameters have their types, and NULL gives NULL.
function replaceSleep(item: OutputColumn, call: FunctionCall): OutputColumn {
	const { at } = call;
	const cast = (operand: Expression, name: string) =>
		createNode("Cast", { operand, type: createNode("TypeName", { name, modifiers: [], arrayDepth: 0 }), at });
	const name = nameOf(call);
	const given = cast(call.arguments[0]?.value ?? createNode("NullLiteral", {}), takenTypes[name]?.type ?? "text");
	const branch = createNode("CaseBranch", {
		when: createNode("Is", { operand: given, test: "null", isNegated: true, at }),
		then: cast(createNode("StringLiteral", { value: "", at }), "text"),
	});
	const expression = createNode("Case", { branches: [branch], at });
	return { ...item, expression, alias: item.alias ?? createIdentifier(name) };
}

function readSpan(call: FunctionCall): (values: ParameterValues) => number {
	const name = nameOf(call);
	const argument = call.arguments[0]?.value;
	const toMs = (value: SqlValue | undefined): number => {
		if (value === null || value === undefined) return 0;
		const ms = takenTypes[name]?.read(String(value)) ?? Number.NaN;
		if (!Number.isNaN(ms)) return ms;
		throw createSessionError("22P02", `invalid input for ${name}(): "${String(value)}"`, "", call.at);
	};
	const parameter = argument?.kind === "Cast" ? argument.operand : argument;
	if (parameter?.kind === "Parameter") {
		const { name: key } = parameter;
		return (values) => toMs((values as readonly SqlValue[])[Number(key) - 1]);
	}
	const ms = toMs(argument && readConstant(argument, `${name}()`));
	return () => ms;
}

function refuseOthers(parts: readonly (SelectItem | Node)[]): void {
	for (const part of parts)
		walkNode(part, (node) => {
			if (node.kind !== "FunctionCall" || !(nameOf(node) in takenTypes)) return;
			const problem = `${nameOf(node)}() is supported in the select list of a query without FROM alone`;
			throw createSessionError("0A000", problem, `Write SELECT ${nameOf(node)}(…).`, node.at);
		});
}
