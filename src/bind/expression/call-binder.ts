import {
	classOf,
	createError,
	functionHint,
	isFloat,
	isUtc,
	isWholeType,
	type SqlType,
	suggestName,
	type TypeShape,
} from "../../base/index.ts";
import {
	type FunctionRow,
	findFunctions,
	findQueryFunction,
	findTableFunctions,
	functionNames,
	groupingRow,
	normaliseField,
	normaliseUnit,
	type OperationExtras,
	operate,
	type ParameterType,
	textNode,
} from "../../functions/index.ts";
import {
	type ColumnReference,
	type Expression,
	type FunctionCall,
	identifyNode,
	type OrderItem,
} from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { findCallable, refuseProcedure } from "../query/procedure-binder.ts";
import { convertArguments, parameterAt } from "./call-arguments.ts";
import { argumentContext, checkPlace } from "./call-place.ts";
import { castTo } from "./casts.ts";
import { asCondition, notSupported, settledType, styled, unifyTypes } from "./coercion.ts";
import { canonical, comparable } from "./comparable.ts";
import { forkMonthFrame } from "./month-frame.ts";
import { orderArguments } from "./named-arguments.ts";
import { bindQueryFunction } from "./query-function.ts";
import { describeCounts, unknownFunction } from "./unknown-function.ts";
import { modifierOf, sharedParts } from "./value-shape.ts";
import { bindWindow } from "./window-binder.ts";

/**
 * Binds a call: picks the overload that fits, converts the arguments, and writes the call as SQLite knows it.
 * @throws unknown_function (42883), type_mismatch (42804), grouping (42803) for an aggregate where none can stand.
 */
export function bindCall(node: FunctionCall, context: ExpressionContext): BoundExpression {
	const name = node.path.at(-1)?.name ?? "";
	const written = findQueryFunction(name, node.arguments.length);
	if (written) return bindQueryFunction(node, written, context);
	const rows = findFunctions(name);
	const procedure = rows.length === 0 ? findCallable(name, context.binder) : undefined;
	if (procedure) throw refuseProcedure(procedure, node);
	if (rows[0] === groupingRow) return bindGrouping(node, context);
	const inside = argumentContext(name, node, context);
	const takesUnit = rows.some((row) => row.takesUnit);
	const given = orderArguments(name, node).map((argument, index) =>
		takesUnit && index === 0 && isUnitWord(argument.value)
			? unitOf(argument.value)
			: context.binder.bindExpression(argument.value, inside),
	);
	// An ordered-set aggregate takes the ordered value first: percentile_cont(0.5) WITHIN GROUP (ORDER BY x).
	const ordered = node.withinGroup.map((item) => context.binder.bindExpression(item.expression, inside));
	const bounds = [...ordered, ...given];
	// PostgreSQL looks at FILTER before it looks for the function.
	const filter = bindFilter(node, context);
	const row = chooseOverload(name, rows, bounds, node);
	checkWithinGroup(name, row, node);
	checkPlace(row, node, context);
	const converted = convertArguments(row, bounds, context);
	// What is only counted may stand in any form.
	const settled = node.isDistinct ? converted.map(row.answer === "count" ? comparable : canonical) : converted;
	const isPlaced = row.takesCatalog || row.takesSchema || row.takesUser || row.takesSettings;
	const operands = isPlaced ? [...settled, placeOf(row, context)] : settled;
	row.check?.(operands);
	const bound: BoundExpression = {
		node: forkMonthFrame(
			operate(row, style(operands, context), bindExtras(node, row, { operands: converted, filter }, context)),
		),
		type: returnType(row, settled),
		...shapeOfResult(row, settled),
		rangeEnd: bindRangeEnd(row, settled, context),
		name: (node.path.at(-1)?.name ?? "").toLowerCase(),
		isNullable: row.isNullable ?? true,
		isNative: row.isNative?.(settled),
	};
	const [first, other] = bounds;
	const isKept = row.keepsFirst === true && first && other && areComparedAsTheyAre(first.type, other.type);
	return isKept ? { ...castTo(bound, first.type, context.binder.nameParameter), name: bound.name } : bound;
}

// PostgreSQL has operators between these, so that neither is converted: https://www.postgresql.org/docs/current/functions-conditional.html#FUNCTIONS-NULLIF.
function areComparedAsTheyAre(left: SqlType, right: SqlType): boolean {
	if (left === right) return false;
	return [isWholeType, isFloat, isDay].some((isOfFamily) => isOfFamily(left) && isOfFamily(right));
}

function isDay(type: SqlType): boolean {
	return type === "date" || type === "timestamp" || type === "local_timestamp";
}

function bindFilter({ filter }: FunctionCall, context: ExpressionContext): Expression | undefined {
	if (!filter) return undefined;
	const { binder } = context;
	return asCondition(
		binder.bindExpression(filter, { ...context, noAggregates: "FILTER" }),
		"FILTER",
		binder.nameParameter,
	).node;
}

function style(operands: readonly BoundExpression[], { binder }: ExpressionContext): readonly BoundExpression[] {
	return operands.map((operand) => styled(operand, binder.nameParameter));
}

