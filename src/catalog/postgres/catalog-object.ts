import type { CatalogObject } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import { schemaNameOf } from "./object-name.ts";
import { gatherPostgresFacts, type PostgresFacts } from "./postgres-facts.ts";
import { systemColumns } from "./system-columns.ts";

const systemNumbers = systemColumns.map(([name, , number]) => [name, number] as const);
const known = new WeakMap<PostgresFacts, ReadonlyMap<string, CatalogObject>>();

/**
 * The object id of a table and the numbers of its columns, by its name: that of one of PostgreSQL's with its schema.
 */
export function findPostgresObject(facts: SystemFacts, table: string): CatalogObject | undefined {
	const gathered = gatherPostgresFacts(facts);
	const objects = known.get(gathered) ?? listObjects(gathered);
	known.set(gathered, objects);
	return objects.get(table);
}

function listObjects(facts: PostgresFacts): ReadonlyMap<string, CatalogObject> {
	const number = (names: readonly string[]) =>
		new Map([...systemNumbers, ...names.map((name, index) => [name, index + 1] as const)]);
	return new Map([
		...facts.builtInRelations.map(({ oid, name, namespace, type, arrayType }): [string, CatalogObject] => {
			const columns = facts.builtInColumns.get(oid) ?? [];
			const rowType = { name, oid: type, arrayOid: arrayType };
			const numbers = number(columns.map(([column]) => column));
			return [`${schemaNameOf(facts, namespace)}.${name}`, { oid, rowType, numbers }];
		}),
		...facts.relations.map(({ oid, name, ids, columns }): [string, CatalogObject] => {
			const rowType = { name, oid: ids.rowType, arrayOid: ids.arrayType };
			return [name, { oid, rowType, numbers: number(columns.map((column) => column.name)) }];
		}),
	]);
}
