import { makeCondition, makeValue } from "./expression.ts";
import { exactKinds, type Kind, kindWeights } from "./kind.ts";
import { fill, leaf, list, nothing, optional, type Piece } from "./piece.ts";
import type { Column, NamedQuery, Place } from "./place.ts";
import { links, type RandomTable } from "./random-tables.ts";

/** What stands in FROM. */
export interface Source {
	readonly piece: Piece;
	readonly columns: readonly Column[];
	/** Expressions that tell the rows apart, or rows that are equal in all of them are the same rows. */
	readonly keys: readonly string[];
	/** Whether no two rows are equal in all of the keys. */
	readonly hasUniqueKeys?: boolean | undefined;
	/** About as many rows, to keep joins small. */
	readonly rows: number;
	/** The table that it is, and the name by which its columns are called. */
	readonly table?: RandomTable | undefined;
	readonly alias: string;
	/** Whether it is one table and nothing else. */
	readonly isTable?: boolean | undefined;
	/** Whether it speaks of what stands before it. */
	readonly isLateral?: boolean | undefined;
}

/** Tables, subqueries and functions, joined. */
export function makeFrom(place: Place): Source {
	const more = place.draw.weigh([
		[5, 0],
		[4, 1],
		[1, 2],
	]);
	let source = makeSource(place);
	for (let index = 0; index < more; index++) source = join(source, place);
	return source;
}

// Beyond it a statement would keep its database busy for long: a subquery counts for each row around it.
const mostRows = 10_000;

function join(left: Source, place: Place): Source {
	const { draw } = place;
	const right = makeSource(place, left);
	const { alias, table } = right;
	const [columns, keys] = [
		[...left.columns, ...right.columns],
		[...left.keys, ...right.keys],
	];
	const inside = { ...place, columns, depth: 0 };
	const link = linkOf(left, right, place);
	const isSmall = left.rows * right.rows * place.times <= mostRows;
	const words = right.isLateral ? ["JOIN", "LEFT JOIN"] : ["JOIN", "JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN"];
	const hasUniqueKeys = left.hasUniqueKeys === true && right.hasUniqueKeys === true;
	const rest = { columns, keys, hasUniqueKeys, alias, table };
	if (link) {
		const word = draw.pick(right.isLateral ? words : [...words, "FULL JOIN"]);
		// PostgreSQL joins FULL by equalities only.
		const hasMore = word !== "FULL JOIN" && link.sort === "boolean" && draw.chance(30);
		const more = hasMore ? optional(fill("more", " AND $0", makeCondition("boolean", inside, 1))) : nothing;
		const text = link.sort === "boolean" ? `$0 ${word} $1 ON $2$3` : `$0 ${word} $1 $2`;
		const piece = fill("from", text, left.piece, right.piece, link, more);
		return { ...rest, piece, rows: Math.max(left.rows, right.rows) };
	}
	if (isSmall && draw.chance(40)) {
		const piece = fill("from", `$0${draw.pick([" CROSS JOIN ", ", "])}$1`, left.piece, right.piece);
		return { ...rest, piece, rows: left.rows * right.rows };
	}
	const on = isSmall ? makeCondition("boolean", inside, 1) : leaf("boolean", "false");
	const piece = fill("from", `$0 ${draw.pick(words)} $1 ON $2`, left.piece, right.piece, on);
	return { ...rest, piece, rows: isSmall ? left.rows * right.rows : Math.max(left.rows, right.rows) };
}

// What says which rows of the two belong together: an equality, or USING.
function linkOf(left: Source, right: Source, { draw, times }: Place): Piece | undefined {
	const [one, other] = [left.table?.name, right.table?.name];
	const found = links.flatMap(([first, column, second, secondColumn]) => {
		if (one === first && other === second) return [[column, secondColumn] as const];
		return one === second && other === first ? [[secondColumn, column] as const] : [];
	});
	const shared = left.isTable ? (left.table?.key ?? []).filter((name) => right.table?.key.includes(name)) : [];
	if (shared.length > 0 && draw.chance(50)) return leaf("using", `USING (${draw.pick(shared)})`);
	if (found.length > 0 && draw.chance(85)) {
		const [own, its] = draw.pick(found);
		return leaf("boolean", `${left.alias}.${own} = ${right.alias}.${its}`);
	}
	const pairs = left.columns.flatMap((column) =>
		right.columns.flatMap((partner) =>
			column.kind === partner.kind && exactKinds.includes(column.kind) ? [[column, partner] as const] : [],
		),
	);
	if (pairs.length === 0 || left.rows * right.rows * times > mostRows || draw.chance(40)) return undefined;
	const [column, partner] = draw.pick(pairs);
	return fill("boolean", "$0 = $1", column.piece, partner.piece);
}

// Of a function, and of VALUES.
const fewRows = 4;

