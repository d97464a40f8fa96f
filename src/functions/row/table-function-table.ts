import { canBeList, isWholeType, type SqlType, type TypeShape } from "../../base/index.ts";
import type { Expression, Operator } from "../../sql/index.ts";
import { zonedCall } from "../time/session-time.ts";
import { callNode, nullNode, numberNode, textNode } from "../tree.ts";
import { catalogTableFunctions } from "./catalog-table-functions.ts";
import type { Operand } from "./function-row.ts";
import { pathRows } from "./path-function-table.ts";

/** A column that a function in FROM gives; without a name it takes the alias of the table. */
export interface TableFunctionColumn extends TypeShape {
	readonly name?: string;
}

/** One function that gives rows: what it takes, its columns, and the JSON array that it comes to. */
export interface TableFunctionRow extends Operator {
	readonly kind: "set";
	readonly parameters: readonly SqlType[];
	readonly required?: number;
	readonly columns: (operands: readonly Operand[]) => readonly TableFunctionColumn[];
	/** What SQLite's json_each unfolds; for one column its values, for several an array for each row. */
	readonly write: (operands: readonly Operand[], zone: string) => Expression;
	/** Each row is an array, even of one column. */
	readonly isOfRecords?: true;
	/** Several arguments are several calls, whose rows stand side by side. */
	readonly takesSeveral?: true;
	/** The statement says which columns it has; of a list of objects, the function that gives them one by one. */
	readonly definedBy?: { readonly each?: string };
	/** False for a name that is something else in a select list. */
	readonly isSetFunction?: false;
	readonly summary: string;
}

const noArray: Operand = { node: nullNode, type: "json" };
const nodeAt = (bounds: readonly Operand[], index: number): Expression => bounds[index]?.node ?? nullNode;

// Each once for each type of JSON, whose values are of that type.
function unfoldDocuments(prefix: "json" | "jsonb"): readonly TableFunctionRow[] {
	const type = prefix === "json" ? "json_text" : "json";
	const call = (name: string) => (bounds: readonly Operand[]) => callNode(name, [nodeAt(bounds, 0)]);
	return [
		{
			kind: "set",
			names: [`${prefix}_array_elements`],
			parameters: ["json"],
			columns: () => [{ name: "value", type }],
			write: call("json_elements"),
			summary: "The elements of a JSON array, as JSON.",
		},
		{
			kind: "set",
			names: [`${prefix}_array_elements_text`],
			parameters: ["json"],
			columns: () => [{ name: "value", type: "text" }],
			write: call(`${prefix}_element_texts`),
			summary: "The elements of a JSON array, as text.",
		},
		{
			kind: "set",
			names: [`${prefix}_each`],
			parameters: ["json"],
			columns: () => [
				{ name: "key", type: "text" },
				{ name: "value", type },
			],
			isSetFunction: false,
			write: call(`${prefix}_pairs`),
			summary: "The keys and values of a JSON object, values as JSON.",
		},
		{
			kind: "set",
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
		{
			kind: "set",
			names: [`${prefix}_object_keys`],
			parameters: ["json"],
			columns: () => [{ type: "text" }],
			write: call(`${prefix}_keys`),
			summary: "The keys of a JSON object.",
		},
		{
			kind: "set",
			names: [`${prefix}_to_record`],
			parameters: ["json"],
			columns: () => [],
			definedBy: {},
			isSetFunction: false,
			write: (bounds) => nodeAt(bounds, 0),
			summary: "A JSON object as a row of the columns behind AS: AS t (a int, b text).",
		},
		{
			kind: "set",
			names: [`${prefix}_to_recordset`],
			parameters: ["json"],
			columns: () => [],
			definedBy: { each: `${prefix}_array_elements` },
			isSetFunction: false,
			write: (bounds) => nodeAt(bounds, 0),
			summary: "A JSON array of objects as rows of the columns behind AS: AS t (a int, b text).",
		},
	];
}
// Of an array of arrays they are the innermost; a document may be an array itself.
function unfoldElements([array]: readonly Operand[]): Expression {
	if (array?.element === undefined || canBeList(array.element)) return array?.node ?? nullNode;
	return callNode("array_elements", [array.node, textNode(array.element)]);
}

// Of decimals there is a series of decimals; of whole numbers one of 32 bits, or of 64 where one of them has these.
function numbersType(bounds: readonly Operand[]): SqlType {
	if (!bounds.every(({ type }) => isWholeType(type))) return "numeric";
	return bounds.some(({ type }) => type === "integer") ? "integer" : "int4";
}

const seriesType = (bounds: readonly Operand[]): "timestamp" | "local_timestamp" =>
	bounds.slice(0, 2).every(({ type }) => type === "local_timestamp") ? "local_timestamp" : "timestamp";

/** Functions in FROM. Source: https://www.postgresql.org/docs/current/functions-srf.html and functions-json.html. */
export const tableFunctions: readonly TableFunctionRow[] = [
	{
		kind: "set",
		names: ["generate_series"],
		parameters: ["integer", "integer", "integer"],
		required: 2,
		columns: (bounds) => [{ type: numbersType(bounds) }],
		write: (bounds) =>
			callNode("series_of_numbers", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? numberNode(1)]),
		summary: "Numbers from one to another, by a step.",
	},
	{
		kind: "set",
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
		kind: "set",
		names: ["unnest"],
		parameters: ["json"],
		columns: ([{ element = "text", fields, rowType } = noArray]) => [{ type: element, fields, rowType }],
		takesSeveral: true,
		write: unfoldElements,
		summary: "The elements of an array; those of several arrays side by side.",
	},
	...(["json", "jsonb"] as const).flatMap(unfoldDocuments),
	pathRows,
	{
		kind: "set",
		names: ["regexp_split_to_table"],
		parameters: ["text", "text", "text"],
		required: 2,
		columns: () => [{ type: "text" }],
		write: (bounds) =>
			callNode("regexp_split", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? textNode("")]),
		summary: "The pieces of a text between matches of a pattern.",
	},
	{
		kind: "set",
		names: ["regexp_matches"],
		parameters: ["text", "text", "text"],
		required: 2,
		columns: () => [{ type: "json", element: "text" }],
		write: (bounds) => callNode("regexp_all", [nodeAt(bounds, 0), nodeAt(bounds, 1), bounds[2]?.node ?? textNode("")]),
		summary: "The groups of each match of a pattern; only the first without the flag g.",
	},
	{
		kind: "set",
		names: ["string_to_table"],
		parameters: ["text", "text", "text"],
		required: 2,
		columns: () => [{ type: "text" }],
		write: (bounds) =>
			callNode("text_split", [nodeAt(bounds, 0), nodeAt(bounds, 1), ...(bounds[2] ? [bounds[2].node] : [])]),
		summary: "The pieces of a text between separators.",
	},
	{
		kind: "set",
		names: ["string_split"],
		parameters: ["text", "text"],
		columns: () => [{ name: "value", type: "text" }],
		write: (bounds) => callNode("text_split", [nodeAt(bounds, 0), nodeAt(bounds, 1)]),
		summary: "The pieces of a text between separators, as in T-SQL.",
	},
];

