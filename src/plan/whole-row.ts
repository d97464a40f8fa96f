import type { Argument, Case, ColumnReference, Expression, FunctionCall } from "../sql/index.ts";
import type { Relation } from "./bound.ts";
import { findRow, type Scope, seesColumn } from "./scope.ts";
import { callNode, caseNode, columnNode, disjunctionNode, nameNode, numberNode, textNode } from "./tree.ts";

const documentFunctions: ReadonlySet<string> = new Set(["to_json", "to_jsonb", "row_to_json"]);
const listFunctions: ReadonlySet<string> = new Set(["json_agg", "jsonb_agg"]);

/**
 * Writes out the row in a call such as `row_to_json(t)`, `json_agg(t)` or `count(t)`, where t is a table and no column.
 * @returns undefined for a call without one.
 */
export function expandWholeRow(node: FunctionCall, scope: Scope): Expression | undefined {
	const [argument, ...more] = node.arguments;
	const relation = argument && findWholeRow(argument.value, scope);
	if (!argument || !relation || relation.value || more.length > 0) return undefined;
	const name = node.path.at(-1)?.name.toLowerCase() ?? "";
	const withValue = (value: Expression): FunctionCall => {
		const settled: Argument = { ...argument, value };
		return { ...node, arguments: [settled] };
	};
	if (documentFunctions.has(name)) return documentOf(relation);
	if (listFunctions.has(name) || (name === "count" && node.isDistinct)) return withValue(documentOf(relation));
	return name === "count" ? withValue(onlyIfThere(relation, numberNode(1))) : undefined;
}

/** The table that a name means which is no column. */
export function findWholeRow(node: Expression, scope: Scope): Relation | undefined {
	const only = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : undefined;
	if (!only || seesColumn(scope, only.name)) return undefined;
	return findRow(scope, only.name);
}

function documentOf(relation: Relation): Expression {
	const pairs = relation.columns.flatMap(({ name }) => [textNode(name), columnNode(relation.alias, name)]);
	return onlyIfThere(relation, callNode("json_build_object", pairs));
}

// An outer join gives no row at all, which is NULL: then the key is missing, or everything.
function onlyIfThere(relation: Relation, value: Expression): Case {
	const key = relation.table?.definition.key ?? [];
	const names = key.length > 0 ? key : relation.columns.map((column) => column.name);
	const isThere = disjunctionNode(
		names.map((name): Expression => {
			const operand: ColumnReference = { kind: "ColumnReference", path: [nameNode(relation.alias), nameNode(name)] };
			return { kind: "Is", operand, test: "null", isNegated: true };
		}),
	);
	return caseNode([[isThere, value]]) as Case;
}
