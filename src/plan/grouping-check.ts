import { createError } from "../base/index.ts";
import { type Expression, type Node, walkNode } from "../sql/index.ts";
import type { Relation } from "./bound.ts";

/** What decides whether an expression of a grouped query has one value a group. */
export interface Grouping {
	/** The bound expressions of GROUP BY. */
	readonly keys: readonly Expression[];
	readonly relations: readonly Relation[];
	/** The calls of aggregates, in which any column may stand. */
	readonly aggregates: ReadonlySet<Node>;
}

/**
 * Makes sure that an expression of a grouped query has one value a group: it is grouped, aggregated, constant, or a column of a table whose key is grouped.
 * Source: https://www.postgresql.org/docs/current/sql-select.html#SQL-GROUPBY.
 * @throws grouping (42803) with the column.
 */
export function checkGrouped(root: Expression, grouping: Grouping): void {
	const keys = new Set(grouping.keys.map(identifyNode));
	const dependent = new Set(
		grouping.relations.filter((relation) => isKeyGrouped(relation, keys)).map((relation) => relation.id),
	);
	walkNode(root, (node) => {
		if (grouping.aggregates.has(node)) return false;
		if (keys.size > 0 && keys.has(identifyNode(node))) return false;
		if (node.kind !== "ColumnReference") return undefined;
		const [qualifier, column] = node.path;
		const relation = grouping.relations.find(({ id }) => id === qualifier?.name);
		if (!relation || !column || dependent.has(relation.id)) return undefined;
		const shown = relation.columns.find(({ expression }) => identifyNode(expression.node) === identifyNode(node));
		const slots = {
			problem: `column "${relation.alias}.${shown?.name ?? column.name}" must appear in GROUP BY or be used in an aggregate`,
			advice: "Add it to GROUP BY, or wrap it in an aggregate such as max().",
		};
		throw createError("grouping", slots, { position: node.at });
	});
}

/**
 * Tells whether an expression holds an aggregate.
 * @example hasAggregate(bound.node, aggregates) // true for count(*) + 1
 */
export function hasAggregate(root: Expression, aggregates: ReadonlySet<Node>): boolean {
	let found = false;
	walkNode(root, (node) => {
		if (aggregates.has(node)) found = true;
		return !found;
	});
	return found;
}

/**
 * The text by which two expressions are the same, wherever they stand.
 * @example identifyNode(first) === identifyNode(second)
 */
export function identifyNode(node: Node): string {
	return JSON.stringify(node, (name, value: unknown) => (name === "at" ? undefined : value));
}

function isKeyGrouped({ id, table, columns }: Relation, keys: ReadonlySet<string>): boolean {
	const key = table?.definition.key ?? [];
	return (
		key.length > 0 &&
		key.every((name) => {
			const column = columns.find(({ expression }) => {
				const path = expression.node.kind === "ColumnReference" ? expression.node.path : [];
				return path[0]?.name === id && path[1]?.name === name;
			});
			return column !== undefined && keys.has(identifyNode(column.expression.node));
		})
	);
}
