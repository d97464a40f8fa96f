import { frameFunctions, rangeFunctions, rankings, rowFunctions } from "./aggregate-table.ts";
import { makeCondition, makeKey, makeValue, pickWords } from "./expression.ts";
import type { Form } from "./form-table.ts";
import type { Source } from "./from.ts";
import type { Kind } from "./kind.ts";
import { fill, nothing, optional, type Piece } from "./piece.ts";
import type { Column, Place } from "./place.ts";

interface WindowPlace {
	/** Whether it asks for the place of a row, so that its window is ordered by all keys. */
	readonly isSettled: boolean;
}

/** A call of an aggregate, now and then with FILTER. */
export function makeCall([gives, text, ...takes]: Form, place: Place): Piece {
	// An aggregate of the columns of a query around it alone would belong to that query.
	const inside = { ...place, outer: [], depth: 0 };
	const parts = takes.map((kind) => makeValue(kind, inside, 1));
	const condition = () => makeCondition("boolean", inside, 1);
	const filter = place.draw.chance(15) ? optional(fill("filter", " FILTER (WHERE $0)", condition())) : nothing;
	return fill(gives, `${pickWords(text, place)}$${String(parts.length)}`, ...parts, filter);
}

const rowFrames = [
	"",
	" ROWS BETWEEN «1¦2» PRECEDING AND «CURRENT ROW¦1 FOLLOWING»",
	" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING«¦ EXCLUDE CURRENT ROW¦ EXCLUDE TIES¦ EXCLUDE GROUP»",
	" ROWS «2 PRECEDING¦UNBOUNDED PRECEDING¦CURRENT ROW»",
	" RANGE UNBOUNDED PRECEDING",
	" GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
];

const rangeFrames = [" RANGE BETWEEN «1¦2» PRECEDING AND «CURRENT ROW¦3 FOLLOWING»"];

/**
 * Calls of window functions over the rows of FROM, whose place among its equals is settled where they ask for it.
 * Two that ask for the place of a row give rows that are equal in all else their pairs of values by chance, so such rows get one at the most.
 */
export function makeWindowCalls(kinds: readonly Kind[], place: Place, from: Source): readonly Column[] {
	let mayAskPlace = true;
	return kinds.map((kind) => {
		const { isSettled, ...column } = makeWindowCall(kind, place, from, mayAskPlace);
		mayAskPlace &&= !isSettled || from.hasUniqueKeys === true;
		return column;
	});
}

function makeWindowCall(kind: Kind, place: Place, from: Source, mayAskPlace: boolean): Column & WindowPlace {
	const { draw } = place;
	const inside = { ...place, depth: 0 };
	const classes = [
		{ functions: rankings, frames: [""], isSettled: false },
		{ functions: rowFunctions, frames: [""], isSettled: true },
		{ functions: frameFunctions, frames: rowFrames, isSettled: true },
		{ functions: rangeFunctions, frames: rangeFrames, isSettled: false },
	];
	const { functions, frames, isSettled } = draw.pick(classes.filter((each) => mayAskPlace || !each.isSettled));
	const fitting = functions.filter(([gives]) => gives === kind);
	const [gives, text, ...takes] = draw.pick(fitting.length > 0 ? fitting : functions);
	const partition = draw.chance(50) ? optional(fill("partition", "PARTITION BY $0 ", makeKey(place))) : nothing;
	const order = frames === rangeFrames ? makeValue("integer", inside, 1) : makeKey(place);
	const direction = draw.pick(["", " DESC", " NULLS FIRST"]);
	const keys = isSettled ? `, ${from.keys.join(", ")}` : "";
	const frame = pickWords(draw.pick(frames), place);
	const parts = takes.map((taken) => makeValue(taken, inside, 1));
	const [first, second] = [0, 1].map((index) => `$${String(parts.length + index)}`);
	const call = `${pickWords(text, place)} OVER (${first}ORDER BY ${second}${direction}${keys}${frame})`;
	return { kind: gives, piece: fill(gives, call, ...parts, partition, order), isSettled };
}
