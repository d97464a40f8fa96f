import { createError, nameOfType } from "../../base/index.ts";
import { modifierRows, numberNode, operate } from "../../functions/index.ts";
import type { Cast } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { nameCast } from "./cast-name.ts";
import { coerce } from "./coercion.ts";

/** How many bits the types of whole numbers have to which a bit string can be cast. */
const widths: ReadonlyMap<string, number> = new Map([
	["int4", 32],
	["int8", 64],
]);

/**
 * Binds a text that becomes a bit string and at once a whole number, as the aggregates of Looker do it over joins that multiply rows:
 * `('x' || md5(id))::bit(64)::bigint`. There are no bit strings otherwise.
 * Source: https://www.postgresql.org/docs/current/datatype-bit.html.
 * @returns undefined for any other cast.
 * @throws numeric_out_of_range (22003) for more bits than the number has.
 */
export function bindBits(node: Cast, context: ExpressionContext): BoundExpression | undefined {
	const { operand: inner, type } = node;
	const name = nameOfType(type.name);
	const most = widths.get(name);
	if (inner.kind !== "Cast" || inner.type.name !== "bit" || most === undefined || type.arrayDepth > 0) return undefined;
	const [width] = inner.type.modifiers;
	if (width === undefined) return undefined;
	if (width > most) {
		const problem = `${most === widths.get("int8") ? "bigint" : "integer"} out of range`;
		throw createError(
			"execution_failed",
			{ sqlState: "22003", problem, advice: `Write bit(${String(most)}).` },
			{ position: node.at },
		);
	}
	const text = coerce(context.binder.bindExpression(inner.operand, context), "text", context.binder.nameParameter);
	const operands = [width, most].map((number) => ({ node: numberNode(number), type: "integer" }) as const);
	const bits = operate(modifierRows.bits, [text, ...operands]);
	return {
		node: { ...bits, at: node.at },
		type: name === "int4" ? "int4" : "integer",
		name: nameCast(node, text),
		isNullable: text.isNullable,
	};
}