function makeSource(place: Place, left?: Source): Source {
	const { draw, depth, named, times, tables } = place;
	const alias = draw.name("t");
	const isSmall = ({ rows }: { readonly rows: number }) => rows * times <= mostRows;
	const [small, known] = [tables.filter(isSmall), named.filter(isSmall)];
	return draw.weigh<() => Source>([
		[small.length > 0 ? 10 : 0, () => makeTable(draw.pick(small), place, alias)],
		[depth > 0 ? 2 : 0, () => makeDerived(place, alias)],
		[depth > 0 && left ? 2 : 0, () => makeLateral(place, alias, left)],
		[known.length > 0 ? 8 : 0, () => makeNamed(draw.pick(known), alias)],
		[1, () => makeFunction(place, alias, left?.columns ?? [])],
		[1, () => makeValues(place, alias)],
	])();
}

function makeTable(table: RandomTable, { draw }: Place, alias: string): Source {
	const columns = table.columns.map(({ name, kind }) => ({ kind, piece: leaf(kind, `${alias}.${name}`) }));
	const piece = leaf("from", `${table.name} ${draw.pick(["", "AS "])}${alias}`);
	return {
		piece,
		columns,
		keys: table.key.map((name) => `${alias}.${name}`),
		hasUniqueKeys: true,
		rows: table.rows,
		table,
		isTable: true,
		alias,
	};
}

function makeDerived(place: Place, alias: string): Source {
	const wanted = place.draw.several(1, 3, () => place.draw.weigh(kindWeights));
	const { piece, rows } = place.makeQuery(wanted, { ...place, columns: [], outer: [] }, "rows");
	return describe(fill("from", `($0) ${alias}`, piece), alias, wanted, rows);
}

function makeLateral(place: Place, alias: string, left: Source | undefined): Source {
	const wanted = place.draw.several(1, 2, () => place.draw.weigh(kindWeights));
	const inside = { ...place, columns: left?.columns ?? [], outer: [], times: place.times * (left?.rows ?? 1) };
	const { piece, rows } = place.makeQuery(wanted, inside, "rows");
	return { ...describe(fill("from", `LATERAL ($0) ${alias}`, piece), alias, wanted, rows), isLateral: true };
}

function makeNamed({ name, columns, rows }: NamedQuery, alias: string): Source {
	return describeColumns(leaf("from", `${name} ${alias}`), alias, columns, rows);
}

function makeFunction(place: Place, alias: string, left: readonly Column[]): Source {
	const { draw } = place;
	const inside = { ...place, columns: left, outer: [], depth: 0 };
	const series = (text: string, kind: Kind, ...parts: readonly Piece[]) => {
		const columns = [{ name: "c1", kind }];
		const piece = fill("from", `${text} AS ${alias}(c1)`, ...parts);
		return { ...describeColumns(piece, alias, columns, fewRows), isLateral: true };
	};
	return draw.weigh<() => Source>([
		[3, () => series(draw.pick(["generate_series(1, 4)", "generate_series(5, 1, -2)"]), "small")],
		[1, () => series("generate_series(TIMESTAMP '2026-01-30', TIMESTAMP '2026-02-02', interval '1 day')", "clock")],
		[2, () => series("unnest($0)", "text", makeValue("texts", inside, 1))],
		[2, () => series("jsonb_array_elements($0)", "json", makeValue("list", inside, 1))],
		[1, () => series("jsonb_array_elements_text($0)", "text", makeValue("list", inside, 1))],
		[1, () => series("regexp_split_to_table($0, ' ')", "text", makeValue("text", inside, 1))],
	])();
}

function makeValues(place: Place, alias: string): Source {
	const { draw } = place;
	const wanted = draw.several(1, 2, () => draw.weigh(kindWeights));
	const inside = { ...place, columns: [], outer: [], depth: 0 };
	const rows = draw.several(1, 3, () =>
		fill(
			"row",
			"($0)",
			list(
				"values",
				wanted.map((kind) => makeValue(kind, inside, 1)),
			),
		),
	);
	const names = wanted.map((_, index) => `c${String(index + 1)}`);
	const piece = fill("from", `(VALUES $0) AS ${alias}(${names.join(", ")})`, list("rows", rows));
	return describe(piece, alias, wanted, fewRows);
}

function describe(piece: Piece, alias: string, wanted: readonly Kind[], rows: number): Source {
	const columns = wanted.map((kind, index) => ({ name: `c${String(index + 1)}`, kind }));
	return describeColumns(piece, alias, columns, rows);
}

function describeColumns(
	piece: Piece,
	alias: string,
	columns: readonly { readonly name: string; readonly kind: Kind }[],
	rows: number,
): Source {
	const keys = columns.map(({ name, kind }) => `${alias}.${name}${exactKinds.includes(kind) ? "" : "::text"}`);
	return {
		piece,
		alias,
		keys,
		rows,
		columns: columns.map(({ name, kind }) => ({ kind, piece: leaf(kind, `${alias}.${name}`) })),
	};
}
