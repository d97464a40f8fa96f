import { describe, expect, it } from "vitest";
import { type Node, parseStatement, printStatement, walkNode } from "../../src/sql/index.ts";
import { listKinds } from "../../src/sql/tree/children.ts";
import fc from "../random-cases.ts";
import { statementArbitrary } from "./statement-arbitrary.ts";
import { withoutPositions } from "./without-positions.ts";

const isSoak = process.env["SOAK"] === "1";
const timeoutMs = isSoak ? 900_000 : 60_000;

describe("what is printed parses to the same tree", () => {
	it(
		"for generated statements of every kind",
		() => {
			fc.assert(
				fc.property(statementArbitrary(4), (statement) => {
					const text = printStatement(statement);
					expect(withoutPositions(parseStatement(text))).toEqual(withoutPositions(statement));
				}),
				{ numRuns: isSoak ? 20_000 : 1500 },
			);
		},
		timeoutMs,
	);

	it("and the generator makes every kind of node", () => {
		const seen = new Set<Node["kind"]>();
		for (const statement of fc.sample(statementArbitrary(4), { numRuns: 2000, seed: 1 })) {
			walkNode(statement, (node) => {
				seen.add(node.kind);
			});
		}
		// Only binding makes operations; no text parses to one.
		expect(listKinds().filter((kind) => !seen.has(kind))).toEqual(["Operation"]);
	});
});
