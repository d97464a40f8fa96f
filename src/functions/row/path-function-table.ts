import { callNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { infix } from "./operator-row.ts";
import { scalar } from "./scalar-row.ts";
import type { TableFunctionRow } from "./table-function-table.ts";

const [noVariables, isLoud, isSilent] = [textNode("{}"), numberNode(0), numberNode(1)];
const parameters = ["json", "text", "json", "boolean"] as const;
const argumentNames = ["target", "path", "vars", "silent"] as const;

const defaults = [noVariables, { kind: "BooleanLiteral", value: false }] as const;

const write =
	(name: string): NonNullable<FunctionRow["write"]> =>
	([json = nullNode, path = nullNode, variables = noVariables, silent = isLoud]) =>
		callNode(name, [json, path, variables, silent]);

const run = (name: string, returns: "boolean" | "json", computed: string, summary: string): FunctionRow =>
	scalar([`jsonb_path_${name}`], parameters, returns, summary, {
		required: 2,
		argumentNames,
		defaults,
		write: write(computed),
	});

/** Functions of JSON paths. Source: https://www.postgresql.org/docs/15/functions-json.html#FUNCTIONS-JSON-PROCESSING. */
export const pathFunctions: readonly FunctionRow[] = [
	run("exists", "boolean", "path_exists", "Whether a JSON path finds anything: '$.tags[*] ? (@ == \"vip\")'."),
	run("match", "boolean", "path_match", "Whether the condition of a JSON path holds: '$.seats > 5'."),
	run("query_array", "json", "path_array", "What a JSON path finds, as an array."),
	run("query_first", "json", "path_first", "The first that a JSON path finds."),
];

/** What a JSON path finds, a row each. */
export const pathRows: TableFunctionRow = {
	kind: "set",
	names: ["jsonb_path_query"],
	parameters,
	required: 2,
	columns: () => [{ type: "json" }],
	write: (bounds, zone) =>
		write("path_list")(
			bounds.map(({ node }) => node),
			bounds,
			zone,
		),
	summary: "What a JSON path finds, a row each.",
};

const apply = (operator: string, computed: string, summary: string) =>
	infix(operator, ["json", "text"], "boolean", summary, {
		write: ([json = nullNode, path = nullNode]) => callNode(computed, [json, path, noVariables, isSilent]),
	});

/** Operators of JSON paths, which are silent. */
export const pathOperators = {
	"@?": apply("@?", "path_exists", "Whether a JSON path finds anything."),
	"@@": apply("@@", "path_match", "Whether the condition of a JSON path holds."),
} as const;
