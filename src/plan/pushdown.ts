import { formatTimestamp, isInstant, parseTimestamp, type StoredValue } from "../base/index.ts";
import type { FilterLeaf, FilterValue, SearchFilter } from "../catalog/index.ts";
import { type Bindings, fold, rowOf } from "../functions/index.ts";
import type { ColumnDefinition, Exactness, FilterOperator } from "../profile/index.ts";
import type { BinaryOperator, Expression } from "../sql/index.ts";
import {
	isRangeOperator,
	listDayReplacements,
	listReplacements,
	listWiderDays,
	type RangeOperator,
	type Replacement,
} from "./range-bound.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";
import { convert, largestCount } from "./sent-value.ts";
import { findEdges, findTruncation } from "./truncation.ts";

/** What the answer to a condition depends on. */
export interface PushdownContext {
	/** The column that a reference means, if it is one of the scanned table that the service can filter by. */
	findColumn(relation: string, column: string): ColumnDefinition | undefined;
	readonly bindings: Bindings;
	readonly timeGranularity: "second" | "day";
	/** Whether it is worth a further filter to have just the rows that SQL means, and none beside them. */
	readonly isExactWanted?: boolean | undefined;
	/** The table is a list: what it has no parameter for may be asked in several requests. */
	readonly isListed?: boolean | undefined;
}

type Decision = { readonly exactness: Exactness; readonly filter: SearchFilter } | "none" | "never";

/**
 * Decides what of a condition the service can carry; the one place where that is decided.
 * @example decide(parse("role = 'lead'"), context).answer // "exact"
 */
export function decide(filter: Expression, context: PushdownContext): FilterPushdown {
	const decision = decideCondition(filter, context);
	if (decision === "none") return { filter, answer: "unsupported" };
	if (decision === "never") return { filter, answer: "never" };
	return { filter, answer: decision.exactness, request: decision.filter };
}

function decideCondition(node: Expression, context: PushdownContext): Decision {
	const constant = fold(node, context.bindings);
	if (constant) return constant.value === null || Number(constant.value) === 0 ? "never" : "none";
	switch (node.kind) {
		case "ColumnReference":
			return decideFlag(node, true, context);
		case "Unary":
			return node.operator === "not" ? decideNegation(node.operand, context) : "none";
		case "Binary":
			return node.operator === "and" || node.operator === "or"
				? decideGroup(node.operator, node, context)
				: decideComparison(node, context);
		case "InList":
			return decideList(node, context);
		case "Like":
			return node.isNegated ? "none" : decideLike(node, context);
		default:
			return "none";
	}
}

// NOT goes down to the comparisons, by De Morgan's rules; they hold with NULLs too.
function decideNegation(node: Expression, context: PushdownContext): Decision {
	if (node.kind === "ColumnReference") return decideFlag(node, false, context);
	const negated = negate(node);
	return negated ? decideCondition(negated, context) : "none";
}

const opposites: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
	"=": "<>",
	"<>": "=",
	"<": ">=",
	"<=": ">",
	">": "<=",
	">=": "<",
};

function negate(node: Expression): Expression | undefined {
	const not = (operand: Expression): Expression => ({ kind: "Unary", operator: "not", operand });
	if (node.kind === "Unary" && node.operator === "not") return node.operand;
	if (node.kind === "InList") return { ...node, isNegated: !node.isNegated };
	if (node.kind !== "Binary") return undefined;
	if (node.operator === "and") return { ...node, operator: "or", left: not(node.left), right: not(node.right) };
	if (node.operator === "or") return { ...node, operator: "and", left: not(node.left), right: not(node.right) };
	const opposite = opposites[node.operator];
	return opposite && { ...node, operator: opposite };
}

function decideFlag(node: Expression, value: boolean, context: PushdownContext): Decision {
	const column = columnOf(node, context);
	return column?.type === "boolean" ? leaf(column, "eq", value) : "none";
}

function decideGroup(
	kind: "and" | "or",
	node: Extract<Expression, { kind: "Binary" }>,
	context: PushdownContext,
): Decision {
	const parts = flatten(kind, node).map((part) => decideCondition(part, context));
	if (kind === "and" && parts.includes("never")) return "never";
	const possible = kind === "or" ? parts.filter((part) => part !== "never") : parts.filter((part) => part !== "none");
	if (possible.length === 0) return kind === "or" ? "never" : "none";
	const filters = possible.filter((part) => typeof part !== "string");
	// One branch of an OR that cannot be asked for makes the whole OR unaskable.
	if (kind === "or" && filters.length < possible.length) return "none";
	const isWhole = filters.length === parts.length || kind === "or";
	const exactness = isWhole && filters.every((part) => part.exactness === "exact") ? "exact" : "inexact";
	const only = filters.length === 1 ? filters[0] : undefined;
	return { exactness, filter: only?.filter ?? { kind, filters: filters.map((part) => part.filter) } };
}

