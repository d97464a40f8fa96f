import type { Binary, BinaryOperator, Expression } from "../ast/index.ts";

/** The longest chain of one operator that stands as it is written; far below what SQLite and Node's stack carry. */
const longestChain = 200;

/**
 * Joins operands by an operator that is associative: from the left as they would be written, or, where they are many, in halves, so that a tree
 * of ten thousand is some twenty levels deep.
 * @example printNode(joinChain("and", [parse("1 < 2"), parse("2 < 3"), parse("3 < 4")])) // "1 < 2 AND 2 < 3 AND 3 < 4"
 */
export function joinChain(operator: BinaryOperator, operands: readonly [Expression, ...Expression[]]): Expression {
	if (operands.length > longestChain) return halve(operator, operands, 0, operands.length);
	const [first, ...rest] = operands;
	return rest.reduce((left, right) => join(operator, left, right), first);
}

/**
 * The same expression, in halves where it is a long chain of ANDs or of ORs that was built from the left.
 * @example printNode(halveChain(parse("1 + 2"))) // "1 + 2"
 */
export function halveChain(root: Expression): Expression {
	if (root.kind !== "Binary" || (root.operator !== "and" && root.operator !== "or")) return root;
	const operands: Expression[] = [];
	let left: Expression = root;
	for (; isChain(left, root.operator); left = left.left) operands.push(left.right);
	return operands.length < longestChain ? root : joinChain(root.operator, [left, ...operands.reverse()]);
}

function isChain(node: Expression, operator: BinaryOperator): node is Binary {
	return node.kind === "Binary" && node.operator === operator;
}

function halve(operator: BinaryOperator, operands: readonly Expression[], start: number, end: number): Expression {
	const [only] = operands.slice(start, start + 1);
	if (only !== undefined && end - start === 1) return only;
	const middle = (start + end) >> 1;
	return join(operator, halve(operator, operands, start, middle), halve(operator, operands, middle, end));
}

function join(operator: BinaryOperator, left: Expression, right: Expression): Binary {
	return { kind: "Binary", at: left.at, operator, left, right };
}
