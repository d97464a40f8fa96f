import type { Expression } from "../../sql/index.ts";
import { extremeNode } from "../number/extreme-decimal.ts";
import { isNumberInside } from "../number/number-storage.ts";
import { distinctMeanNode, distinctSumNode, meanNode, noNumber, sumNode } from "../number/numeric-sum.ts";
import { documentNode, jsonNode } from "../text/json-node.ts";
import { callNode, nullNode, numberNode, textNode } from "../tree.ts";
import { undoCanonical } from "./comparison-table.ts";
import type { FunctionRow, Operand } from "./function-row.ts";

/** count(*) and count(x). */
export const countRow: FunctionRow = {
	names: ["count", "count_big"],
	kind: "aggregate",
	answer: "count",
	parameters: ["any"],
	required: 0,
	returns: "integer",
	isNullable: false,
	write: (nodes) => callNode("count", nodes),
	summary: "How many rows, or values that are not NULL.",
};

/** row_number(), which numbers the rows of a window. */
export const rowNumberRow: FunctionRow = {
	names: ["row_number"],
	kind: "window",
	parameters: [],
	returns: "integer",
	isNullable: false,
	summary: "The number of the row in its window.",
};

/** rank(), the same for rows that tie. */
export const rankRow: FunctionRow = {
	names: ["rank"],
	kind: "window",
	parameters: [],
	returns: "integer",
	isNullable: false,
	summary: "The rank, with gaps after ties.",
};

/** grouping(…): which of its arguments a grouping set leaves out, which is known when the sets are. */
export const groupingRow: FunctionRow = {
	names: ["grouping"],
	kind: "scalar",
	parameters: ["any"],
	isVariadic: true,
	returns: "integer",
	isNullable: false,
	summary: "A bit for each argument: 1 where the grouping set leaves it out.",
};

/** The sum of whole numbers of 32 bits, which is one of 64. */
export const shortSumRow: FunctionRow = {
	names: ["sum"],
	kind: "aggregate",
	parameters: ["integer"],
	needsShort: true,
	returns: "integer",
	summary: "The sum of whole numbers of 32 bits; NULL of no values.",
};

// Spans of time that are equal need not be the same; what is written here is written as of all values where they are.
const gatherOnce: FunctionRow["writeDistinct"] = (_, bounds) => {
	const array = callNode("json_group_array", bounds.map(jsonNode));
	const isSpan = bounds[0]?.type === "interval";
	return callNode("nullif", [isSpan ? callNode("array_spans_once", [array]) : array, textNode("[]")]);
};

/** min(x). */
export const minimumRow = extreme("min", "minimum", "The smallest value.");

