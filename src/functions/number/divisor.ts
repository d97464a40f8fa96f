import type { Expression } from "../../sql/index.ts";
import { binaryNode, callNode, numberNode } from "../tree.ts";

/** A divisor that fails when it is zero: PostgreSQL raises an error where SQLite gives NULL. */
export function guardDivisor(divisor: Expression): Expression {
	if (divisor.kind === "NumberLiteral" && Number(divisor.text) !== 0) return divisor;
	if (divisor.kind === "FunctionCall" && divisor.path[0]?.name === "nullif") return divisor;
	return {
		kind: "Case",
		branches: [
			{
				kind: "CaseBranch",
				when: binaryNode("=", divisor, numberNode(0)),
				then: callNode("raise_division_by_zero", []),
			},
		],
		otherwise: divisor,
	};
}
