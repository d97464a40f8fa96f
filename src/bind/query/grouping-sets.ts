import { createError } from "../../base/index.ts";
import {
	binaryNode,
	caseNode,
	countRow,
	groupingRow,
	hasAggregate,
	isAggregate,
	nullNode,
	numberNode,
	operate,
	rowOf,
} from "../../functions/index.ts";
import {
	type Expression,
	type GroupingElement,
	type GroupingSets,
	identifyNode,
	mapChildren,
	type Node,
	type SelectItem,
} from "../../sql/index.ts";

/** Binds one expression of GROUP BY. */
export type GroupBinder = (node: Expression) => Expression;

/** How many grouping sets a GROUP BY may come to, as in PostgreSQL. */
const setLimit = 4096;

/**
 * The grouping sets that a GROUP BY means, e.g. ROLLUP (a, b) → (a, b), (a), (). Several elements multiply.
 * Source: https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS.
 * @returns The bound expressions of each set; one set for a plain GROUP BY.
 * @throws invalid_argument (22023) beyond 4096 sets.
 */
export function listGroupingSets(
	elements: readonly GroupingElement[],
	bind: GroupBinder,
): readonly (readonly Expression[])[] {
	let sets: readonly (readonly Expression[])[] = [[]];
	for (const element of elements) {
		const added = element.kind === "GroupingSets" ? expandElement(element, bind) : [[bind(element)]];
		if (sets.length * added.length > setLimit) {
			const slots = {
				problem: `GROUP BY comes to more than ${String(setLimit)} grouping sets`,
				advice: "Name fewer columns.",
			};
			throw createError("invalid_argument", slots, { position: element.at });
		}
		sets = sets.flatMap((set) => added.map((more) => [...set, ...more]));
	}
	return sets.map(removeDoubles);
}

function expandElement(node: GroupingSets, bind: GroupBinder): readonly (readonly Expression[])[] {
	if (node.type === "sets") {
		return node.elements.flatMap((element) => {
			if (!("kind" in element)) return [element.map(bind)];
			return element.kind === "GroupingSets" ? expandElement(element, bind) : [[bind(element)]];
		});
	}
	const groups = node.elements.map((element) => {
		if (!("kind" in element)) return element.map(bind);
		return element.kind === "GroupingSets" ? expandElement(element, bind).flat() : [bind(element)];
	});
	if (node.type === "rollup") {
		return Array.from({ length: groups.length + 1 }, (_, index) => groups.slice(0, groups.length - index).flat());
	}
	if (2 ** groups.length > setLimit) {
		const slots = {
			problem: `CUBE of ${String(groups.length)} columns comes to too many grouping sets`,
			advice: "Name fewer columns.",
		};
		throw createError("invalid_argument", slots, { position: node.at });
	}
	const masks = Array.from({ length: 2 ** groups.length }, (_, index) => 2 ** groups.length - 1 - index);
	return masks.map((mask) => groups.filter((_, index) => (mask >> (groups.length - 1 - index)) & 1).flat());
}

/** Expressions without those that stand before them already. */
export function removeDoubles(set: readonly Expression[]): readonly Expression[] {
	if (set.length < 2) return set;
	const seen = new Set<string>();
	return set.filter((node) => {
		const identity = identifyNode(node);
		const isNew = !seen.has(identity);
		seen.add(identity);
		return isNew;
	});
}

/**
 * An expression as it is in one grouping set: columns that the set leaves out are NULL, grouping() says which those are.
 * @param all Every expression that any set groups by.
 */
export function settleForSet(node: Expression, set: readonly Expression[], all: readonly Expression[]): Expression {
	const inSet = new Set(set.map(identifyNode));
	const leftOut = new Set(all.map(identifyNode).filter((identity) => !inSet.has(identity)));
	const settle = (child: Node): Node => {
		const identity = identifyNode(child);
		// What the set groups by is known, also where a part of it is left out: year in ROLLUP (year(day), day).
		if (inSet.has(identity)) return child;
		if (leftOut.has(identity)) return nullNode;
		if (child.kind === "Operation" && rowOf(child) === groupingRow) {
			const bits = child.operands.map((value) => (inSet.has(identifyNode(value)) ? 0 : 1));
			return numberNode(bits.reduce<number>((number, bit) => number * 2 + bit, 0));
		}
		return isAggregate(child) ? child : mapChildren(child, settle);
	};
	return settle(node) as Expression;
}

/**
 * The outputs of a query that groups by nothing, made so that they alone show that all rows are one: `SELECT 1 FROM t HAVING count(*) > 5`
 * gives CASE WHEN count(*) >= 0 THEN 1 END.
 */
export function makeTotal(items: readonly SelectItem[]): readonly SelectItem[] {
	const isTotal = (item: SelectItem) => item.kind === "OutputColumn" && hasAggregate(item.expression);
	const [first, ...others] = items;
	if (first?.kind !== "OutputColumn" || items.some(isTotal)) return items;
	const always = binaryNode(">=", operate(countRow, [], { isStar: true }), numberNode(0));
	return [{ ...first, expression: caseNode([[always, first.expression]], nullNode) }, ...others];
}
