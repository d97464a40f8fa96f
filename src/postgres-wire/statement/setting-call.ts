import { createSessionError } from "../../postgres-format/index.ts";
import {
	createIdentifier,
	createNode,
	type FunctionCall,
	mapChildren,
	type Node,
	printStatement,
	type Statement,
} from "../../sql/index.ts";
import { isInTransaction } from "../session/implicit-transaction.ts";
import type { SessionState } from "../session/session-state.ts";
import { readConstant } from "./constant.ts";
import type { Runnable } from "./runnable.ts";

/** A query without its calls of set_config(), and what they set. */
export interface SettingCalls {
	readonly sql: string;
	readonly settings: readonly (readonly [name: string, value: string | undefined, isLocal: boolean])[];
}

/**
 * Takes the calls of set_config() out of a query: their values stand for them. Undefined where there are none.
 * Source: https://www.postgresql.org/docs/15/functions-admin.html#FUNCTIONS-ADMIN-SET.
 * @throws not_supported (0A000) for a name or value that is not written there
 */
export function takeSettingCalls(tree: Statement, sql: string): SettingCalls | undefined {
	if (tree.kind !== "Query" || !/\bset_config\b/i.test(sql)) return undefined;
	const settings: SettingCalls["settings"][number][] = [];
	const replace = (node: Node): Node => {
		const below = mapChildren(node, replace);
		if (below.kind === "OutputColumn" && node.kind === "OutputColumn" && !below.alias && isSettingCall(node.expression))
			return { ...below, alias: createIdentifier("set_config") };
		if (!isSettingCall(below)) return below;
		const [name, value, isLocal] = below.arguments.map(readText);
		if (name === undefined || below.arguments.length !== 3)
			throw createSessionError("22004", "SET requires parameter name", "", below.at);
		settings.push([name, value, isLocal === "true"]);
		const literal = createNode("StringLiteral", { value: value ?? "", at: below.at });
		const type = createNode("TypeName", { name: "text", modifiers: [], arrayDepth: 0 });
		return createNode("Cast", { operand: literal, type, at: below.at });
	};
	const replaced = mapChildren(tree, replace);
	return settings.length === 0 ? undefined : { sql: printStatement(replaced), settings };
}

/** A query that sets what its calls of set_config() say when it runs. */
export function withSettings(state: SessionState, query: Runnable, { settings }: SettingCalls): Runnable {
	return {
		...query,
		pack: undefined,
		run(values, signal, formats) {
			const rows = query.run(values, signal, formats);
			// Outside a transaction what is local ends with the statement.
			for (const [name, value, isLocal] of settings)
				if (!isLocal || isInTransaction(state)) state.settings.set(name, value, isLocal);
			return rows;
		},
	};
}

/** Tells whether a node is a call of set_config(). */
export function isSettingCall(node: Node): node is FunctionCall {
	return node.kind === "FunctionCall" && node.path.at(-1)?.name.toLowerCase() === "set_config";
}

function readText({ value }: FunctionCall["arguments"][number]): string | undefined {
	const constant = readConstant(value, "set_config()");
	return constant === null ? undefined : String(constant);
}
