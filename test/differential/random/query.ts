import { aggregates } from "./aggregate-table.ts";
import { makeCall } from "./call.ts";
import type { Draw } from "./draw.ts";
import { makeValue } from "./expression.ts";
import { makeFrom } from "./from.ts";
import { exactKinds, type Kind, kindWeights } from "./kind.ts";
import { fill, leaf, list, nothing, optional, orderByAll, type Piece } from "./piece.ts";
import type { NamedQuery, Place, SizedQuery } from "./place.ts";
import type { RandomTable } from "./random-tables.ts";
import { type Body, directions, makeSelect, over, selectPlainly } from "./select.ts";

/** A whole statement. */
export function makeStatement(draw: Draw, tables: readonly RandomTable[]): Piece {
	const place: Place = {
		draw,
		tables,
		named: [],
		columns: [],
		outer: [],
		times: 1,
		depth: 2,
		takeMistake: createMistakes(draw),
		makeQuery,
	};
	const wanted = draw.several(1, 4, () => draw.weigh(kindWeights));
	const [named, inside] = draw.chance(20) ? makeNamedQueries(place) : [nothing, place];
	const { body, tail = makeTail(wanted, inside) } = makeBody(wanted, inside, true);
	return fill("query", "$0$1$2", named, body, tail);
}

// One statement in twelve has a mistake: the first of several would hide the others.
function createMistakes(draw: Draw): () => boolean {
	let left = draw.chance(8) ? 1 : 0;
	return () => left > 0 && draw.chance(15) && left-- > 0;
}

function makeQuery(wanted: readonly Kind[], place: Place, use: "rows" | "value"): SizedQuery {
	const outer = [...place.columns, ...place.outer];
	const inside = { ...place, depth: place.depth - 1, columns: [], outer };
	if (use === "value") return { piece: makeOneRow(wanted, inside), rows: 1 };
	const { body, rows, tail = makeTail(wanted, inside) } = makeBody(wanted, inside, false);
	return { piece: fill("query", "$0$1$2", nothing, body, tail), rows };
}

function makeOneRow(wanted: readonly Kind[], place: Place): Piece {
	const { draw } = place;
	const from = makeFrom(place);
	const inside = over(from, place);
	const found = aggregates.filter(([gives]) => gives === wanted[0]);
	if (found.length === 0 || draw.chance(50)) {
		const { body } = selectPlainly({ wanted, place: inside, from, where: nothing, isTop: false });
		return fill("query", "$0$1$2", nothing, body, leaf("tail", ` ORDER BY ${orderByAll("a")} LIMIT 1`));
	}
	const where = optional(fill("where", " WHERE $0", makeValue("boolean", inside, 2)));
	const items = list("items", [fill("item", "$0 AS c1", makeCall(draw.pick(found), inside))]);
	return fill("query", "$0$1$2", nothing, fill("body", "SELECT $0 FROM $1$2", items, from.piece, where), nothing);
}

function makeNamedQueries(place: Place): [Piece, Place] {
	const { draw } = place;
	const named: NamedQuery[] = [];
	const pieces = draw.several(1, 2, () => {
		const name = draw.name("w");
		if (draw.chance(15)) {
			named.push({ name, rows: 5, columns: [{ name: "n", kind: "small" }] });
			return leaf("named", `${name}(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ${name} WHERE n < 5)`);
		}
		const wanted = draw.several(1, 3, () => draw.weigh(kindWeights));
		const { piece, rows } = makeQuery(wanted, { ...place, named: [...named] }, "rows");
		named.push({ name, rows, columns: wanted.map((kind, index) => ({ name: `c${String(index + 1)}`, kind })) });
		return fill("named", `${name} AS ${draw.pick(["", "", "MATERIALIZED ", "NOT MATERIALIZED "])}($0)`, piece);
	});
	return [optional(fill("with", "WITH RECURSIVE $0 ", list("names", pieces))), { ...place, named }];
}

function makeBody(wanted: readonly Kind[], place: Place, isTop: boolean): Body {
	return place.draw.weigh<() => Body>([
		[12, () => makeSelect(wanted, place, isTop)],
		[place.depth > 0 ? 2 : 0, () => makeSetOperation(wanted, place, isTop)],
	])();
}

const comparing = ["UNION", "INTERSECT", "EXCEPT", "INTERSECT ALL", "EXCEPT ALL"];

function makeSetOperation(wanted: readonly Kind[], place: Place, isTop: boolean): Body {
	const inside = { ...place, depth: place.depth - 1 };
	const [left, right] = [makeSelect(wanted, inside, isTop), makeSelect(wanted, inside, isTop)];
	if (left.tail || right.tail) return left;
	const isExact = wanted.every((kind) => exactKinds.includes(kind));
	const operator = place.draw.pick(isExact ? ["UNION ALL", ...comparing] : ["UNION ALL"]);
	return { body: fill("body", `$0 ${operator} $1`, left.body, right.body), rows: left.rows + right.rows };
}

function makeTail(wanted: readonly Kind[], { draw }: Place): Piece {
	if (!wanted.every((kind) => exactKinds.includes(kind))) return nothing;
	const order = ` ORDER BY ${orderByAll(draw.pick(directions))}`;
	const [some, few] = [String(draw.integer(0, 9)), String(draw.integer(0, 5))];
	const tail = draw.weigh([
		[5, ""],
		[2, order],
		[2, `${order} LIMIT ${some}`],
		[1, `${order} LIMIT ${some} OFFSET ${few}`],
		[1, `${order} OFFSET ${some} ROWS FETCH FIRST ${few} ROWS ONLY`],
	]);
	return optional(leaf("tail", tail));
}
