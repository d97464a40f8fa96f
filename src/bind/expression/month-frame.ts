import {
	binaryNode,
	caseNode,
	internalRows,
	numberNode,
	type Operand,
	operandsOf,
	operate,
	rowOf,
} from "../../functions/index.ts";
import type { Expression, Operation, Window } from "../../sql/index.ts";

// One month before the 29th, the 30th and the 31st of March is the last of February, though as rows of other frames these days are apart.
// So there is a scale for each of them, on which the months are counted from that day, or from their last one where they are shorter; and one for
// all other days, which every month has.
const [everyMonths, ...others] = [28, 29, 30, 31] as const;

/** What orders the rows of a frame of months, as {@link forkMonthFrame} expects it. */
export function placeByMonths(time: Operand): Operation {
	return operate(internalRows.monthPlace, [time, { node: numberNode(everyMonths), type: "integer" }]);
}

/**
 * Gives a window function with a frame of months the four orders of its rows of which each holds for some days of the month:
 * `CASE day_of(d) WHEN 29 THEN sum(x) OVER (ORDER BY month_place(d, 29) …) … ELSE sum(x) OVER (ORDER BY month_place(d, 28) …) END`.
 * @returns Other calls as they are.
 */
export function forkMonthFrame(call: Operation): Expression {
	const window = call.over?.kind === "Window" ? call.over : undefined;
	const place = window?.frame && window.orderBy[0]?.expression;
	if (!window || place?.kind !== "Operation" || rowOf(place) !== internalRows.monthPlace) return call;
	const [time] = operandsOf(place);
	if (!time) return call;
	const day = operate(internalRows.monthDay, [time]);
	return caseNode(
		others.map((other) => [binaryNode("=", day, numberNode(other)), { ...call, over: countFrom(other, window, time) }]),
		call,
	);
}

function countFrom(day: number, window: Window, time: Operand): Window {
	const expression = operate(internalRows.monthPlace, [time, { node: numberNode(day), type: "integer" }]);
	return { ...window, orderBy: window.orderBy.map((item) => ({ ...item, expression })) };
}