const rowsByName = new Map<string, TableFunctionRow[]>();
for (const row of [...tableFunctions, ...catalogTableFunctions]) {
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

/** The elements of an array, as a comparison with ANY or ALL sees them. */
export const elementsRow: TableFunctionRow = {
	kind: "set",
	names: ["elements"],
	parameters: ["json"],
	columns: ([array]) => [{ type: array?.element ?? "unknown" }],
	write: unfoldElements,
	summary: "The elements of an array.",
};

/** Rows that are JSON: an array of the values of each row. */
export const rowsRow: TableFunctionRow = {
	kind: "set",
	names: ["rows"],
	parameters: ["json"],
	columns: () => [],
	write: (operands) => nodeAt(operands, 0),
	isOfRecords: true,
	summary: "Rows that are made of JSON.",
};

/**
 * Functions whose rows stand side by side until the longest ends, where the others have NULL.
 * Source: ROWS FROM, https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLEFUNCTIONS.
 * @param parts Each with how many operands are its own.
 */
export function standBeside(
	parts: readonly { readonly row: TableFunctionRow; readonly count: number }[],
): TableFunctionRow {
	let next = 0;
	const calls = parts.map(({ row, count }) => {
		const first = next;
		next += count;
		return { row, take: (operands: readonly Operand[]) => operands.slice(first, first + count) };
	});
	const widthOf = (row: TableFunctionRow, operands: readonly Operand[]) => {
		const { length } = row.columns(operands);
		return row.isOfRecords === true || length > 1 ? length : 0;
	};
	return {
		kind: "set",
		names: ["rows from"],
		parameters: parts.flatMap(({ row }) => row.parameters),
		columns: (operands) => calls.flatMap(({ row, take }) => row.columns(take(operands))),
		isOfRecords: true,
		write: (operands, zone) => {
			const lists = calls.map(({ row, take }) => row.write(take(operands), zone));
			const widths = calls.map(({ row, take }) => widthOf(row, take(operands)));
			return callNode("rows_beside", [textNode(JSON.stringify(widths)), ...lists]);
		},
		summary: "The rows of several functions side by side.",
	};
}
