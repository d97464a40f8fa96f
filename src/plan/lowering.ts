import {
	type Expression,
	type FunctionCall,
	mapChildren,
	type Node,
	type Operation,
	type Query,
} from "../sql/index.ts";
import { operandsOf, rowOf, writeOperation } from "./functions/operation.ts";
import { binaryNode, callNode, numberNode } from "./tree.ts";

/**
 * A bound query as SQLite executes it.
 * @example printStatement(lowerQuery(bound.query), "sqlite")
 */
export function lowerQuery(query: Query): Query {
	const known = lowered.get(query);
	if (known) return known;
	const written = lower(query) as Query;
	lowered.set(query, written);
	return written;
}

// Trees never change, and a prepared statement runs many times.
const lowered = new WeakMap<Query, Query>();

function lower(node: Node): Node {
	const below = mapChildren(node, lower);
	return below.kind === "Operation" ? lowerOperation(below) : below;
}

function lowerOperation(node: Operation): Expression {
	const row = rowOf(node);
	if (node.isStar === true) return decorate(callNode(row.names[0] ?? "", [], { isStar: true }), node);
	const call = writeOperation(row, operandsOf(node), node.zone);
	if (row.kind === "scalar") return call;
	return decorateInside(row.isOrderedSet && node.orderBy?.[0]?.isDescending === true ? invert(call) : call, node);
}

// What a row writes may have the aggregate inside of a cast, or as the first argument of one of these.
const wrappers: ReadonlySet<string> = new Set(["nullif", "numeric_value"]);

function decorateInside(call: Expression, node: Operation): Expression {
	if (call.kind === "Cast") return { ...call, operand: decorateInside(call.operand, node) };
	const [aggregate, ...others] = call.kind === "FunctionCall" ? call.arguments : [];
	if (call.kind === "FunctionCall" && wrappers.has(call.path[0]?.name ?? "") && aggregate) {
		const value = decorate(aggregate.value, node);
		return { ...call, arguments: [{ ...aggregate, value }, ...others] };
	}
	if (node.isDistinct === true && call.kind === "FunctionCall" && call.path[0]?.name === "group_concat")
		return decorate(joinDistinct(call, node), { ...node, isDistinct: false, orderBy: [] });
	return decorate(call, node);
}

function decorate(call: Expression, node: Operation): Expression {
	if (call.kind !== "FunctionCall") return call;
	const { isDistinct = false, filter, over } = node;
	const orderBy = rowOf(node).isOrderedSet ? [] : (node.orderBy ?? []);
	return { ...call, isDistinct, orderBy, filter, over };
}

// SQLite's group_concat(DISTINCT …) takes no separator; PostgreSQL's order is that of the values.
function joinDistinct(call: FunctionCall, node: Operation): FunctionCall {
	const [order] = node.orderBy ?? [];
	const name = order?.isDescending === true ? "join_distinct_descending" : "join_distinct";
	return { ...call, path: [{ kind: "Identifier", name, isQuoted: false }] };
}

// DESC counts from the other end.
function invert(node: Expression): Expression {
	if (node.kind === "Cast") return { ...node, operand: invert(node.operand) };
	if (node.kind !== "FunctionCall") return node;
	const [value, fraction] = node.arguments;
	if (value && wrappers.has(node.path[0]?.name ?? ""))
		return { ...node, arguments: [{ ...value, value: invert(value.value) }, ...node.arguments.slice(1)] };
	if (!value || !fraction) return node;
	const whole = node.path[0]?.name === "discrete_percentile" ? 0 : 1;
	return { ...node, arguments: [value, { ...fraction, value: binaryNode("-", numberNode(whole), fraction.value) }] };
}
