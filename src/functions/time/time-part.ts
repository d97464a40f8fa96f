import { createError, isUtc } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { Operand, Truncation } from "../row/function-row.ts";
import { binaryNode, callNode, castNode, numberNode } from "../tree.ts";

/** So many characters of a time that lies in SQLite as text. */
export const part = (time: Expression, start: number, length?: number) =>
	callNode("substr", [time, numberNode(start), ...(length === undefined ? [] : [numberNode(length)])]);
/** The same as a whole number. */
export const integerPart = (time: Expression, start: number, length: number) =>
	castNode(part(time, start, length), "integer");
/** The months of a year before a time. */
export const monthsOf = (time: Expression) => binaryNode("-", integerPart(time, 6, 2), numberNode(1));

/** An instant that is cut by the clocks of the session, which a service may be asked for. */
export function cutByClock(
	time: Operand | undefined,
	unit: string,
	form: "text" | "year",
	zone: string,
): Truncation | undefined {
	if (!time) return undefined;
	const isZoned = time.type === "timestamp" && !isUtc(zone);
	return { operand: time.node, unit, form, ...(isZoned && { zone }) };
}

/** The error (22023) for a word that is no unit of time. */
export function unknownUnit(unit: string, node: Expression, known: readonly string[]): Error {
	const slots = { problem: `"${unit}" is no unit of time`, advice: `Use one of ${known.join(", ")}.` };
	return createError("invalid_argument", slots, { position: node.at });
}
