import type { Expression } from "../../sql/index.ts";
import { localNode } from "../time/session-time.ts";
import { besideNode, binaryNode, callNode, nowNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

type Bound = number | ((n: Expression) => Expression);

interface RangeRow {
	readonly word: string;
	readonly unit: string;
	/** How many units after the beginning of the current one the span starts and ends. */
	readonly from: Bound;
	readonly to: Bound;
	readonly summary: string;
}

const minus = (n: Expression): Expression => ({ kind: "Unary", operator: "-", operand: n });
const plusOne = (n: Expression) => binaryNode("+", n, numberNode(1));
const units = ["week", "month", "quarter", "year"] as const;

const rangeTable: readonly RangeRow[] = [
	{ word: "today", unit: "day", from: 0, to: 1, summary: "Today." },
	{ word: "yesterday", unit: "day", from: -1, to: 0, summary: "Yesterday." },
	{ word: "tomorrow", unit: "day", from: 1, to: 2, summary: "Tomorrow." },
	...units.flatMap((unit): RangeRow[] => [
		{ word: `last_${unit}`, unit, from: -1, to: 0, summary: `The ${unit} before this one.` },
		{ word: `this_${unit}`, unit, from: 0, to: 1, summary: `This ${unit}, past and future days.` },
		{ word: `next_${unit}`, unit, from: 1, to: 2, summary: `The ${unit} after this one.` },
	]),
	{ word: "last_90_days", unit: "day", from: -90, to: 0, summary: "The 90 days before today." },
	{ word: "next_90_days", unit: "day", from: 0, to: 90, summary: "90 days, from today on." },
	{ word: "last_n_days", unit: "day", from: minus, to: 0, summary: "The n days before today." },
	{ word: "next_n_days", unit: "day", from: 0, to: (n) => n, summary: "n days, from today on." },
	...units.flatMap((unit): RangeRow[] => [
		{ word: `last_n_${unit}s`, unit, from: minus, to: 0, summary: `The n ${unit}s before this one.` },
		{ word: `next_n_${unit}s`, unit, from: 1, to: plusOne, summary: `The n ${unit}s after this one.` },
	]),
];

/**
 * Words for spans of days: compared with =, <, > and BETWEEN they mean the whole span, so `created_at = L_LAST_WEEK()` is
 * `created_at >= …  AND created_at < …`, which can be asked of the service. Days are those of the session's time zone, weeks begin on Monday.
 */
export const rangeFunctions: readonly FunctionRow[] = rangeTable.map(({ word, unit, from, to, summary }) => {
	const write =
		(bound: Bound): NonNullable<FunctionRow["write"]> =>
		([n = numberNode(1)], _, zone) => {
			const edgeAt = (count: Expression) => callNode("range_bound", [textNode(unit), count, localNode(nowNode, zone)]);
			return typeof bound === "number" ? besideNode(n, edgeAt(numberNode(bound))) : edgeAt(bound(n));
		};
	const name = `l_${word}`;
	const parameters = word.includes("_n_") ? (["integer"] as const) : [];
	const edge = { isNullable: false, isByClock: true } as const;
	return scalar([name], parameters, "timestamp", `${summary} Stands for the whole span in a comparison.`, {
		...edge,
		write: write(from),
		rangeEnd: scalar([`${name}_end`], parameters, "timestamp", "The end of the span.", { ...edge, write: write(to) }),
	});
});
