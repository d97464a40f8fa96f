import { aggregates } from "./aggregate-table.ts";
import { makeCall, makeWindowCalls } from "./call.ts";
import type { Draw } from "./draw.ts";
import { makeCondition, makeKey, makeValue } from "./expression.ts";
import { makeFrom, type Source } from "./from.ts";
import { exactKinds, type Kind } from "./kind.ts";
import { fill, leaf, list, nothing, optional, orderByAll, type Piece } from "./piece.ts";
import type { Column, Place } from "./place.ts";

/** A query without WITH. */
export interface Body {
	readonly body: Piece;
	/** How its rows must be ordered and limited, where it says it. */
	readonly tail?: Piece | undefined;
	readonly rows: number;
}

/** What a SELECT is made of. */
export interface Selection {
	readonly wanted: readonly Kind[];
	/** Where its expressions stand. */
	readonly place: Place;
	readonly from: Source;
	readonly where: Piece;
	/** At the top a column need not have a name. */
	readonly isTop: boolean;
}

/** Sequences of directions for {@link orderByAll}. */
export const directions: readonly string[] = ["a", "d", "f", "l", "ad", "la"];

/** A SELECT of values of some kinds: plain, grouped, with windows, DISTINCT, or with the rows that tie. */
export function makeSelect(wanted: readonly Kind[], place: Place, isTop: boolean): Body {
	const { draw } = place;
	if (draw.chance(6)) {
		const items = nameItems(makeValues(wanted, place, 3), place, isTop);
		return { body: fill("body", "SELECT $0", items), rows: 1 };
	}
	const from = makeFrom(place);
	const inside = over(from, place);
	const where = draw.chance(45) ? optional(fill("where", " WHERE $0", makeValue("boolean", inside, 2))) : nothing;
	const isExact = wanted.every((kind) => exactKinds.includes(kind));
	const make = draw.weigh<(selection: Selection) => Body>([
		[6, selectPlainly],
		[4, selectGroups],
		[inside.times <= mostWindowRows ? 3 : 0, selectWindows],
		[isExact ? 2 : 0, selectDistinct],
		[isExact ? 1 : 0, selectDistinctOn],
		[1, selectWithTies],
	]);
	return make({ wanted, place: inside, from, where, isTop });
}

// A frame is computed anew for each row.
const mostWindowRows = 1000;

/** The place of what is computed for each row of FROM. */
export function over(from: Source, place: Place): Place {
	const times = place.times * from.rows;
	// A table alone can do without its name.
	const isBare = from.isTable && place.draw.chance(25);
	const columns = isBare
		? from.columns.map(({ kind, piece }) => ({ kind, piece: leaf(kind, piece.text.replace(/^t\d+\./, "")) }))
		: from.columns;
	return { ...place, columns, times };
}

/** SELECT … FROM … WHERE. */
export function selectPlainly({ wanted, place, from, where, isTop }: Selection): Body {
	const items = nameItems(makeValues(wanted, place, 3), place, isTop);
	return { body: fill("body", "SELECT $0 FROM $1$2", items, from.piece, where), rows: from.rows };
}

function makeValues(wanted: readonly Kind[], place: Place, depth: number): readonly Piece[] {
	return wanted.map((kind) => makeValue(kind, place, depth));
}

function nameItems(values: readonly Piece[], { draw }: Place, isTop: boolean): Piece {
	const nameItem = (value: Piece, index: number) =>
		isTop && draw.chance(50) ? value : fill("item", `$0 AS c${String(index + 1)}`, value);
	return list("items", values.map(nameItem));
}

function selectDistinct({ wanted, place, from, where, isTop }: Selection): Body {
	const items = nameItems(makeValues(wanted, place, 2), place, isTop);
	return { body: fill("body", "SELECT DISTINCT $0 FROM $1$2", items, from.piece, where), rows: from.rows };
}

function selectDistinctOn({ wanted, place, from, where, isTop }: Selection): Body {
	const key = makeKey(place);
	const items = nameItems(makeValues(wanted, place, 2), place, isTop);
	const direction = place.draw.pick(["", " DESC", " NULLS FIRST"]);
	return {
		body: fill("body", "SELECT DISTINCT ON ($1) $0 FROM $2$3", items, key, from.piece, where),
		tail: fill("tail", ` ORDER BY $0${direction}, ${orderByAll(place.draw.pick(directions))}`, key),
		rows: from.rows,
	};
}

// All that stand equal with the last come too, so that the rows are settled, whatever their order.
function selectWithTies(selection: Selection): Body {
	const { draw } = selection.place;
	const direction = draw.pick(["", " DESC", " NULLS FIRST"]);
	const ties = ` ORDER BY $0${direction} FETCH FIRST ${String(draw.integer(1, 5))} ROWS WITH TIES`;
	return { ...selectPlainly(selection), tail: fill("tail", ties, makeKey(selection.place)) };
}

function selectGroups({ wanted, place, from, where, isTop }: Selection): Body {
	const { draw } = place;
	const keys = draw.several(0, 2, () => makeKey(place));
	const fitting = wanted.flatMap((kind) => {
		const found = aggregates.filter(([gives]) => gives === kind);
		return found.length === 0 ? [] : [draw.pick(found)];
	});
	const calls = [...fitting, ...draw.several(0, 1, () => draw.pick(aggregates))];
	const columns: readonly Column[] = [
		...keys.map((piece) => ({ kind: piece.sort as Kind, piece })),
		...calls.map((form) => ({ kind: form[0], piece: makeCall(form, place) })),
	];
	const inside = { ...place, columns, outer: [], depth: 0 };
	const items = nameItems(makeValues(wanted, inside, 1), place, isTop);
	const grouped = keys.length === 0 ? nothing : makeGrouping(keys, draw);
	const condition = () => makeCondition("boolean", inside, 1);
	const having = draw.chance(25) ? optional(fill("having", " HAVING $0", condition())) : nothing;
	const body = fill("body", "SELECT $0 FROM $1$2$3$4", items, from.piece, where, grouped, having);
	return { body, rows: from.rows };
}

function makeGrouping(keys: readonly Piece[], draw: Draw): Piece {
	const sets = keys.length === 2 ? ["GROUPING SETS (($0), ())", "ROLLUP ($0)", "CUBE ($0)"] : ["ROLLUP ($0)"];
	const text = ` GROUP BY ${draw.chance(30) ? draw.pick(sets) : "$0"}`;
	return optional(fill("group", text, list("keys", keys)));
}

function selectWindows({ wanted, place, from, where, isTop }: Selection): Body {
	const { draw } = place;
	const calls = makeWindowCalls(wanted, place, from);
	const inside = { ...place, columns: [...place.columns, ...calls], depth: 0 };
	const values = wanted.map((kind, index) => {
		const call = calls[index];
		return call?.kind === kind && draw.chance(60) ? call.piece : makeValue(kind, inside, 1);
	});
	const body = fill("body", "SELECT $0 FROM $1$2", nameItems(values, place, isTop), from.piece, where);
	return { body, rows: from.rows };
}
