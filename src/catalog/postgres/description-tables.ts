import type { PostgresRow } from "./listed-table.ts";
import type { PostgresRelation } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

const relationClass = 1259;

/** What is said of tables, views and their columns. Source: https://www.postgresql.org/docs/15/catalog-pg-description.html. */
export const descriptionTables: readonly PostgresTable[] = [
	{
		name: "pg_description",
		isOfColumns: true,
		defaults: "objsubid=0",
		list: ({ relations }) => relations.flatMap(describeSummaries),
	},
];

function describeSummaries({ oid, summary, columns }: PostgresRelation): readonly PostgresRow[] {
	const own = summary === "" ? [] : [{ objoid: oid, classoid: relationClass, description: summary }];
	return [
		...own,
		...columns
			.filter((column) => column.summary !== "")
			.map((column) => ({
				...{ objoid: oid, classoid: relationClass, objsubid: column.number, description: column.summary },
			})),
	];
}
