import { type Expression, walkNode } from "../../sql/index.ts";
import { binaryNode, callNode, caseNode, numberNode, textNode } from "../tree.ts";
import { keepScaled, type Scaled, shortLimit } from "./scaled.ts";

/**
 * The result of arithmetic of whole numbers, which fails with 22003 where it has more than 32 or 64 bits; SQLite would go on with a REAL.
 * What cannot have more, by the size of its operands, is left as it is; else x + 1 becomes
 * CASE WHEN x + 1 NOT BETWEEN -2147483648 AND 2147483647 THEN raise_out_of_range(32) ELSE x + 1 END.
 */
export function settleInteger(scaled: Scaled, isShort: boolean): Expression {
	const { node } = scaled;
	if (scaled.unknown === "none" && (!isShort || scaled.limit < shortLimit)) return keepScaled(node, scaled);
	const guarded = isShort ? guardShort(node) : guardLong(node);
	if (!isShort) return keepScaled(guarded, scaled);
	return keepScaled(guarded, { node: guarded, scale: 0, limit: shortLimit, unknown: "none" });
}

/** The least whole number of 32 or 64 bits, which has no opposite. */
export function leastInteger(isShort: boolean): Expression {
	return numberNode(String(-(isShort ? 2n ** 31n : 2n ** 63n)));
}

/** What fails with 22003 when it is computed. */
export function raiseOutOfRange(isShort: boolean): Expression {
	return callNode("raise_out_of_range", [numberNode(isShort ? 32 : 64)]);
}

function guardShort(node: Expression): Expression {
	if (!isCheap(node)) return callNode("fit_integer", [node, numberNode(32)]);
	const [low, high] = [leastInteger(true), numberNode(shortLimit - 1)];
	const isBeyond: Expression = { kind: "Between", operand: node, low, high, isNegated: true, isSymmetric: false };
	return caseNode([[isBeyond, raiseOutOfRange(true)]], node);
}

function guardLong(node: Expression): Expression {
	if (!isCheap(node)) return callNode("fit_integer", [node, numberNode(64)]);
	const isBeyond = binaryNode("=", callNode("typeof", [node]), textNode("real"));
	return caseNode([[isBeyond, raiseOutOfRange(false)]], node);
}

const mostNodes = 12;
const cheapKinds: ReadonlySet<string> = new Set([
	"ColumnReference",
	"Identifier",
	"NumberLiteral",
	"Parameter",
	"Unary",
	"Binary",
]);

// What is written twice is computed twice.
function isCheap(node: Expression): boolean {
	let count = 0;
	walkNode(node, ({ kind }) => {
		count += cheapKinds.has(kind) ? 1 : mostNodes;
	});
	return count <= mostNodes;
}
