import { type Expression, type FunctionTable, walkNode } from "../sql/index.ts";

/** For what only the run of the statement can tell. */
export const unknownRows = 100_000;

/** A list that stands in a row has a few elements as a rule. */
const elementsOfRow = 100;

/** How many elements `json_each` may unfold: 2 of `json_each(json_array('a', 'b'))`. */
export function estimateElements({ call }: FunctionTable): number {
	const [list] = call.kind === "FunctionCall" ? call.arguments.map(({ value }) => value) : [];
	if (list?.kind !== "FunctionCall") return unknownRows;
	const name = list.path[0]?.name ?? "";
	const values = list.arguments.map(({ value }) => value);
	if (name === "json_array") return values.length;
	// Where it ends may stand in a row.
	if (name.startsWith("series_of_")) return countSeries(values) ?? unknownRows;
	return dependsOnRowOnly(list) ? elementsOfRow : unknownRows;
}

function countSeries([first, last, step]: readonly Expression[]): number | undefined {
	if (first?.kind !== "NumberLiteral" || last?.kind !== "NumberLiteral" || step?.kind !== "NumberLiteral")
		return undefined;
	return Math.max(0, Math.floor((Number(last.text) - Number(first.text)) / Number(step.text)) + 1);
}

function dependsOnRowOnly(list: Expression): boolean {
	let columns = 0;
	let queries = 0;
	walkNode(list, ({ kind }) => {
		if (kind === "ColumnReference") columns++;
		if (kind === "Query") queries++;
	});
	return columns > 0 && queries === 0;
}