// Statements in UTC are the same whatever zone there is.
function zoneOf({ binder: { zone } }: ExpressionContext): string | undefined {
	return isUtc(zone) ? undefined : zone;
}

function placeOf({ takesSchema, takesUser, takesSettings }: FunctionRow, context: ExpressionContext): BoundExpression {
	const { catalog } = context.binder;
	const login = takesUser ? catalog.settings?.get("session_authorization") : undefined;
	const name = takesSchema ? (catalog.schemaName ?? catalog.name) : (login ?? catalog.name);
	const text = takesSettings ? JSON.stringify([...(catalog.settings ?? [])]) : name;
	return { node: textNode(text), type: "varchar", name: "?column?", isNullable: false };
}

// T-SQL's functions take the unit as a bare word: DATEADD(month, 1, x).
function isUnitWord(node: Expression): node is ColumnReference {
	const word = node.kind === "ColumnReference" && node.path.length === 1 ? node.path[0] : undefined;
	return word !== undefined && !word.isQuoted && (normaliseUnit(word.name) ?? normaliseField(word.name)) !== undefined;
}

function unitOf(node: ColumnReference): BoundExpression {
	return { node: textNode(node.path[0]?.name ?? "", node.at), type: "unknown", name: "?column?", isNullable: false };
}

// Which of its arguments a grouping set leaves out is known when the sets are.
function bindGrouping(node: FunctionCall, context: ExpressionContext): BoundExpression {
	const values = node.arguments.map((argument) => context.binder.bindExpression(argument.value, context));
	context.onAggregate?.();
	return {
		node: { ...operate(groupingRow, values), at: node.at },
		type: "int4",
		name: "grouping",
		isNullable: false,
	};
}

function chooseOverload(
	name: string,
	rows: readonly FunctionRow[],
	bounds: readonly BoundExpression[],
	node: FunctionCall,
): FunctionRow {
	if (rows.length === 0 && findTableFunctions(name).length > 0)
		throw notSupported(`${name.toLowerCase()} inside of an expression`, "It gives rows: put it into FROM.", node);
	if (rows.length === 0) throw unknownFunction(name, bounds, node, suggestName(name, functionNames, functionHint));
	const byCount = rows.filter((row) => node.isStar || isCountRight(row, bounds.length));
	if (byCount.length === 0) throw unknownFunction(name, bounds, node, describeCounts(rows));
	const isOverloaded = byCount.length > 1;
	const isDecimal = bounds.some(({ type }) => type === "numeric");
	const fitting = byCount.find(
		(row) =>
			(row.needsNumeric !== true || isDecimal) &&
			(row.needsShort !== true || bounds.every(({ type }) => type === "int4" || type === "smallint")) &&
			bounds.every((bound, index) => fits(parameterAt(row, index), bound, isOverloaded)),
	);
	const chosen = fitting ?? byCount[0];
	if (!chosen || (node.isStar && chosen.answer !== "count"))
		throw unknownFunction(name, bounds, node, "Only count takes a star.");
	if (!fitting && !node.isStar)
		throw unknownFunction(
			name,
			bounds,
			node,
			`It takes (${byCount.map((row) => row.parameters.join(", ")).join(") or (")}).`,
		);
	return chosen;
}

function isCountRight(row: FunctionRow, count: number): boolean {
	const least = row.required ?? row.parameters.length;
	return count >= least && (row.isVariadic === true || count <= row.parameters.length);
}

function fits(parameter: ParameterType, { type, node }: BoundExpression, isOverloaded: boolean): boolean {
	// Among several functions of a name, a text that is no number is not taken for one.
	if (
		isOverloaded &&
		type === "unknown" &&
		node.kind === "StringLiteral" &&
		(parameter === "integer" || parameter === "number" || parameter === "numeric")
	)
		return node.value.trim() !== "" && !Number.isNaN(Number(node.value));
	// A text that nobody gave a type is an instant rather than a day or a time without a zone, and a text rather than bits.
	if (isOverloaded && type === "unknown" && unguessed.has(parameter)) return false;
	if (type === "unknown" || parameter === "any" || parameter === "common") return true;
	if (parameter === "timestamp" && type === "interval") return false;
	if (parameter === "interval" && type === "time_of_day") return true;
	if (parameter === "number" || parameter === "double") return classOf(type) === "number";
	if (parameter === "numeric") return type === "numeric" || isWholeType(type);
	if (parameter === "time" || parameter === "timestamp") return classOf(type) === "time";
	// Text functions take anything that has an obvious text, JSON functions take text that holds JSON.
	if (parameter === "text") return /^(text|time|json|number)$/.test(classOf(type));
	if (parameter === "json") return classOf(type) === "json" || classOf(type) === "text";
	if (parameter === "boolean") return type === "boolean" || node.kind === "NumberLiteral";
	if (parameter === "integer") return isWholeType(type);
	return areSame(parameter, type);
}

function areSame(parameter: ParameterType, type: SqlType): boolean {
	return parameter === type || (parameter === "bit" && type === "varbit");
}

const unguessed: ReadonlySet<ParameterType> = new Set(["date", "local_timestamp", "bit"]);

