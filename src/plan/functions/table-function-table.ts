import type { SqlType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";
import { zonedCall } from "../session-time.ts";
import { callNode, nullNode, numberNode, textNode } from "../tree.ts";

/** A column that a function in FROM gives; without a name it takes the alias of the table. */
export interface TableFunctionColumn {
	readonly name?: string;
	readonly type: SqlType;
	readonly element?: SqlType | undefined;
}

/** One function that gives rows: what it takes, its columns, and the JSON array that it comes to. */
export interface TableFunctionRow {
	readonly names: readonly string[];
	readonly parameters: readonly SqlType[];
	readonly required?: number;
	readonly columns: (bounds: readonly BoundExpression[]) => readonly TableFunctionColumn[];
	/** One column: its values. Several: an array for each row. */
	readonly write: (bounds: readonly BoundExpression[], zone: string) => Expression;
	/** False for a name that is something else in a select list. */
	readonly isSetFunction?: false;
	readonly summary: string;
}

const nodeAt = (bounds: readonly BoundExpression[], index: number): Expression => bounds[index]?.node ?? nullNode;

// Each once for each type of JSON, whose values are of that type.
function unfoldDocuments(prefix: "json" | "jsonb"): readonly TableFunctionRow[] {
	const type = prefix === "json" ? "json_text" : "json";
	const call = (name: string) => (bounds: readonly BoundExpression[]) => callNode(name, [nodeAt(bounds, 0)]);
	return [
		{
			names: [`${prefix}_array_elements`],
			parameters: ["json"],
			columns: () => [{ name: "value", type }],
			write: call("json_elements"),
			summary: "The elements of a JSON array, as JSON.",
		},
		{
			names: [`${prefix}_array_elements_text`],
			parameters: ["json"],
			columns: () => [{ name: "value", type: "text" }],
			write: call(`${prefix}_element_texts`),
			summary: "The elements of a JSON array, as text.",
		},
		{
			names: [`${prefix}_each`],
			parameters: ["json"],
			columns: () => [
				{ name: "key", type: "text" },
				{ name: "value", type },
			],
			isSetFunction: false,
			write: call("json_pairs"),
			summary: "The keys and values of a JSON object, values as JSON.",
		},
		{
			names: [`${prefix}_each_text`],
			parameters: ["json"],
			columns: () => [
				{ name: "key", type: "text" },
				{ name: "value", type: "text" },
			],
			isSetFunction: false,
			write: call(`${prefix}_pair_texts`),
			summary: "The keys and values of a JSON object, values as text.",
		},
	];
}
const seriesType = (bounds: readonly BoundExpression[]): "timestamp" | "local_timestamp" =>
	bounds.slice(0, 2).every(({ type }) => type === "local_timestamp") ? "local_timestamp" : "timestamp";

/** Functions in FROM. Source: https://www.postgresql.org/docs/current/functions-srf.html and functions-json.html. */
export const tableFunctions: readonly TableFunctionRow[] = [
	{
		names: ["generate_series"],
		parameters: ["integer", "integer", "integer"],
		required: 2,
		columns: (bounds) => [{ type: bounds.every((bound) => bound.type === "integer") ? "integer" : "numeric" }],
		write: (bounds) =>
			callNode("series_of_numbers", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? numberNode(1)]),
		summary: "Numbers from one to another, by a step.",
	},
	{
		names: ["generate_series"],
		parameters: ["timestamp", "timestamp", "interval"],
		columns: (bounds) => [{ type: seriesType(bounds) }],
		write: (bounds, zone) => {
			const type = seriesType(bounds);
			const values = [nodeAt(bounds, 0), nodeAt(bounds, 1), nodeAt(bounds, 2)];
			return zonedCall("series_of_times", values, type === "timestamp" ? zone : "UTC");
		},
		summary: "Instants from one to another, by a span of time.",
	},
	{
		names: ["unnest"],
		parameters: ["json"],
		columns: ([array]) => [{ type: array?.element ?? "text" }],
		write: (bounds) => nodeAt(bounds, 0),
		summary: "The elements of an array.",
	},
	...(["json", "jsonb"] as const).flatMap(unfoldDocuments),
	{
		names: ["json_object_keys", "jsonb_object_keys"],
		parameters: ["json"],
		columns: () => [{ type: "text" }],
		write: (bounds) => callNode("json_keys", [nodeAt(bounds, 0)]),
		summary: "The keys of a JSON object.",
	},
	{
		names: ["regexp_split_to_table"],
		parameters: ["text", "text", "text"],
		required: 2,
		columns: () => [{ type: "text" }],
		write: (bounds) =>
			callNode("regexp_split", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? textNode("")]),
		summary: "The pieces of a text between matches of a pattern.",
	},
	{
		names: ["regexp_matches"],
		parameters: ["text", "text", "text"],
		required: 2,
		columns: () => [{ type: "json", element: "text" }],
		write: (bounds) => callNode("regexp_all", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? textNode("")]),
		summary: "The groups of each match of a pattern; only the first without the flag g.",
	},
	{
		names: ["string_to_table"],
		parameters: ["text", "text", "text"],
		required: 2,
		columns: () => [{ type: "text" }],
		write: (bounds) =>
			callNode("text_split", [nodeAt(bounds, 0), nodeAt(bounds, 1), ...(bounds[2] ? [bounds[2].node] : [])]),
		summary: "The pieces of a text between separators.",
	},
	{
		names: ["string_split"],
		parameters: ["text", "text"],
		columns: () => [{ name: "value", type: "text" }],
		write: (bounds) => callNode("text_split", [nodeAt(bounds, 0), nodeAt(bounds, 1)]),
		summary: "The pieces of a text between separators, as in T-SQL.",
	},
];

const rowsByName = new Map<string, TableFunctionRow[]>();
for (const row of tableFunctions) {
	for (const name of row.names) rowsByName.set(name, [...(rowsByName.get(name) ?? []), row]);
}

/**
 * The overloads of a function that gives rows.
 * @example findTableFunctions("unnest").length // 1
 */
export function findTableFunctions(name: string): readonly TableFunctionRow[] {
	return rowsByName.get(name.toLowerCase()) ?? [];
}

/** Their names, for did-you-mean. */
export const tableFunctionNames: readonly string[] = Object.freeze([...rowsByName.keys()]);
