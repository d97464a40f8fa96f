import { classOf, createError, isFloat, isUtc, isWholeType, type SqlType } from "../../base/index.ts";
import { castRow, isNumberInside, operate, withFiniteness, writeCast } from "../../functions/index.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, constantText, isUntypedParameter, type ParameterNamer, styled } from "./coercion.ts";

/**
 * An explicit cast, `CAST(x AS type)` or `x::type`.
 * @throws unknown_cast (42846) for a pair of types that has no cast.
 */
export function castTo(bound: BoundExpression, type: SqlType, nameParameter: ParameterNamer): BoundExpression {
	const { node, type: from } = bound;
	const { zone } = nameParameter;
	const isConstant = from === "unknown" && constantText(node) !== undefined;
	// Of text a parameter keeps all its digits.
	if (type === "numeric" && isUntypedParameter(bound))
		return castTo(coerce(bound, "text", nameParameter, undefined, { told: { type } }), type, nameParameter);
	// A parameter takes whole numbers of 64 bits, and the cast says whether they fit.
	if (isWholeType(type) && type !== "integer" && isUntypedParameter(bound))
		return castTo(coerce(bound, "integer", nameParameter, undefined, { told: { type } }), type, nameParameter);
	if (isConstant || isUntypedParameter(bound)) return coerce(bound, type, nameParameter);
	if (node.kind === "NullLiteral" && from === "unknown") return coerce(bound, type, nameParameter);
	const operand = withFiniteness(styled(bound, nameParameter));
	const written = writeCast(type, operand, zone);
	if (!written) {
		const slots = {
			problem: `a value of type ${from} cannot be cast to ${type}`,
			advice: "Cast it to text first if that is what you mean.",
		};
		throw createError("unknown_cast", slots, { position: node.at });
	}
	// NULL stays the NULL that it is, for what asks about it.
	const isKept = written === node || node.kind === "NullLiteral";
	const cast = isKept ? node : operate(castRow(type, from), [operand], isUtc(zone) ? {} : { zone });
	const element = classOf(type) === "json" ? bound.element : undefined;
	const isNative = classOf(from) === "number" && !isFloat(from) && isNumberInside(bound);
	const isWhole = isWholeType(from) || (from === "numeric" && bound.isWhole === true);
	return {
		...bound,
		node: cast,
		type,
		element,
		modifier: undefined,
		origin: undefined,
		isNative,
		isWhole,
		isFiniteTime: undefined,
	};
}
