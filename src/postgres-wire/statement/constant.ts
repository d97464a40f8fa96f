import { createSessionError } from "../../postgres-format/index.ts";
import type { Expression } from "../../sql/index.ts";

type Constant = string | boolean | null;

/**
 * The value of an expression that is written out.
 * @param taker Who takes nothing else, for the message.
 * @throws 0A000 for one that would have to be computed
 */
export function readConstant(node: Expression, taker: string): Constant {
	switch (node.kind) {
		case "StringLiteral":
			return node.value;
		case "NumberLiteral":
			return String(node.text);
		case "BooleanLiteral":
			return node.value;
		case "NullLiteral":
			return null;
		case "Cast":
			return readConstant(node.operand, taker);
		case "TypedLiteral":
			return node.value;
		case "Unary":
			return negate(readConstant(node.operand, taker), node.operator);
		default:
			throw createSessionError("0A000", `${taker} takes constants`, "Write the values themselves.", node.at);
	}
}

function negate(value: Constant, operator: string): Constant {
	return operator === "-" && typeof value === "string" ? `-${value}` : value;
}