function flatten(kind: "and" | "or", node: Expression): readonly Expression[] {
	if (node.kind !== "Binary" || node.operator !== kind) return [node];
	return [...flatten(kind, node.left), ...flatten(kind, node.right)];
}

const operatorNames: Readonly<Record<string, FilterOperator>> = {
	"=": "eq",
	"<>": "ne",
	"<": "lt",
	"<=": "le",
	">": "gt",
	">=": "ge",
};
const mirrored: Readonly<Record<string, FilterOperator>> = {
	eq: "eq",
	ne: "ne",
	lt: "gt",
	le: "ge",
	gt: "lt",
	ge: "le",
};

function decideComparison(node: Extract<Expression, { kind: "Binary" }>, context: PushdownContext): Decision {
	const operator = operatorNames[node.operator];
	if (!operator) return "none";
	const [left, right] = [columnOf(node.left, context), columnOf(node.right, context)];
	if (left && right) return "none";
	const column = left ?? right;
	const constant = fold(left ? node.right : node.left, context.bindings);
	if (!column || !constant) return decideTruncated(node, operator, context);
	if (constant.value === null) return "never";
	return compareColumn(column, left ? operator : (mirrored[operator] ?? operator), constant.value, context);
}

function compareColumn(
	column: ColumnDefinition,
	operator: FilterOperator,
	value: StoredValue,
	context: PushdownContext,
): Decision {
	if (column.type === "timestamp") return compareTime(column, operator, value, context);
	if (isRangeOperator(operator)) {
		if (column.type === "date") return compareDay(column, operator, value);
		if (column.type === "double" || column.type === "numeric") return compareNumber(column, operator, value);
		if (column.type !== "integer" || typeof value === "string" || value === null) return "none";
		if (Math.abs(Number(value)) > largestCount) return "none";
		return bound(column, operator, strictBound(operator, Number(value)), context, 1);
	}
	const sent = convert(column, value);
	return sent === "never" && operator === "ne"
		? "none"
		: typeof sent === "string"
			? sent
			: leaf(column, operator, sent.value);
}

// date_trunc('month', x) = '2026-01-01' means a range of x, and so do the year of x, its day and its week.
function decideTruncated(
	node: Extract<Expression, { kind: "Binary" }>,
	written: FilterOperator,
	context: PushdownContext,
): Decision {
	const left = findTruncation(node.left);
	const truncation = left ?? findTruncation(node.right);
	const column = truncation && columnOf(truncation.operand, context);
	const value = fold(left ? node.right : node.left, context.bindings)?.value;
	if (!truncation || column?.type !== "timestamp" || value === undefined) return "none";
	if (value === null) return "never";
	const edges = findEdges(truncation, value);
	if (!edges || !isInstant(edges.startMs) || !isInstant(edges.endMs)) return "none";
	const operator = left ? written : (mirrored[written] ?? written);
	const { startMs, endMs, isExact } = edges;
	const compare = (comparison: FilterOperator, epochMs: number): Decision => {
		const decision = compareTime(column, comparison, formatTimestamp(epochMs), context);
		return isExact || typeof decision === "string" ? decision : { ...decision, exactness: "inexact" };
	};
	// Where the clocks change, all of the unit is asked for, on whichever side it may lie.
	const isStart = edges.isStart || !isExact;
	switch (operator) {
		case "eq":
			return isStart ? both(compare("ge", startMs), compare("lt", endMs)) : "never";
		case "ge":
			return compare("ge", isStart ? startMs : endMs);
		case "gt":
			return compare("ge", isExact ? endMs : startMs);
		case "lt":
			return compare("lt", edges.isStart && isExact ? startMs : endMs);
		case "le":
			return compare("lt", endMs);
		default:
			return "none";
	}
}

