import fc from "../random-cases.ts";
import { createDraw } from "./random/draw.ts";
import { constants } from "./random/kind.ts";
import { isOrdered, type Piece, print } from "./random/piece.ts";
import { makeStatement } from "./random/query.ts";
import type { RandomTable } from "./random/random-tables.ts";
import { reduce } from "./random/reduction.ts";

/** A statement, and whether it settles the order of its rows. */
export interface RandomStatement {
	readonly sql: string;
	readonly isOrdered: boolean;
}

/** Statements over some tables; a smaller one is made by leaving out parts, so that what is left still speaks of what it names. */
export class StatementArbitrary extends fc.Arbitrary<RandomStatement> {
	readonly #tables: readonly RandomTable[];

	constructor(tables: readonly RandomTable[]) {
		super();
		this.#tables = tables;
	}

	override generate(random: fc.Random): fc.Value<RandomStatement> {
		return describe(makeStatement(createDraw(random), this.#tables));
	}

	override canShrinkWithoutContext(value: unknown): value is RandomStatement {
		void value;
		return false;
	}

	override shrink(_value: RandomStatement, context: unknown): fc.Stream<fc.Value<RandomStatement>> {
		return fc.stream(reduce(context as Piece, constants)).map(describe);
	}
}

// What it is made of is the context, from which it becomes smaller.
function describe(piece: Piece): fc.Value<RandomStatement> {
	return new fc.Value({ sql: print(piece), isOrdered: isOrdered(piece) }, piece);
}
