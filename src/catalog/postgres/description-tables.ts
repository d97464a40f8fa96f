import { listBuiltInFunctions } from "./built-in-rows.ts";
import type { PostgresRow } from "./listed-table.ts";
import type { PostgresRelation } from "./postgres-facts.ts";
import type { PostgresTable } from "./postgres-table.ts";

const relationClass = 1259;
const functionClass = 1255;
const typeClass = 1247;

/** What is said of objects. Source: https://www.postgresql.org/docs/15/catalog-pg-description.html. */
export const descriptionTables: readonly PostgresTable[] = [
	{
		name: "pg_description",
		isOfColumns: true,
		columns: "objoid:oid classoid:oid objsubid:int4=0 description:text",
		list: (facts) => [
			...facts.relations.flatMap(describeSummaries),
			...fixed.map(([classoid, objoid, description]) => ({ classoid, objoid, description })),
			...facts.builtInTypes.flatMap(({ oid, summary }) =>
				summary === null ? [] : [{ objoid: oid, classoid: typeClass, description: summary }],
			),
			...listBuiltInFunctions().flatMap(({ oid, summary }) =>
				summary === "" ? [] : [{ objoid: oid, classoid: functionClass, description: summary }],
			),
		],
	},
];

/** What PostgreSQL says of access methods, languages, schemas and extensions: class, object and text. */
const fixed: readonly (readonly [number, number, string])[] = [
	[2601, 2, "heap table access method"],
	[2601, 403, "b-tree index access method"],
	[2601, 405, "hash index access method"],
	[2601, 783, "GiST index access method"],
	[2601, 2742, "GIN index access method"],
	[2601, 4000, "SP-GiST index access method"],
	[2601, 3580, "block range index (BRIN) access method"],
	[2612, 12, "built-in functions"],
	[2612, 13, "dynamically-loaded C functions"],
	[2612, 14, "SQL-language functions"],
	[2615, 11, "system catalog schema"],
	[2615, 99, "reserved schema for TOAST tables"],
	[2615, 2200, "standard public schema"],
	[3456, 100, "database's default collation"],
	[3456, 950, "standard C collation"],
	[3456, 951, "standard POSIX collation"],
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
