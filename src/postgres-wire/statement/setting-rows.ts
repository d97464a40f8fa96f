import { createSessionError } from "../../postgres-format/index.ts";
import {
	createIdentifier,
	createNode,
	type Expression,
	type FunctionCall,
	type OutputColumn,
	printStatement,
	type Query,
	type Statement,
} from "../../sql/index.ts";
import { isInTransaction } from "../session/implicit-transaction.ts";
import type { SessionState } from "../session/session-state.ts";
import { mapRows, type Runnable } from "./runnable.ts";
import { isSettingCall } from "./setting-call.ts";

/** A query whose last two columns are the name of a setting and whether it is local, and the column whose values are set. */
export interface SettingRows {
	readonly sql: string;
	readonly column: number;
}

/**
 * Takes a call of set_config() that is computed for each row out of a select list, as pg_dump writes it: SELECT set_config(name, 'on', false) FROM
 * pg_settings. Undefined where there is none, or where its name and value are written out.
 * @throws 0A000 for one of several, or in a query of groups
 */
export function takeSettingRows(tree: Statement): SettingRows | undefined {
	const body = tree.kind === "Query" ? tree.body : undefined;
	if (tree.kind !== "Query" || body?.kind !== "Select" || body.from.length === 0) return undefined;
	const calls = body.items.flatMap((item, column) =>
		item.kind === "OutputColumn" && isSettingCall(item.expression) && item.expression.arguments.length === 3
			? [{ column, item, call: item.expression }]
			: [],
	);
	const [only, ...others] = calls;
	if (!only) return undefined;
	if (others.length > 0 || body.distinct || body.groupBy.length > 0) {
		const advice = "Write one call in the select list of a query without DISTINCT and GROUP BY.";
		throw createSessionError("0A000", "set_config() of these rows is not supported", advice, only.call.at);
	}
	const items = body.items.map((item, index) => (index === only.column ? writeValue(only.item, only.call) : item));
	const [name, , isLocal] = only.call.arguments.map(({ value }) => value);
	const more = [castTo(name, "text"), castTo(isLocal, "boolean")].map(
		(expression): OutputColumn => ({ kind: "OutputColumn", expression }),
	);
	const query: Query = { ...tree, body: { ...body, items: [...items, ...more] } };
	return { sql: printStatement(query), column: only.column };
}

/** A query that sets what its rows say. */
export function withSettingRows(state: SessionState, query: Runnable, { column }: SettingRows): Runnable {
	return {
		...query,
		columns: query.columns?.slice(0, -2),
		pack: undefined,
		run: (values, signal, formats) =>
			mapRows(query.run(values, signal, formats), (rows) =>
				rows.map((row) => {
					const [name, isLocal] = row.slice(-2);
					const value = row[column];
					if (typeof name !== "string") throw createSessionError("22004", "SET requires parameter name");
					// Outside a transaction what is local ends with the statement.
					if (isLocal !== true || isInTransaction(state))
						state.settings.set(name, typeof value === "string" ? value : undefined, isLocal === true);
					return row.slice(0, -2);
				}),
			),
	};
}

function writeValue(item: OutputColumn, call: FunctionCall): OutputColumn {
	const expression = castTo(call.arguments[1]?.value, "text");
	return { ...item, expression, alias: item.alias ?? createIdentifier("set_config") };
}

function castTo(operand: Expression = createNode("NullLiteral", {}), name: string): Expression {
	return createNode("Cast", { operand, type: createNode("TypeName", { name, modifiers: [], arrayDepth: 0 }) });
}
