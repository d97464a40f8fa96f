import { createError, type SqlType } from "../../base/index.ts";
import type { Catalog, CatalogTable } from "../../catalog/index.ts";
import { internalRows, numberNode, type Operand, operate, textNode } from "../../functions/index.ts";
import type { Expression, Identifier } from "../../sql/index.ts";
import type { BoundExpression, Relation } from "../bound.ts";

/** A table of the catalog as its system columns tell of it. */
export interface TableObject {
	readonly name: string;
	readonly oid: number;
	/** The positions of the columns of its key; none where it has no key. */
	readonly key: readonly number[];
	/** The position of the time that tells which of two copies of a row is newer. */
	readonly newerBy: number | undefined;
}

/** What the system columns of a table are made of; undefined for what PostgreSQL's catalogs do not tell of. */
export function findTableObject(catalog: Catalog, name: string, table: CatalogTable): TableObject | undefined {
	const object = catalog.findObject?.(name);
	if (!object) return undefined;
	const { key, newerBy } = table.definition;
	const find = (column: string | undefined) => table.columns.findIndex((each) => each.name === column);
	const positions = key.map(find);
	const time = find(newerBy);
	return {
		name,
		oid: object.oid,
		key: positions.includes(-1) ? [] : positions,
		newerBy: time === -1 ? undefined : time,
	};
}

/**
 * Finds a system column, which tables have beside those that * gives; a place have rows with a key alone.
 * Source: https://www.postgresql.org/docs/15/ddl-system-columns.html.
 * @throws ambiguous_column (42702)
 */
export function findSystemColumn(
	relations: readonly Relation[],
	{ name, at }: Identifier,
): BoundExpression | undefined {
	const column = name.toLowerCase();
	const type = types.get(column);
	if (type === undefined) return undefined;
	const tables = relations.flatMap((relation) => {
		const object = relation.findObject?.();
		const node = object && writeColumn(column, relation, object);
		return node ? [{ relation, object, node }] : [];
	});
	const [only, ...others] = tables;
	if (others.length > 0) {
		const candidates = tables.map(({ relation }) => `${relation.alias}.${column}`).join(" or ");
		throw createError("ambiguous_column", { column: name, candidates }, { position: at });
	}
	if (!only) return undefined;
	const origin = { table: only.object.name, column, isComputed: true } as const;
	return { node: only.node, type, name: column, isNullable: false, origin };
}

const types: ReadonlyMap<string, SqlType> = new Map([
	...([["ctid", "tid"] as const, ["tableoid", "oid"]] as const),
	...([["xmin", "xid"] as const, ["xmax", "xid"], ["cmin", "cid"], ["cmax", "cid"]] as const),
]);

function writeColumn(
	column: string,
	{ columns }: Relation,
	{ name, oid, key, newerBy }: TableObject,
): Expression | undefined {
	const valueAt = (position: number): Operand[] => {
		const bound = columns[position]?.expression;
		return bound ? [bound] : [];
	};
	switch (column) {
		case "tableoid":
			return numberNode(oid);
		case "ctid":
			return key.length === 0
				? undefined
				: operate(internalRows.rowPlace, [{ node: textNode(name), type: "text" }, ...key.flatMap(valueAt)]);
		case "xmin":
			return operate(internalRows.rowVersion, newerBy === undefined ? [] : valueAt(newerBy));
		default:
			return numberNode(0);
	}
}
