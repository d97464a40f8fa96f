import { createError, formatJson, isJsonObject, ProviderError, parseJson, type StoredValue } from "../../base/index.ts";
import { parsePath } from "../json-path/path-parser.ts";
import { isPathProblem, runPath } from "../json-path/path-run.ts";
import { define, type RegisteredFunction } from "./registered-function.ts";

/** JSON paths. Source: https://www.postgresql.org/docs/15/functions-json.html#FUNCTIONS-JSON-PROCESSING. */
export const registeredPathFunctions: readonly RegisteredFunction[] = [
	pathFunction("path_exists", (items) => (items.length > 0 ? 1n : 0n)),
	pathFunction("path_match", readTruth),
	pathFunction("path_list", (items) => formatJson(items.map((item) => formatJson(item))), "[]"),
	pathFunction("path_array", formatJson, "[]"),
	pathFunction("path_first", ([item]) => (item === undefined ? null : formatJson(item))),
];

function pathFunction(
	name: string,
	give: (items: readonly unknown[]) => StoredValue,
	whenSilent: StoredValue = null,
): RegisteredFunction {
	return define(name, 4, (json = null, path = null, variables = null, isSilent = null) => {
		if (json === null || path === null || variables === null || isSilent === null) return null;
		try {
			return give(runPath(parsePath(String(path)), parseJson(String(json)), readVariables(String(variables))));
		} catch (error) {
			if (Number(isSilent) === 1 && error instanceof ProviderError && isPathProblem(error)) return whenSilent;
			throw error;
		}
	});
}

function readVariables(json: string): Readonly<Record<string, unknown>> {
	const variables = parseJson(json);
	if (isJsonObject(variables)) return variables;
	throw createError("invalid_argument", {
		problem: "the variables of a JSON path are no JSON object",
		advice: `Write '{"name": 1}'.`,
	});
}

function readTruth(items: readonly unknown[]): StoredValue {
	const [item] = items;
	if (items.length === 1 && item === null) return null;
	if (items.length === 1 && typeof item === "boolean") return item ? 1n : 0n;
	throw createError("execution_failed", {
		sqlState: "22038",
		problem: "the JSON path is no condition",
		advice: "Write one such as $.a > 1; jsonb_path_exists() tells whether a path finds anything.",
	});
}
