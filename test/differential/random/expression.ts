import type { Draw } from "./draw.ts";
import { type Form, forms } from "./form-table.ts";
import { constants, exactKinds, fittingKinds, type Kind, kinds, kindWeights } from "./kind.ts";
import { mistakes } from "./mistake-table.ts";
import { fill, leaf, list, type Piece, print } from "./piece.ts";
import type { Place } from "./place.ts";

/** An expression of a kind, or, in a careless statement, once one that no statement may have. */
export function makeValue(wanted: Kind, place: Place, depth: number): Piece {
	const { draw } = place;
	if (place.takeMistake()) return makeMistake(wanted, place);
	const kind = draw.pick(fittingKinds[wanted] ?? [wanted]);
	if (depth <= 0) return makeLeaf(kind, place);
	const canAsk = place.depth > 0;
	const isInSight = [...place.columns, ...place.outer].some((column) => column.kind === kind);
	const make = draw.weigh<(kind: Kind, place: Place, depth: number) => Piece>([
		[isInSight ? 6 : 1, makeLeaf],
		[8, makeForm],
		[3, makeChoice],
		...(kind === "boolean" ? ([[10, makeCondition]] as const) : []),
		...(canAsk && exactKinds.includes(kind) ? ([[1, makeScalar]] as const) : []),
	]);
	return make(kind, place, depth);
}

function makeMistake(wanted: Kind, place: Place): Piece {
	const [text, ...takes] = place.draw.pick(mistakes);
	return fill(wanted, text, ...takes.map((kind) => makeLeaf(kind, place)));
}

/** A condition: comparisons, NULL, lists and subqueries. */
export function makeCondition(_kind: Kind, place: Place, depth: number): Piece {
	const { draw } = place;
	const kind = draw.weigh(kindWeights);
	const value = () => makeValue(kind, place, depth - 1);
	const not = draw.pick(["", "", "NOT "]);
	const compare = draw.pick(["=", "<>", "<", "<=", ">", ">="]);
	const several = () => list("values", draw.several(1, 3, value));
	const make = draw.weigh<() => Piece>([
		[6, () => fill("boolean", `($0 ${compare} $1)`, value(), value())],
		[2, () => fill("boolean", `($0 IS ${not}NULL)`, value())],
		[1, () => fill("boolean", `($0 IS ${not}DISTINCT FROM $1)`, value(), value())],
		[2, () => fill("boolean", `($0 ${not}IN ($1))`, value(), several())],
		[2, () => fill("boolean", `($0 ${not}BETWEEN $1 AND $2)`, value(), value(), value())],
		...(place.depth > 0 ? ([[3, () => makeAsking(kind, place, not, value)]] as const) : []),
	]);
	return make();
}

/** A value to group or order by, of a kind whose equal values are the same; a constant alone would be the place of a column. */
export function makeKey(place: Place): Piece {
	const exact = kindWeights.filter(([, kind]) => exactKinds.includes(kind));
	const key = makeValue(place.draw.weigh(exact), { ...place, depth: 0 }, place.draw.integer(0, 1));
	if (/\bt\d+\./.test(print(key))) return key;
	const columns = place.columns.filter(({ kind }) => exactKinds.includes(kind));
	return columns.length > 0 ? place.draw.pick(columns).piece : fill(key.sort, "coalesce($0, $0)", key);
}

/** A column in sight, or else a constant. */
export function makeLeaf(kind: Kind, { draw, columns, outer }: Place): Piece {
	const fitting = (all: Place["columns"]) => all.filter((column) => column.kind === kind);
	const [own, around] = [fitting(columns), fitting(outer)];
	return draw.weigh<() => Piece>([
		[own.length === 0 ? 0 : 10, () => draw.pick(own).piece],
		[around.length === 0 ? 0 : 4, () => draw.pick(around).piece],
		[3, () => leaf(kind, makeConstant(kind, draw))],
	])();
}

// NULL is the last of them, and rarer than the others together.
function makeConstant(kind: Kind, draw: Draw): string {
	const all = constants[kind];
	return draw.chance(12) ? (all.at(-1) ?? "NULL") : draw.pick(all.slice(0, -1));
}

const formsByKind = new Map(kinds.map((kind) => [kind, forms.filter(([gives]) => gives === kind)]));

function makeForm(kind: Kind, place: Place, depth: number): Piece {
	const [gives, text, ...takes]: Form = place.draw.pick(formsByKind.get(kind) ?? []);
	return fill(gives, pickWords(text, place), ...takes.map((taken) => makeValue(taken, place, depth - 1)));
}

/** Takes one of the words of each group. @example pickWords("($0 «+¦-» 1)", place) // "($0 - 1)" */
export function pickWords(text: string, { draw }: Pick<Place, "draw">): string {
	return text.replace(/«([^»]*)»/g, (_, words: string) => draw.pick(words.split("¦")));
}

const choices = [
	"coalesce($0, $1)",
	"CASE WHEN $2 THEN $0 ELSE $1 END",
	"CASE WHEN $2 THEN $0 WHEN $3 THEN $1 END",
	"CASE $0 WHEN $1 THEN $0 ELSE $1 END",
];
const scalarChoices = [...choices, "greatest($0, $1)", "least($0, $1)"];
const composedKinds: readonly Kind[] = ["json", "list", "texts", "integers"];

function makeChoice(kind: Kind, place: Place, depth: number): Piece {
	const parts = [kind, kind, "boolean", "boolean"] as const;
	const [one, other, first, second] = parts.map((part) => makeValue(part, place, depth - 1));
	const nullif = kind === "text" ? "nullif($0::text, $1)" : "nullif($0, $1)";
	const text = place.draw.pick([nullif, ...(composedKinds.includes(kind) ? choices : scalarChoices)]);
	return fill(kind, text, ...[one, other, first, second].filter((piece) => piece !== undefined));
}

function makeScalar(kind: Kind, place: Place): Piece {
	return fill(kind, "($0)", place.makeQuery([kind], place, "value").piece);
}

function makeAsking(kind: Kind, place: Place, not: string, value: () => Piece): Piece {
	const { draw } = place;
	const rows = () => place.makeQuery([kind], place, "rows").piece;
	return draw.weigh<() => Piece>([
		[3, () => fill("boolean", `(${not}EXISTS ($0))`, rows())],
		[3, () => fill("boolean", `($0 ${not}IN ($1))`, value(), rows())],
		[
			1,
			() => fill("boolean", `($0 ${draw.pick(["=", "<", ">="])} ${draw.pick(["ANY", "ALL"])} ($1))`, value(), rows()),
		],
	])();
}
