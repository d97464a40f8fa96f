import { classOf, createError, isAssignable } from "../../base/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import type { BoundExpression } from "../bound.ts";
import { castTo } from "./casts.ts";
import { coerce, constantText, isUntypedParameter, type ParameterNamer } from "./coercion.ts";

/**
 * Turns an expression into the type of the column that it is written into. Constants and parameters are read as that type; besides, anything can be
 * written into text, one number into another, and a timestamp into a date: https://www.postgresql.org/docs/current/sql-createcast.html (AS ASSIGNMENT).
 * @throws bad_literal (22P02) for a constant that cannot be read as the type, type_mismatch (42804) for other types.
 */
export function assignTo(
	bound: BoundExpression,
	column: Pick<ColumnDefinition, "name" | "type">,
	nameParameter: ParameterNamer,
): BoundExpression {
	const isEpoch = column.type === "timestamp" && classOf(bound.type) === "number" && constantText(bound.node);
	if (bound.node.kind === "NullLiteral" || isUntypedParameter(bound) || bound.type === "unknown" || isEpoch)
		return coerce(bound, column.type, nameParameter);
	if (isAssignable(bound.type, column.type)) return castTo(bound, column.type, nameParameter);
	const slots = {
		problem: `the column ${column.name} is of type ${column.type}, but the value is of type ${bound.type}`,
		advice: `Cast it: CAST(… AS ${column.type}).`,
	};
	throw createError("type_mismatch", slots, { position: bound.node.at });
}
