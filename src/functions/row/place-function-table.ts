import { besideNode, nullNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

/** Functions of the places of rows, by which ODBC's cursors find them again. */
export const placeFunctions: readonly FunctionRow[] = [
	scalar(
		["currtid2"],
		["text", "tid"],
		"tid",
		"Where a row of a table is now that was at a place: there, since its key stays.",
		{
			isStrict: true,
			write: ([table = nullNode, place = nullNode]) => besideNode(table, place),
		},
	),
];