// Sources differ on whether a service's > and < include the bound. Whole numbers allow one that is right either way:
// x >= 5 is asked as x > 4, which finds all of them even if it is strict, and 4 as well if it is not.
function strictBound(operator: "gt" | "ge" | "lt" | "le", value: number): number {
	switch (operator) {
		case "gt":
			return Math.floor(value);
		case "ge":
			return Math.ceil(value) - 1;
		case "lt":
			return Math.ceil(value);
		case "le":
			return Math.floor(value) + 1;
	}
}

const dayMs = 86_400_000;

function compareTime(
	column: ColumnDefinition,
	operator: FilterOperator,
	value: StoredValue,
	context: PushdownContext,
): Decision {
	// No service knows infinity, or microseconds.
	const isSent = typeof value === "string" && value.length <= "2026-01-31 00:00:00.000".length;
	const epochMs = isSent ? parseTimestamp(value) : undefined;
	if (epochMs === undefined) return "none";
	if (context.timeGranularity === "day") {
		if (operator === "ne") return "none";
		// Two days on each side cover any time zone and the rule that > begins on the next day.
		const after = () => leaf(column, "gt", epochMs - 2 * dayMs);
		const before = () => leaf(column, "lt", epochMs + 2 * dayMs);
		return operator === "eq" ? both(after(), before()) : operator === "gt" || operator === "ge" ? after() : before();
	}
	if (column.send === "date") return compareByDays(column, operator, epochMs);
	if (column.send !== "unix_seconds") return compareInstant(column, operator, epochMs);
	if (operator === "eq") return epochMs % 1000 === 0 ? leaf(column, "eq", epochMs) : "never";
	// Between two seconds stands no row that could be left out.
	if (operator === "ne") return epochMs % 1000 === 0 ? leaf(column, "ne", epochMs) : "none";
	if (!isRangeOperator(operator)) return "none";
	return bound(column, operator, strictBound(operator, epochMs / 1000) * 1000, context, 1000);
}

// Written as text, times have fractions of a second: only the bound itself is as good as the bound. What has no >= is asked wider.
function compareInstant(column: ColumnDefinition, operator: FilterOperator, epochMs: number): Decision {
	if (!isRangeOperator(operator)) return leaf(column, operator, epochMs);
	return askOneOf(column, listReplacements(operator, epochMs, 1000));
}

// A service that is asked by days finds what lies near by, too.
function compareByDays(column: ColumnDefinition, operator: FilterOperator, epochMs: number): Decision {
	if (isRangeOperator(operator)) return askOneOf(column, listWiderDays(operator, epochMs));
	return operator === "eq" ? both(compareByDays(column, "ge", epochMs), compareByDays(column, "le", epochMs)) : "none";
}

function compareDay(column: ColumnDefinition, operator: RangeOperator, value: StoredValue): Decision {
	const epochMs = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? parseTimestamp(value) : undefined;
	return epochMs === undefined ? "none" : askOneOf(column, listDayReplacements(operator, epochMs));
}

function compareNumber(column: ColumnDefinition, operator: RangeOperator, value: StoredValue): Decision {
	// What a double does not hold is not compared as one.
	const number = Number(value);
	const isHeld =
		typeof value === "number" || typeof value === "bigint" || (typeof value === "string" && value.length <= 15);
	return isHeld && Number.isFinite(number)
		? askOneOf(column, listReplacements(operator, number, 0).slice(0, 2))
		: "none";
}

function askOneOf(column: ColumnDefinition, replacements: readonly Replacement[]): Decision {
	for (const { operator, value, isEqual } of replacements) {
		const asked = leaf(column, operator, value);
		if (typeof asked !== "string") return isEqual ? asked : { ...asked, exactness: "inexact" };
	}
	return "none";
}

// Beside a bound that may be included, "not equal to the bound" takes it out again, whichever way the service has it.
function bound(
	column: ColumnDefinition,
	operator: RangeOperator,
	value: number,
	context: PushdownContext,
	step: number,
): Decision {
	const isLower = operator === "gt" || operator === "ge";
	const range = leaf(column, isLower ? "gt" : "lt", value);
	// Between two whole numbers stands none: what is beyond the one begins with the other.
	if (range === "none") return leaf(column, isLower ? "ge" : "le", isLower ? value + step : value - step);
	if (typeof range === "string" || range.exactness === "exact" || !context.isExactWanted) return range;
	const without = leaf(column, "ne", value);
	if (typeof without === "string") return range;
	return { exactness: "exact", filter: { kind: "and", filters: [range.filter, without.filter] } };
}

