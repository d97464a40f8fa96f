import { functionRows } from "./function-list.ts";
import type { FunctionRow } from "./function-row.ts";
import { type TableFunctionRow, tableFunctions } from "./table-function-table.ts";

const kinds: readonly (readonly [kind: FunctionRow["kind"], title: string])[] = [
	["scalar", "Functions of values"],
	["aggregate", "Aggregates"],
	["window", "Window functions"],
];

/**
 * The page of all SQL functions, in Markdown, from their rows.
 * @example describeFunctions().startsWith("# SQL functions") // true
 */
export function describeFunctions(): string {
	const sections = kinds.map(([kind, title]) => {
		const rows = functionRows.filter((row) => row.kind === kind).map(describeRow);
		return `## ${title}\n\n| function | gives | |\n| --- | --- | --- |\n${rows.join("\n")}`;
	});
	sections.push(
		`## Functions in FROM\n\n| function | | |\n| --- | --- | --- |\n${tableFunctions.map(describeTable).join("\n")}`,
	);
	return `# SQL functions\n\nAggregates are window functions too, with OVER. Optional arguments stand in brackets.\n\n${sections.join("\n\n")}\n`;
}

/** A function for who looks for one. */
export interface ListedFunction {
	readonly call: string;
	readonly kind: FunctionRow["kind"] | "table";
	readonly summary: string;
}

/**
 * Every function, by how it is called.
 * @example listFunctions().find(({ call }) => call === "lower(text)")?.kind // "scalar"
 */
export function listFunctions(): readonly ListedFunction[] {
	const list = (row: FunctionRow | TableFunctionRow, kind: ListedFunction["kind"]): ListedFunction => {
		const { call, also } = describeCall(row);
		return { call: call.replaceAll("`", ""), kind, summary: `${row.summary}${also}`.replaceAll("`", "") };
	};
	return [...functionRows.map((row) => list(row, row.kind)), ...tableFunctions.map((row) => list(row, "table"))];
}

function describeTable(row: TableFunctionRow): string {
	const { call, also } = describeCall(row);
	const place = row.isSetFunction === false ? "in FROM only" : "in the select list too";
	return `| ${call} | ${place} | ${row.summary}${also} |`;
}

function describeCall(row: FunctionRow | TableFunctionRow): { readonly call: string; readonly also: string } {
	const least = row.required ?? row.parameters.length;
	const listed = row.parameters.map((parameter, index) => (index < least ? parameter : `[${parameter}]`));
	const [name = "", ...others] = row.names;
	const more = "isVariadic" in row ? ", …" : "";
	return {
		call: `\`${name}(${listed.join(", ")}${more})\``,
		also: others.length > 0 ? ` Also ${others.map((other) => `\`${other}\``).join(", ")}.` : "",
	};
}

function describeRow(row: FunctionRow): string {
	const { call, also } = describeCall(row);
	const returns =
		row.returns === "first" ? "the first argument's type" : row.returns === "common" ? "the common type" : row.returns;
	return `| ${call} | ${returns} | ${row.summary}${also} |`;
}
