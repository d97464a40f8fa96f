import { isWholeType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { sortDecimals } from "../number/sorted-decimals.ts";
import { pairStatistics } from "../registered/registered-aggregates.ts";
import { documentNode } from "../text/json-node.ts";
import { callNode, castNode, textNode } from "../tree.ts";
import { keyNode } from "./document-function-table.ts";
import type { FunctionRow, Operand } from "./function-row.ts";

// The registered aggregates give whole numbers as REAL.
const typed = (call: Expression, bound: Operand | undefined): Expression =>
	bound && (isWholeType(bound.type) || bound.type === "boolean") ? castNode(call, "integer") : call;

/** Aggregates of statistics and of other kinds. Source: https://www.postgresql.org/docs/current/functions-aggregate.html. */
export const statisticFunctions: readonly FunctionRow[] = [
	{
		names: ["mode"],
		kind: "aggregate",
		isOrderedSet: true,
		parameters: ["any"],
		returns: "first",
		write: (nodes, bounds) =>
			sortDecimals(bounds, nodes, (values) => typed(callNode("most_frequent", values), bounds[0])),
		summary: "The most frequent value: mode() WITHIN GROUP (ORDER BY x).",
	},
	{
		names: ["percentile_disc"],
		kind: "aggregate",
		isOrderedSet: true,
		parameters: ["any", "number"],
		returns: "first",
		write: (nodes, bounds) =>
			sortDecimals(bounds, nodes, (values) => typed(callNode("discrete_percentile", values), bounds[0]), 1),
		summary: "A percentile that is one of the values.",
	},
	{
		names: ["percentile_cont"],
		kind: "aggregate",
		isOrderedSet: true,
		parameters: ["number", "json"],
		returns: "json",
		element: "double",
		write: (nodes) => callNode("continuous_percentiles", nodes),
		summary: "Several percentiles at once, as an array.",
	},
	{
		names: ["percentile_disc"],
		kind: "aggregate",
		isOrderedSet: true,
		parameters: ["number", "json"],
		returns: "json",
		element: "first",
		write: (nodes) => callNode("discrete_percentiles", nodes),
		summary: "Several percentiles at once, each one of the values, as an array.",
	},
	{
		names: ["any_value"],
		kind: "aggregate",
		parameters: ["any"],
		returns: "first",
		write: (nodes) => callNode("max", nodes),
		summary: "One of the values.",
	},
	...(["and", "or", "xor"] as const).map(
		(operation): FunctionRow => ({
			names: [`bit_${operation}`],
			kind: "aggregate",
			parameters: ["integer"],
			returns: "integer",
			write: (nodes) => castNode(callNode(`bit_${operation}`, nodes), "integer"),
			summary: `The bitwise ${operation} of all values.`,
		}),
	),
	...(["json", "jsonb"] as const).map(
		(prefix): FunctionRow => ({
			names: [`${prefix}_object_agg`],
			kind: "aggregate",
			parameters: ["any", "any"],
			returns: prefix === "json" ? "json_text" : "json",
			write: (_, [key, value], zone) =>
				callNode("nullif", [
					callNode("json_group_object", [
						...(key ? [keyNode(key, zone)] : []),
						...(value ? [documentNode(value, zone)] : []),
					]),
					textNode("{}"),
				]),
			summary: "All keys and values as a JSON object.",
		}),
	),
	...pairStatistics.map(
		({ name, summary }): FunctionRow => ({
			names: [name],
			kind: "aggregate",
			parameters: ["number", "number"],
			returns: name === "regr_count" ? "integer" : "double",
			summary,
		}),
	),
];
