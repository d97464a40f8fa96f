import { describe, expect, it } from "vitest";
import { callNode, type FunctionRow, type Operand, textNode, writeOperation } from "../../src/functions/index.ts";
import { functionRows } from "../../src/functions/row/function-list.ts";
import { type Expression, walkNode } from "../../src/sql/index.ts";

// An operand that the form leaves out is never computed: an aggregate is gone then, and so is a division by zero.
describe("the form of a function has all its operands in it", () => {
	it.each(functionRows.map((row) => [describeRow(row), row] as const))("%s", (_, row) => {
		for (const write of [row.write, row.writeDistinct, row.writeOver]) {
			const operands = row.parameters.map((_parameter, index) => makeOperand(row, index));
			const form = write && writeOperation({ ...row, write }, operands);
			const left = operands.filter(({ node }) => form && node.kind === "FunctionCall" && !contains(form, node));
			expect(left).toEqual([]);
		}
	});
});

function describeRow({ names, parameters }: FunctionRow): string {
	return `${names[0] ?? ""}(${parameters.join(", ")})`;
}

// What may be of any type is a number here; a unit of time has to be a word.
function makeOperand({ parameters, takesUnit }: FunctionRow, index: number): Operand {
	const parameter = parameters[index] ?? "any";
	const isUnit = takesUnit === true && index === 0;
	const node = isUnit ? textNode("day") : callNode(`operand_${String(index)}`, []);
	if (parameter === "any" || parameter === "common" || parameter === "number") return { node, type: "numeric" };
	return { node, type: parameter === "time" ? "timestamp" : parameter };
}

function contains(form: Expression, operand: Expression): boolean {
	let found = false;
	walkNode(form, (node) => {
		if (node === operand) found = true;
	});
	return found;
}
