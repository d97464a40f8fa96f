import type { PostgresRow } from "./listed-table.ts";
import type { PostgresRelation } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

const ofTypes = 1247;
const ofRelations = 1259;
const ofConstraints = 2606;
const ofSchemas = 2615;

/**
 * What depends on what: clients find by it the index that a foreign key refers to.
 * Source: https://www.postgresql.org/docs/15/catalog-pg-depend.html.
 */
export const dependTables: readonly PostgresTable[] = [
	{
		name: "pg_depend",
		defaults: "objsubid=0 refobjsubid=0",
		list: ({ relations }) => relations.flatMap(listDependencies),
	},
];

type Place = readonly [catalog: number, oid: number, column?: number];

function describe([classid, objid]: Place, [refclassid, refobjid, column = 0]: Place, deptype: string): PostgresRow {
	return { classid, objid, refclassid, refobjid, refobjsubid: column, deptype };
}

function listDependencies({
	oid,
	namespace,
	ids,
	key,
	references,
	hasToast,
}: PostgresRelation): readonly PostgresRow[] {
	const own: Place = [ofRelations, oid];
	const rowType: Place = [ofTypes, ids.rowType];
	const primary: Place = [ofConstraints, ids.keyConstraint];
	return [
		describe(own, [ofSchemas, namespace], "n"),
		describe(rowType, own, "i"),
		describe([ofTypes, ids.arrayType], rowType, "i"),
		...(hasToast ? [describe([ofRelations, ids.toast], own, "i")] : []),
		...(key
			? [
					describe([ofRelations, ids.keyIndex], primary, "i"),
					...key.columns.map((column) => describe(primary, [ofRelations, oid, column], "a")),
				]
			: []),
		...references.flatMap(({ oid: constraint, column, to }) => {
			const foreign: Place = [ofConstraints, constraint];
			return [
				describe(foreign, [ofRelations, oid, column], "a"),
				describe(foreign, [ofRelations, to.oid, to.column], "n"),
				describe(foreign, [ofRelations, to.indexOid], "n"),
			];
		}),
	];
}
