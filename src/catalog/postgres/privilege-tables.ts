import type { PostgresTable } from "./postgres-table.ts";

/**
 * What can be done with each relation: all can be read, and written what the service takes. Not PostgreSQL's own: what has_table_privilege() and
 * its like look in.
 */
export const privilegeTables: readonly PostgresTable[] = [
	{
		name: "#privileges",
		columns: "oid:oid privilege:text",
		list: ({ relations, builtInRelations }) => [
			...[...relations, ...builtInRelations].map(({ oid }) => ({ oid, privilege: "SELECT" })),
			...relations.flatMap(({ oid, writes }) => writes.map((privilege) => ({ oid, privilege }))),
		],
	},
];
