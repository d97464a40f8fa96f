import { leaf, nothing, type Piece, print } from "./piece.ts";

/**
 * Smaller statements: without one of the parts that may go, or with a part in the place of the whole around it, or with a constant.
 * What is the same in several places is replaced in all of them, as GROUP BY and SELECT want it.
 * @param constants What can stand for a value of each kind.
 */
export function* reduce(whole: Piece, constants: Readonly<Record<string, readonly string[]>>): Generator<Piece> {
	const length = print(whole).length;
	const seen = new Set<string>();
	for (const piece of listInside(whole)) {
		for (const smaller of listSmaller(piece, constants)) {
			const reduced = replace(whole, piece, smaller);
			const text = print(reduced);
			if (text.length >= length || seen.has(text)) continue;
			seen.add(text);
			yield reduced;
		}
	}
}

// From the outside in: what goes first takes the most with it.
function listInside(whole: Piece): readonly Piece[] {
	const found: Piece[] = [whole];
	for (const piece of found) found.push(...piece.parts);
	return found;
}

function* listSmaller(piece: Piece, constants: Readonly<Record<string, readonly string[]>>): Generator<Piece> {
	if (piece.isOptional) yield nothing;
	if (piece.isList && piece.parts.length > 1) {
		for (const part of piece.parts) yield { ...piece, parts: [part] };
		for (const part of piece.parts) yield { ...piece, parts: piece.parts.filter((other) => other !== part) };
	}
	for (const inside of listInside(piece).slice(1)) if (inside.sort === piece.sort) yield inside;
	for (const constant of constants[piece.sort] ?? []) yield leaf(piece.sort, constant);
}

function replace(whole: Piece, piece: Piece, smaller: Piece): Piece {
	const text = print(piece);
	const visit = (each: Piece): Piece => {
		if (each === piece || (each.sort === piece.sort && each.sort !== "items" && print(each) === text)) return smaller;
		return each.parts.length === 0 ? each : { ...each, parts: each.parts.map(visit) };
	};
	return visit(whole);
}