function bindRangeEnd(
	row: FunctionRow,
	settled: readonly BoundExpression[],
	{ binder: { zone } }: ExpressionContext,
): Expression | undefined {
	return row.rangeEnd && operate(row.rangeEnd, settled, isUtc(zone) ? {} : { zone });
}

function shapeOfResult(
	{ element, returns, keepsFirst, keepsModifier }: FunctionRow,
	settled: readonly BoundExpression[],
): Omit<TypeShape, "type"> {
	const [first] = settled;
	if (element === "first") return { element: settledType(first?.type), fields: first?.fields, rowType: first?.rowType };
	// What gives one of its arguments gives an array where that is one.
	const isOfArray = element === "array" || returns === "first" || returns === "common";
	if (!isOfArray) return { element };
	const kept = keepsFirst && first?.type !== "varchar" ? settled.slice(0, 1) : settled;
	return {
		...sharedParts(settled),
		modifier: keepsModifier && !(keepsFirst && first?.type === "varchar") ? modifierOf(kept) : undefined,
	};
}

// Forms that only some functions have, or that mean nothing for others, must not pass unnoticed.
function checkWithinGroup(name: string, row: FunctionRow, node: FunctionCall): void {
	if (node.withinGroup.length === 0 || (node.withinGroup.length === 1 && row.isOrderedSet)) return;
	const slots = { problem: `WITHIN GROUP does not go with ${name}`, advice: "Leave it out." };
	throw createError("wrong_function_kind", slots, { position: node.at });
}

function returnType(row: FunctionRow, settled: readonly BoundExpression[]): SqlType {
	// PostgreSQL compares a varchar as a text.
	if (row.keepsFirst && settled[0]?.type === "varchar") return "text";
	if (row.returns === "first") return settledType(settled[0]?.type);
	if (row.returns === "time") return settled.find(({ type }) => classOf(type) === "time")?.type ?? "timestamp";
	if (row.returns === "integer") return wholeType(row, settled);
	if (row.returns !== "common") return row.returns;
	const common = settled.filter((_, index) => parameterAt(row, index) === "common");
	return settledType(unifyTypes(common, row.names[0] ?? ""));
}

// PostgreSQL's functions of one row give whole numbers of 32 bits, unless they give what they take.
function wholeType(row: FunctionRow, settled: readonly BoundExpression[]): SqlType {
	if (row.givesLong) return "integer";
	if (!row.parameters.includes("integer")) return row.kind === "scalar" ? "int4" : "integer";
	const whole = settled.filter(({ type }) => isWholeType(type));
	return row.needsShort === true || whole.length === 0 ? "integer" : unifyTypes(whole, row.names[0] ?? "");
}

function bindExtras(
	node: FunctionCall,
	row: FunctionRow,
	{ operands, filter }: { readonly operands: readonly BoundExpression[]; readonly filter: Expression | undefined },
	context: ExpressionContext,
): OperationExtras {
	const { isStar, isDistinct, at } = node;
	if (node.over && row.kind === "aggregate") checkWindowCall(node);
	const zone = zoneOf(context);
	if (row.kind === "scalar") return { zone, at };
	const order = bindOrder(node, operands, argumentContext(row.names[0] ?? "", node, context));
	const keys = order.map(({ key }) => key);
	if (isDistinct) checkDistinctOrder(node, keys, operands);
	return {
		isStar,
		isDistinct,
		orderBy: order.map(({ item, key }) => ({ ...item, expression: comparable(key).node })),
		filter,
		over: node.over && bindWindow(node.over, context),
		zone,
		at,
	};
}

// A window goes over all rows in its own order.
function checkWindowCall(node: FunctionCall): void {
	const word = node.isDistinct ? "DISTINCT" : node.orderBy.length > 0 ? "ORDER BY" : undefined;
	if (word === undefined) return;
	throw notSupported(`${word} in an aggregate that is a window function`, "Aggregate in a subquery in FROM.", node);
}

function bindOrder(
	node: FunctionCall,
	[value]: readonly BoundExpression[],
	context: ExpressionContext,
): readonly { readonly item: OrderItem; readonly key: BoundExpression }[] {
	const order = node.withinGroup.length > 0 ? node.withinGroup : node.orderBy;
	// To find what is the same, PostgreSQL sorts, which is seen in an array of the values.
	if (node.isDistinct && order.length === 0 && value)
		return [{ item: { kind: "OrderItem", expression: value.node, isDescending: false }, key: value }];
	return order.map((item) => ({ item, key: context.binder.bindExpression(item.expression, context) }));
}

// Of equal values one is kept, so that only the values themselves can order them.
function checkDistinctOrder(
	{ at }: FunctionCall,
	keys: readonly BoundExpression[],
	[value]: readonly BoundExpression[],
): void {
	const isByValue = keys.every((key) => value !== undefined && identifyNode(key.node) === identifyNode(value.node));
	if (keys.length < 2 && isByValue) return;
	const slots = {
		problem: "with DISTINCT, an aggregate can only be ordered by its argument",
		advice: "Order by the argument itself, or leave DISTINCT out.",
	};
	throw createError("order_not_in_output", slots, { position: at });
}