function both(first: Decision, second: Decision): Decision {
	if (typeof first === "string") return first;
	if (typeof second === "string") return second;
	const exactness = first.exactness === "exact" && second.exactness === "exact" ? "exact" : "inexact";
	return {
		exactness,
		filter: {
			kind: "and",
			filters: [first.filter, second.filter].flatMap((filter) => (filter.kind === "and" ? filter.filters : [filter])),
		},
	};
}

function decideList(node: Extract<Expression, { kind: "InList" }>, context: PushdownContext): Decision {
	const column = columnOf(node.operand, context);
	if (!column || column.type === "timestamp") return "none";
	const values: FilterValue[] = [];
	for (const item of node.items) {
		const constant = fold(item, context.bindings);
		if (!constant) return "none";
		// Nothing is known to be outside a list with a NULL in it.
		if (constant.value === null && node.isNegated) return "never";
		const sent = constant.value === null ? "never" : convert(column, constant.value);
		if (sent === "none") return "none";
		if (sent !== "never") values.push(sent.value);
	}
	const [first] = values;
	if (node.isNegated) return first === undefined ? "none" : leaf(column, "nin", [...new Set(values)]);
	if (first === undefined) return "never";
	if (values.length === 1) return leaf(column, "eq", first);
	const list = leaf(column, "in", [...new Set(values)]);
	return list === "none" && context.isListed ? decideEach(column, [...new Set(values)]) : list;
}

function decideEach(column: ColumnDefinition, values: readonly FilterValue[]): Decision {
	const leaves = values.map((value) => leaf(column, "eq", value));
	const asked = leaves.filter((each) => typeof each !== "string");
	if (asked.length < leaves.length) return "none";
	const exactness = asked.every((each) => each.exactness === "exact") ? "exact" : "inexact";
	return { exactness, filter: { kind: "or", filters: asked.map(({ filter }) => filter) } };
}

function decideLike(node: Extract<Expression, { kind: "Like" }>, context: PushdownContext): Decision {
	const isFolded = node.operand.kind === "Operation" && rowOf(node.operand).foldsCase === true;
	const operand = isFolded ? node.operand.operands[0] : node.operand;
	const column = operand && columnOf(operand, context);
	const pattern = fold(node.pattern, context.bindings)?.value;
	if (!column || typeof pattern !== "string" || pattern.includes("_") || pattern.includes("\\")) return "none";
	const match = /^(%?)([^%]+)(%?)$/.exec(pattern);
	if (!match) return "none";
	const [, before, text = "", after] = match;
	const operator = before && after ? "contains" : before ? "ends" : after ? "starts" : "eq";
	// Where = tells capitals apart, it finds too little for a pattern that does not.
	if (operator === "eq" && isFolded && column.filter.eq === "exact") return "none";
	const sent = operator === "eq" ? convert(column, text) : { value: text };
	if (typeof sent === "string") return sent;
	const decision = leaf(column, operator, sent.value);
	return typeof decision === "string" ? decision : { ...decision, exactness: "inexact" };
}

function leaf(column: ColumnDefinition, operator: FilterOperator, value: FilterLeaf["value"]): Decision {
	const declared = column.filter[operator];
	if (declared === undefined || isOtherText(column, value)) return "none";
	const isLoose = hasCapitals(column, value);
	// A service that does not tell capitals apart leaves out too much.
	if (isLoose && (operator === "ne" || operator === "nin")) return "none";
	return { exactness: isLoose ? "inexact" : declared, filter: { kind: "leaf", column, operator, value } };
}

// An attribute of text shows numbers and booleans that stand among its texts. A search for texts may leave them out, so what they might
// look like is not searched for.
function isOtherText({ within, from }: ColumnDefinition, value: FilterLeaf["value"]): boolean {
	if (!within || from !== "text") return false;
	return [value].flat().some((item) => {
		const text = String(item).toLowerCase();
		return /^[-+.\de]*$/.test(text) || "true".includes(text) || "false".includes(text);
	});
}

// Ids and states are written small; whether a service finds them by capitals too, nothing tells.
function hasCapitals({ sendValues }: ColumnDefinition, value: FilterLeaf["value"]): boolean {
	return !sendValues && [value].flat().some((item) => typeof item === "string" && item !== item.toLowerCase());
}

function columnOf(node: Expression, context: PushdownContext): ColumnDefinition | undefined {
	const [relation, column] = node.kind === "ColumnReference" ? node.path : [];
	return relation && column ? context.findColumn(relation.name, column.name) : undefined;
}
