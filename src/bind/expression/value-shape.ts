import type { TypeShape } from "../../base/index.ts";
import type { BoundExpression } from "../bound.ts";

/** What a type is made of. */
type Parts = Pick<TypeShape, "element" | "fields" | "rowType">;

/** What the type that several expressions share is made of, as the first of them knows that is an array or a record. */
export function sharedParts(expressions: readonly BoundExpression[]): Parts {
	const array = expressions.find((each) => each.element !== undefined);
	const { element, fields } = array ?? expressions.find((each) => each.fields) ?? {};
	return {
		element,
		fields,
		rowType: sharedBy(
			expressions,
			({ rowType }) => rowType,
			(rowType) => rowType?.oid,
		),
	};
}

/**
 * The modifier that CASE, COALESCE, VALUES and their like keep: that of all of them, where they are of one type.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/nodes/nodeFuncs.c, exprTypmod.
 */
export function modifierOf(expressions: readonly BoundExpression[]): number | undefined {
	const type = sharedBy(expressions, (each) => each.type);
	return type === undefined ? undefined : sharedBy(expressions, ({ modifier }) => modifier);
}

function sharedBy<Value>(
	[first, ...others]: readonly BoundExpression[],
	read: (expression: BoundExpression) => Value,
	identify: (value: Value) => unknown = (value) => value,
): Value | undefined {
	const value = first && read(first);
	return value !== undefined && others.every((other) => identify(read(other)) === identify(value)) ? value : undefined;
}
