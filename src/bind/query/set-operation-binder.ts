import { createError } from "../../base/index.ts";
import { hasManyLooks, isNumberInside } from "../../functions/index.ts";
import type { Query, QueryBody, Select, SetOperation } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, type ParameterNamer, settledType, unifyTypes } from "../expression/coercion.ts";
import { canonical, rewriteColumns } from "../expression/comparable.ts";
import { modifierOf, sharedParts } from "../expression/value-shape.ts";
import { numberDoubles } from "./body-rewrite.ts";
import { combineByForms } from "./equal-forms.ts";
import type { BoundBody } from "./output-columns.ts";
import { alignQuery } from "./subquery-rewrite.ts";

/**
 * UNION, INTERSECT and EXCEPT of two bound sides, whose columns take the types that both share.
 * @param isRecursive A recursive table has to stay a plain union of its two sides, in which equal values look the same.
 * @throws column_count (42601) when they have different numbers of columns, type_mismatch (42804) when types do not go together.
 */
export function combineSides(
	node: SetOperation,
	left: BoundBody,
	right: BoundBody,
	nameParameter: ParameterNamer,
	isRecursive = false,
): BoundBody {
	if (left.columns.length !== right.columns.length) {
		const problem = `each side of ${node.operator.toUpperCase()} must have the same number of columns, these have ${String(left.columns.length)} and ${String(right.columns.length)}`;
		throw createError("column_count", { problem }, { position: node.right.at ?? node.at });
	}
	const [first, second] = [retypeLiterals(left, right, nameParameter), retypeLiterals(right, left, nameParameter)];
	if (first !== left || second !== right) return combineSides(node, first, second, nameParameter, isRecursive);
	const columns = left.columns.map((column, index): BoundColumn => {
		const other = right.columns[index]?.expression ?? column.expression;
		const common = settledType(unifyTypes([column.expression, other], node.operator.toUpperCase()));
		// A text beside a name becomes one, where the name is first.
		const type = column.expression.type === "name" && namedAsText.has(common) ? "name" : common;
		const isNullable = column.expression.isNullable || other.isNullable;
		const isNative = isNumberInside(column.expression) && isNumberInside(other);
		const isWhole = column.expression.isWhole === true && other.isWhole === true;
		const sides = [column.expression, other];
		const parts = { ...sharedParts(sides), modifier: modifierOf(sides) };
		const shape = { type, ...parts, isNullable, origin: undefined, isNative, isWhole };
		return { ...column, expression: { ...column.expression, ...shape } };
	});
	const types = columns.map((column) => column.expression.type);
	const isComparing = !node.isAll || node.operator !== "union";
	const isFormed = isComparing && !isRecursive && columns.some(({ expression }) => hasManyLooks(expression));
	const align = (side: BoundBody) => {
		if (isRecursive && isComparing && side.body.kind === "Select") return shareLooks(side.body, side.columns);
		const body = alignTypes(side, types, nameParameter);
		return isComparing && !isFormed ? rewriteColumns(asQuery(body), columns, canonical).body : body;
	};
	const body: SetOperation = { ...node, left: align(left), right: align(right) };
	if (isFormed) return { body: combineByForms(body, columns, right.columns), columns };
	const needsNumbers = node.isAll && node.operator !== "union";
	return { body: needsNumbers ? numberDoubles(body, left.columns, right.columns) : body, columns };
}

// In place, for a recursive table can have a plain SELECT only as its step.
function shareLooks(body: Select, columns: readonly BoundColumn[]): Select {
	const items = body.items.map((item, index) => {
		const expression = columns[index]?.expression;
		return item.kind === "OutputColumn" && expression ? { ...item, expression: canonical(expression).node } : item;
	});
	return { ...body, items };
}

// Beside these a text stays what it is.
const namedAsText: ReadonlySet<string> = new Set(["text", "varchar", "name"]);

// A string or NULL that nobody gave a type takes that of the other side.
function retypeLiterals(side: BoundBody, other: BoundBody, nameParameter: ParameterNamer): BoundBody {
	const { body } = side;
	if (body.kind !== "Select") return side;
	const typeAt = (index: number) => {
		const node = side.columns[index]?.expression;
		const type = other.columns[index]?.expression.type;
		const isLiteral = node?.type === "text" && (node.node.kind === "StringLiteral" || node.node.kind === "NullLiteral");
		return isLiteral && type !== undefined && !namedAsText.has(type) ? type : undefined;
	};
	if (!side.columns.some((_, index) => typeAt(index) !== undefined)) return side;
	const columns = side.columns.map((column, index) => {
		const type = typeAt(index);
		if (type === undefined) return column;
		const literal = { ...column.expression, type: "unknown" as const };
		const expression =
			literal.node.kind === "NullLiteral"
				? { ...literal, type }
				: coerce(literal, type, nameParameter, other.columns[index]?.expression.element);
		return { ...column, expression };
	});
	const items = body.items.map((item, index) => {
		const expression = columns[index]?.expression.node;
		return item.kind === "OutputColumn" && expression && typeAt(index) !== undefined ? { ...item, expression } : item;
	});
	return { ...side, body: { ...body, items }, columns };
}

// A date beside a timestamp has to become one, or their texts would not compare.
function alignTypes(
	side: BoundBody,
	types: readonly BoundExpression["type"][],
	nameParameter: ParameterNamer,
): QueryBody {
	const query = asQuery(side.body);
	const aligned = alignQuery(query, side.columns, types, nameParameter);
	return aligned === query ? side.body : aligned.body;
}

function asQuery(body: QueryBody): Query {
	return { kind: "Query", body, orderBy: [] };
}
