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
		...facts.builtInRelations.map(({ oid, name, namespace }): [string, CatalogObject] => {
			const columns = facts.builtInColumns.get(oid) ?? [];
			return [`${schemaNameOf(facts, namespace)}.${name}`, { oid, numbers: number(columns.map(([column]) => column)) }];
		}),
		...facts.relations.map(({ oid, name, columns }): [string, CatalogObject] => [
			name,
			{ oid, numbers: number(columns.map((column) => column.name)) },
		]),
	]);
}
