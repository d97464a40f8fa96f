import { createError } from "../../base/index.ts";
import { columnNode, isAggregate } from "../../functions/index.ts";
import { type Expression, identifyNode, walkNode } from "../../sql/index.ts";
import type { Relation } from "../bound.ts";

/** What decides whether an expression of a grouped query has one value a group. */
export interface Grouping {
	/** The identities of the bound expressions of GROUP BY. */
	readonly keys: ReadonlySet<string>;
	/** The kinds of these expressions. */
	readonly keyKinds: ReadonlySet<string>;
	readonly relations: readonly Relation[];
}

/**
 * The grouping of a query.
 * @param keys The bound expressions of GROUP BY.
 */
export function createGrouping(keys: readonly Expression[], relations: readonly Relation[]): Grouping {
	return { keys: new Set(keys.map(identifyNode)), keyKinds: new Set(keys.map(({ kind }) => kind)), relations };
}

/**
 * Makes sure that an expression of a grouped query has one value a group: it is grouped, aggregated, constant, or a column of a table whose key is grouped.
 * Source: https://www.postgresql.org/docs/current/sql-select.html#SQL-GROUPBY.
 * @throws grouping (42803) with the column.
 */
export function checkGrouped(root: Expression, { keys, keyKinds, relations }: Grouping): void {
	walkNode(root, (node) => {
		if (isAggregate(node)) return false;
		if (keyKinds.has(node.kind) && keys.has(identifyNode(node))) return false;
		if (node.kind !== "ColumnReference") return undefined;
		const [qualifier, column] = node.path;
		const relation = relations.find(({ id }) => id === qualifier?.name);
		if (!relation || !column || isKeyGrouped(relation, keys)) return undefined;
		const shown = relation.columns.find(({ expression }) => identifyNode(expression.node) === identifyNode(node));
		const slots = {
			problem: `column "${relation.alias}.${shown?.name ?? column.name}" must appear in GROUP BY or be used in an aggregate`,
			advice: "Add it to GROUP BY, or wrap it in an aggregate such as max().",
		};
		throw createError("grouping", slots, { position: node.at });
	});
}

// The table's own columns keep their names in SQLite, whatever the statement calls them.
function isKeyGrouped({ id, table }: Relation, keys: ReadonlySet<string>): boolean {
	const key = table?.definition.key ?? [];
	return key.length > 0 && key.every((name) => keys.has(identifyNode(columnNode(id, name))));
}
