/** A part of a statement as a tree, so that a smaller statement is made by leaving parts out. */
export interface Piece {
	/** What can stand in its place: the kind of a value, or the name of a part of a SELECT. */
	readonly sort: string;
	/** With `$0`, `$1`, … where its parts stand; of a list, what stands between them. */
	readonly text: string;
	readonly parts: readonly Piece[];
	readonly isList?: true;
	/** Whether the statement is one without it, too. */
	readonly isOptional?: true;
}

/** A piece that is written as it is. @example leaf("integer", "7") */
export function leaf(sort: string, text: string): Piece {
	return { sort, text, parts: [] };
}

/** A piece around others. @example fill("text", "upper($0)", name) */
export function fill(sort: string, text: string, ...parts: readonly Piece[]): Piece {
	return { sort, text, parts };
}

/** Pieces side by side. */
export function list(sort: string, parts: readonly Piece[], text = ", "): Piece {
	return { sort, text, parts, isList: true };
}

/** A piece that may go, such as WHERE with its condition. */
export function optional(piece: Piece): Piece {
	return { ...piece, isOptional: true };
}

/** What stands where nothing is. */
export const nothing: Piece = leaf("nothing", "");

// Directions for ORDER BY all columns; the letters are used in turn.
const directions: Readonly<Record<string, string>> = {
	a: "",
	d: " DESC",
	f: " NULLS FIRST",
	l: " DESC NULLS LAST",
};
const allColumns = /‹([a-z]+)›/g;

/**
 * The list for ORDER BY that leaves only equal rows in any order: all columns of the query, however many are left of them.
 * @param letters The directions: `a`, `d`, NULLS `f`irst, DESC NULLS `l`ast.
 */
export function orderByAll(letters: string): string {
	return `‹${letters}›`;
}

/** The statement's text. */
export function print(piece: Piece): string {
	const parts = piece.parts.map(print);
	const text = piece.isList
		? parts.filter((part) => part !== "").join(piece.text)
		: piece.text.replace(/\$(\d)/g, (_, place: string) => parts[Number(place)] ?? "");
	if (piece.sort !== "query") return text;
	const columns = countItems(piece.parts[1] ?? nothing);
	return text.replace(allColumns, (_, letters: string) => {
		const order = Array.from({ length: columns }, (_item, index) => letters[index % letters.length] ?? "a");
		return order.map((letter, index) => `${String(index + 1)}${directions[letter] ?? ""}`).join(", ");
	});
}

/** Whether a query orders its rows by all of its columns. */
export function isOrdered({ parts }: Piece): boolean {
	return parts[2]?.text.includes("‹") ?? false;
}

function countItems(body: Piece): number {
	if (body.sort === "items") return body.parts.length;
	return body.parts[0] ? countItems(body.parts[0]) : 0;
}
