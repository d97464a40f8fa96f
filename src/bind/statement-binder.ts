import { columnTypeOf, holdsObjectName, isObjectName, isUtc, type SqlType, type TypeShape } from "../base/index.ts";
import type { Catalog } from "../catalog/index.ts";
import { internalRows, isShownOtherwise, operate } from "../functions/index.ts";
import type { Query } from "../sql/index.ts";
import { type Binder, type BoundColumn, type BoundSubquery, createBinder } from "./binder.ts";
import type { BoundExpression, BoundQuery, QueryColumn } from "./bound.ts";
import { styled } from "./expression/coercion.ts";
import { rewriteColumns } from "./expression/comparable.ts";
import { bindExpression } from "./expression/expression-binder.ts";
import { showObject } from "./expression/query-function.ts";
import { showRecord } from "./expression/record.ts";
import { bindQuery } from "./query/query-binder.ts";
import { emptyScope } from "./query/scope.ts";
import { defineViews } from "./query/view-binder.ts";

/**
 * Binds a query against the catalog: every name and type is settled, nothing depends on the values of parameters.
 * @param zone The session's time zone, in which days begin and times without a zone are read.
 * @param byId Numbers of columns, from 0, that give objects by their ids, where others give their names.
 * @throws SqlError with the position of what is wrong.
 * @example bindStatement(parse("SELECT id FROM contacts"), catalog).columns[0]?.type // "varchar"
 */
export function bindStatement(query: Query, catalog: Catalog, zone = "UTC", byId: readonly number[] = []): BoundQuery {
	const binder = startBinder(catalog, zone);
	return finishStatement(binder, bindQuery(binder, query, emptyScope), byId);
}

/** Starts binding a statement that may have subqueries. */
export function startBinder(catalog: Catalog, zone: string): Binder {
	return createBinder(catalog, { bindExpression, bindSubquery: bindQuery }, zone);
}

/** Settles what a bound statement gives: its columns, parameters and tables. */
export function finishStatement(binder: Binder, written: BoundSubquery, byId: readonly number[] = []): BoundQuery {
	const { query: shown, columns } = printInner(written, binder, byId);
	const query = defineViews(shown, [...binder.listed.values(), ...binder.views.values()]);
	binder.parameters.set("now", { bind: "now", source: "now", type: "timestamp" });
	const parameters = [...binder.parameters.values()];
	return Object.freeze({ query, columns: describeColumns(columns), parameters, tables: binder.tables });
}

// A result shows a record, and records, times and spans inside of an array, as text: how they are kept is nobody's business.
function printInner({ query, columns }: BoundSubquery, binder: Binder, byId: readonly number[]): BoundSubquery {
	const { zone } = binder;
	const show = (written: BoundExpression, index: number): BoundExpression => {
		const plain = byId.includes(index) && holdsObjectName(written) ? toIds(written) : written;
		const bound = styled(plain, binder.nameParameter);
		if (isObjectName(bound.element ?? bound.type)) return { ...bound, node: showObject(bound, binder).node };
		if (bound.type === "record") return { ...bound, node: showRecord(bound, zone) };
		if (bound.type === "zoned_time_of_day") return { ...bound, node: operate(internalRows.clockText, [bound]) };
		if (bound.type === "real") return { ...bound, node: operate(internalRows.realNumber, [bound]) };
		if (!isShownOtherwise(bound.element)) return plain;
		return { ...bound, node: operate(internalRows.arrayElements, [bound], isUtc(zone) ? {} : { zone }) };
	};
	if (columns.every(({ expression }, index) => show(expression, index) === expression)) return { query, columns };
	return {
		query: rewriteColumns(query, columns, show),
		columns: columns.map((column, index) => ({ ...column, expression: show(column.expression, index) })),
	};
}

// What objects are named by is a number.
function toIds<Shape extends TypeShape>(shape: Shape): Shape {
	const { type, element, fields } = shape;
	return {
		...shape,
		type: isObjectName(type) ? "oid" : type,
		element: element !== undefined && isObjectName(element) ? "oid" : element,
		fields: fields?.map(toIds),
	};
}

/** The columns as the result has them. */
export function describeColumns(bound: readonly BoundColumn[]): readonly QueryColumn[] {
	const names = makeUnique(bound.map((column) => column.name));
	return bound.map(({ expression }, index): QueryColumn => {
		const type = resultType(expression.type);
		const { isNullable, origin, type: kept, element, fields, rowType, modifier } = expression;
		const valueType = { type: kept, element, fields, rowType, modifier };
		const writtenName = bound[index]?.name;
		return Object.freeze({ name: names[index] ?? "", type, isNullable, origin, writtenName, valueType });
	});
}

// Two columns of one name would hide each other in a row object: the second id becomes id_2.
function makeUnique(names: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		let unique = name;
		for (let count = 2; taken.has(unique); count++) unique = `${name}_${String(count)}`;
		taken.add(unique);
		return unique;
	});
}

function resultType(type: SqlType): QueryColumn["type"] {
	// What is shown of an object is its name.
	if (isObjectName(type)) return "varchar";
	return type === "interval" ? type : columnTypeOf(type);
}