/** Aggregates. Source: https://www.postgresql.org/docs/current/functions-aggregate.html. */
export const aggregateFunctions: readonly FunctionRow[] = [
	groupingRow,
	countRow,
	{
		names: ["sum"],
		kind: "aggregate",
		parameters: ["interval"],
		returns: "interval",
		write: (nodes) => callNode("interval_sum", nodes),
		summary: "The sum of spans of time.",
	},
	shortSumRow,
	{
		names: ["sum"],
		kind: "aggregate",
		parameters: ["numeric"],
		returns: "numeric",
		write: (_, [x = noNumber]) => sumNode(x),
		writeDistinct: (_, [x = noNumber]) => distinctSumNode(x),
		summary: "The sum; NULL of no values.",
	},
	{
		names: ["sum"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "first",
		summary: "The sum of doubles; NULL of no values.",
	},
	{
		names: ["avg", "mean"],
		kind: "aggregate",
		parameters: ["interval"],
		returns: "interval",
		write: (nodes) => callNode("interval_avg", nodes),
		summary: "The mean of spans of time.",
	},
	{
		names: ["avg", "mean"],
		kind: "aggregate",
		parameters: ["numeric"],
		returns: "numeric",
		write: (_, [x = noNumber]) => meanNode(x),
		writeDistinct: (_, [x = noNumber]) => distinctMeanNode(x),
		summary: "The mean of decimals or whole numbers; NULL of no values.",
	},
	{
		names: ["avg", "mean"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("avg", nodes),
		summary: "The mean; NULL of no values.",
	},
	minimumRow,
	extreme("max", "maximum", "The largest value."),
	{
		names: ["median"],
		kind: "aggregate",
		parameters: ["interval"],
		returns: "interval",
		write: ([x = nullNode]) => callNode("interval_percentile", [x, { kind: "NumberLiteral", text: "0.5" }]),
		summary: "The value in the middle of spans of time.",
	},
	{
		names: ["median"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "double",
		summary: "The value in the middle.",
	},
	{
		names: ["percentile_cont"],
		kind: "aggregate",
		isOrderedSet: true,
		parameters: ["interval", "number"],
		returns: "interval",
		write: (nodes) => callNode("interval_percentile", nodes),
		summary: "A percentile of spans of time, interpolated.",
	},
	{
		names: ["percentile_cont"],
		kind: "aggregate",
		isOrderedSet: true,
		parameters: ["number", "number"],
		returns: "double",
		summary: "A percentile, interpolated between values.",
	},
	{
		names: ["bool_and", "every"],
		kind: "aggregate",
		parameters: ["boolean"],
		returns: "boolean",
		write: (nodes) => callNode("min", nodes),
		summary: "Whether all are true.",
	},
	{
		names: ["bool_or"],
		kind: "aggregate",
		parameters: ["boolean"],
		returns: "boolean",
		write: (nodes) => callNode("max", nodes),
		summary: "Whether any is true.",
	},
	{
		names: ["string_agg", "listagg"],
		kind: "aggregate",
		parameters: ["text", "text"],
		returns: "text",
		write: (nodes) => callNode("group_concat", nodes),
		summary: "All values joined by a separator.",
	},
	{
		names: ["group_concat"],
		kind: "aggregate",
		parameters: ["text", "text"],
		required: 1,
		returns: "text",
		write: ([x = nullNode, separator = textNode(",")]) => callNode("group_concat", [x, separator]),
		summary: "All values joined by a separator, a comma unless said otherwise.",
	},
	...(
		[
			["json_agg", "json_text"],
			["jsonb_agg", "json"],
			["array_agg", "json", "first"],
		] as const
	).map(
		([name, returns, element]): FunctionRow => ({
			names: [name],
			kind: "aggregate",
			parameters: ["any"],
			returns,
			...(element && { element }),
			// SQLite gives an empty array of no rows.
			write: (_, bounds, zone) => {
				const items = bounds.map((bound) => (element ? jsonNode(bound) : documentNode(bound, zone)));
				return callNode("nullif", [callNode("json_group_array", items), textNode("[]")]);
			},
			...(element && { writeDistinct: gatherOnce }),
			summary: element ? "All values as an array." : "All values as a JSON array.",
		}),
	),
	spread(["stddev", "stddev_samp", "stdev"], "numeric_stddev_samp", "The standard deviation of decimals of a sample."),
	{
		names: ["stddev", "stddev_samp", "stdev"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("stddev_samp", nodes),
		summary: "The standard deviation of a sample.",
	},
	spread(["stddev_pop", "stdevp"], "numeric_stddev_pop", "The standard deviation of decimals of a population."),
	{
		names: ["stddev_pop", "stdevp"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("stddev_pop", nodes),
		summary: "The standard deviation of a population.",
	},
	spread(["variance", "var_samp", "var"], "numeric_var_samp", "The variance of decimals of a sample."),
	{
		names: ["variance", "var_samp", "var"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("var_samp", nodes),
		summary: "The variance of a sample.",
	},
	spread(["var_pop", "varp"], "numeric_var_pop", "The variance of decimals of a population."),
	{
		names: ["var_pop", "varp"],
		kind: "aggregate",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("var_pop", nodes),
		summary: "The variance of a population.",
	},
];

/** Window functions. Source: https://www.postgresql.org/docs/current/functions-window.html. */
export const windowFunctions: readonly FunctionRow[] = [
	rowNumberRow,
	rankRow,
	{
		names: ["dense_rank"],
		kind: "window",
		parameters: [],
		returns: "integer",
		isNullable: false,
		summary: "The rank, without gaps.",
	},
	{
		names: ["percent_rank"],
		kind: "window",
		parameters: [],
		returns: "double",
		isNullable: false,
		summary: "The rank from 0 to 1.",
	},
	{
		names: ["cume_dist"],
		kind: "window",
		parameters: [],
		returns: "double",
		isNullable: false,
		summary: "The share of rows up to this one.",
	},
	{
		names: ["ntile"],
		kind: "window",
		parameters: ["integer"],
		returns: "integer",
		summary: "The number of the bucket, out of n.",
	},
	{
		names: ["lag"],
		kind: "window",
		parameters: ["any", "integer", "any"],
		required: 1,
		returns: "first",
		write: ([x = nullNode, n = numberNode(1), ...rest]) => callNode("lag", [x, n, ...rest]),
		summary: "The value n rows before.",
	},
	{
		names: ["lead"],
		kind: "window",
		parameters: ["any", "integer", "any"],
		required: 1,
		returns: "first",
		write: ([x = nullNode, n = numberNode(1), ...rest]) => callNode("lead", [x, n, ...rest]),
		summary: "The value n rows after.",
	},
	{
		names: ["first_value"],
		kind: "window",
		parameters: ["any"],
		returns: "first",
		summary: "The first value of the frame.",
	},
	{
		names: ["last_value"],
		kind: "window",
		parameters: ["any"],
		returns: "first",
		summary: "The last value of the frame.",
	},
	{
		names: ["nth_value"],
		kind: "window",
		parameters: ["any", "integer"],
		returns: "first",
		summary: "The n-th value of the frame.",
	},
];

// Decimals are compared in a form that sorts, of which the value is made again.
function extreme(name: "min" | "max", answer: "minimum" | "maximum", summary: string): FunctionRow {
	return {
		names: [name],
		kind: "aggregate",
		answer,
		parameters: ["any"],
		returns: "first",
		write: (_, [x = noNumber]) => writeExtreme(name, x),
		writeDistinct: (_, [x = noNumber]) => writeExtreme(name, undoCanonical(x), false),
		writeOver: (_, [x = noNumber]) => writeExtreme(name, x, false),
		isNative: ([bound]) => bound !== undefined && isNumberInside(bound),
		summary,
	};
}

function writeExtreme(name: "min" | "max", x: Operand, takesPairs = true): Expression {
	if (x.type !== "tid") return extremeNode(name, x, takesPairs);
	return callNode("tid_of_key", [callNode(name, [callNode("tid_key", [x.node])])]);
}

function spread(names: readonly string[], call: string, summary: string): FunctionRow {
	return {
		names,
		kind: "aggregate",
		parameters: ["numeric"],
		returns: "numeric",
		write: (nodes) => callNode(call, nodes),
		summary,
	};
}
