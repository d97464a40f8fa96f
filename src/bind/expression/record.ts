import { isUtc, type RecordField } from "../../base/index.ts";
import { caseNode, disjunctionNode, internalRows, numberNode, type Operand, operate } from "../../functions/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { BoundExpression, Relation } from "../bound.ts";
import { settledType } from "./coercion.ts";

/**
 * A record of values: a JSON array of them, and what its fields are.
 * Source: https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ROW-CONSTRUCTORS.
 * @param names The names of the fields; f1, f2, … where there are none.
 */
export function makeRecord(values: readonly BoundExpression[], names: readonly string[] = []): BoundExpression {
	const fields = values.map(
		({ type, element, fields: inner, rowType, modifier }, index): RecordField => ({
			name: names[index] ?? `f${String(index + 1)}`,
			...{ type, element, fields: inner, rowType, modifier },
		}),
	);
	return { node: operate(internalRows.record, values), type: "record", fields, name: "row", isNullable: false };
}

/** The whole row of a relation as a value: https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-USAGE. */
export function recordOf(relation: Relation): BoundExpression {
	const { columns, table, alias } = relation;
	const record = makeRecord(
		columns.map(({ expression }) => expression),
		columns.map(({ name }) => name),
	);
	// An outer join gives no row at all, which is NULL: then the key is missing, or everything.
	const key = table?.definition.key ?? [];
	const tested = key.length > 0 ? columns.filter(({ name }) => key.includes(name)) : columns;
	const isThere = disjunctionNode(
		(tested.length > 0 ? tested : columns).map(({ expression }) => isNotNull(expression)),
	);
	const rowType = relation.findRowType?.();
	return { ...record, node: caseNode([[isThere, record.node]]), rowType, name: alias, isNullable: true };
}

/** A record as its type prints it: `(1,a)`. */
export function showRecord(bound: BoundExpression, zone: string): Expression {
	return operate(internalRows.recordText, [bound], isUtc(zone) ? {} : { zone });
}

/** One field of a record; undefined when it has no field of that name. */
export function takeField(bound: BoundExpression, name: string): BoundExpression | undefined {
	return takeFieldAt(bound, bound.fields?.findIndex((field) => field.name.toLowerCase() === name.toLowerCase()) ?? -1);
}

/** The same by the place of the field, from 0. */
export function takeFieldAt(bound: BoundExpression, index: number): BoundExpression | undefined {
	const field = bound.fields?.[index];
	if (!field) return undefined;
	const node = operate(internalRows.field, [bound, whole(index)]);
	return { ...field, type: settledType(field.type), node, isNullable: true };
}

/** `IS NULL` and `IS NOT NULL` of a record: whether all its fields are NULL, or none. */
export function testRecord(bound: BoundExpression, isNegated: boolean): Expression {
	return operate(isNegated ? internalRows.isFullRecord : internalRows.isEmptyRecord, [bound]);
}

function isNotNull(bound: BoundExpression): Expression {
	return { kind: "Is", operand: bound.node, test: "null", isNegated: true };
}

function whole(value: number): Operand {
	return { node: numberNode(value), type: "integer" };
}
