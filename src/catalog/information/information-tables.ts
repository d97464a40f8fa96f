import { findPostgresType, titleOfType } from "../../base/index.ts";
import { findColumnAbility, findTableAbility } from "../../profile/index.ts";
import type { CatalogTable, ListedType } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import { listWholeKeyReferences, nameKey, nameReference } from "../key-names.ts";
import type { PostgresRow } from "../postgres/listed-table.ts";
import { gatherPostgresFacts } from "../postgres/postgres-facts.ts";
import { printView } from "../postgres/view-text.ts";
import type { InformationTable } from "./information-table.ts";

/**
 * The catalog as the SQL standard tells it, with the columns that PostgreSQL 15 has.
 * Source: https://www.postgresql.org/docs/15/information-schema.html.
 */
export const informationTables: readonly InformationTable[] = [
	{
		name: "information_schema_catalog_name",
		summary: "The name of the catalog.",
		list: ({ catalog }) => [{ catalog_name: catalog }],
	},
	{
		name: "character_sets",
		summary: "The character set.",
		list: ({ catalog }) => [
			{
				...{ character_set_name: "UTF8", character_repertoire: "UCS", form_of_use: "UTF8" },
				...{ default_collate_catalog: catalog, default_collate_schema: "pg_catalog", default_collate_name: "C" },
			},
		],
	},
	{ name: "enabled_roles", summary: "Roles.", list: ({ catalog }) => [{ role_name: catalog }] },
	{
		name: "schemata",
		summary: "Schemas.",
		list: ({ catalog, tables }, nameSchema) =>
			[...new Set([...tables.map(nameSchema), "pg_catalog"])].map((name) => ({
				...{ catalog_name: catalog, schema_name: name, schema_owner: catalog },
				default_character_set_name: "UTF8",
			})),
	},
	{
		name: "tables",
		summary: "Tables and views.",
		list: ({ catalog, tables }, nameSchema) =>
			tables.map((table) => ({
				...{ table_catalog: catalog, table_schema: nameSchema(table), table_name: table.name },
				...{ table_type: table.type === "table" ? "BASE TABLE" : "VIEW", is_typed: "NO" },
				is_insertable_into: sayYes(findTableAbility(table.definition).isInsertable),
			})),
	},
	{
		name: "columns",
		summary: "Columns.",
		isOfColumns: true,
		list: ({ catalog, tables }, nameSchema) =>
			tables.flatMap((table) =>
				table.columns.map((column, index) => ({
					...{ table_catalog: catalog, table_schema: nameSchema(table), table_name: table.name },
					...{ column_name: column.name, ordinal_position: index + 1, dtd_identifier: String(index + 1) },
					is_nullable: sayYes(!table.definition.key.includes(column.name)),
					...describeType(catalog, table.valueTypes?.[index] ?? { type: column.type }),
					...{ is_self_referencing: "NO", is_identity: "NO", identity_cycle: "NO", is_generated: "NEVER" },
					is_updatable: sayYes(findColumnAbility(column.write, table.definition.write).isUpdatable),
				})),
			),
	},
	{
		name: "table_constraints",
		summary: "Primary and foreign keys.",
		list: (facts, nameSchema) => {
			const describe = (table: CatalogTable, name: string, type: string) => ({
				...nameConstraint(facts, nameSchema(table), name),
				...{ table_catalog: facts.catalog, table_schema: nameSchema(table), table_name: table.name },
				...{ constraint_type: type, is_deferrable: "NO", initially_deferred: "NO", enforced: "YES" },
			});
			return [
				...keyed(facts).map((table) => describe(table, nameKey(table), "PRIMARY KEY")),
				...listWholeKeyReferences(facts.tables).map((key) => describe(key.table, nameReference(key), "FOREIGN KEY")),
			];
		},
	},
	{
		name: "key_column_usage",
		summary: "Columns of primary and foreign keys.",
		list: (facts, nameSchema) => {
			const describe = (table: CatalogTable, name: string, column: string, position: number) => ({
				...nameConstraint(facts, nameSchema(table), name),
				...nameColumn(facts, nameSchema(table), table.name, column),
				ordinal_position: position,
			});
			return [
				...keyed(facts).flatMap((table) =>
					table.definition.key.map((column, index) => describe(table, nameKey(table), column, index + 1)),
				),
				...listWholeKeyReferences(facts.tables).map((key) => ({
					...describe(key.table, nameReference(key), key.column.name, 1),
					position_in_unique_constraint: 1,
				})),
			];
		},
	},
	{
		name: "constraint_column_usage",
		summary: "Columns of which keys tell: of a foreign key those that it refers to.",
		list: (facts, nameSchema) => [
			...keyed(facts).flatMap((table) =>
				table.definition.key.map((column) => ({
					...nameColumn(facts, nameSchema(table), table.name, column),
					...nameConstraint(facts, nameSchema(table), nameKey(table)),
				})),
			),
			...listWholeKeyReferences(facts.tables).map((key) => ({
				...nameColumn(facts, nameSchema(key.referenced), key.referenced.name, key.referencedColumn),
				...nameConstraint(facts, nameSchema(key.table), nameReference(key)),
			})),
		],
	},
	{
		name: "constraint_table_usage",
		summary: "Tables of which keys tell: of a foreign key the one that it refers to.",
		list: (facts, nameSchema) => {
			const describe = (table: CatalogTable, owner: CatalogTable, name: string) => ({
				...{ table_catalog: facts.catalog, table_schema: nameSchema(table), table_name: table.name },
				...nameConstraint(facts, nameSchema(owner), name),
			});
			return [
				...keyed(facts).map((table) => describe(table, table, nameKey(table))),
				...listWholeKeyReferences(facts.tables).map((key) => describe(key.referenced, key.table, nameReference(key))),
			];
		},
	},
	{
		name: "referential_constraints",
		summary: "What foreign keys refer to.",
		list: (facts, nameSchema) =>
			listWholeKeyReferences(facts.tables).map((key) => ({
				...nameConstraint(facts, nameSchema(key.table), nameReference(key)),
				unique_constraint_catalog: facts.catalog,
				unique_constraint_schema: nameSchema(key.referenced),
				unique_constraint_name: nameKey(key.referenced),
				...{ match_option: "NONE", update_rule: "NO ACTION", delete_rule: "NO ACTION" },
			})),
	},
	{
		name: "views",
		summary: "Views, with their queries.",
		list: (facts, nameSchema) =>
			facts.tables.flatMap((table) =>
				table.viewSql === undefined
					? []
					: {
							...{ table_catalog: facts.catalog, table_schema: nameSchema(table), table_name: table.name },
							view_definition: printView(gatherPostgresFacts(facts), table.viewSql).full,
							...{ check_option: "NONE", is_updatable: "NO" },
							...{ is_insertable_into: "NO", is_trigger_updatable: "NO", is_trigger_deletable: "NO" },
							is_trigger_insertable_into: "NO",
						},
			),
	},
	...["table_privileges", "role_table_grants"].map(
		(name): InformationTable => ({
			name,
			summary: "What may be done with tables, as far as the connection knows.",
			list: ({ catalog, tables }, nameSchema) =>
				tables.flatMap((table) =>
					listPrivileges(table).map((privilege) => ({
						...{ grantor: catalog, grantee: catalog, table_catalog: catalog, table_schema: nameSchema(table) },
						...{ table_name: table.name, privilege_type: privilege, is_grantable: "NO" },
						with_hierarchy: sayYes(privilege === "SELECT"),
					})),
				),
		}),
	),
	...["column_privileges", "role_column_grants"].map(
		(name): InformationTable => ({
			name,
			summary: "What may be done with columns, as far as the connection knows.",
			list: ({ catalog, tables }, nameSchema) =>
				tables.flatMap((table) =>
					listPrivileges(table)
						.filter((privilege) => privilege !== "DELETE")
						.flatMap((privilege) =>
							table.columns.map((column) => ({
								...{ grantor: catalog, grantee: catalog, table_catalog: catalog, table_schema: nameSchema(table) },
								...{ table_name: table.name, column_name: column.name },
								...{ privilege_type: privilege, is_grantable: "NO" },
							})),
						),
				),
		}),
	),
	{
		name: "routines",
		summary: "Procedures and SQL functions.",
		list: ({ catalog, procedures, functions }) => {
			const describe = (schema: string, name: string, type: string) => ({
				...{ specific_catalog: catalog, specific_schema: schema, specific_name: name },
				...{ routine_catalog: catalog, routine_schema: schema, routine_name: name, routine_type: type },
			});
			return [
				...procedures.map(({ name }) => describe(catalog, name, "PROCEDURE")),
				...functions.map(({ name }) => describe("pg_catalog", name, "FUNCTION")),
			];
		},
	},
	{
		name: "parameters",
		summary: "Arguments of procedures.",
		list: ({ catalog, procedures }) =>
			procedures.flatMap(({ name, inputs }) =>
				inputs.map((input, index) => ({
					...{ specific_catalog: catalog, specific_schema: catalog, specific_name: name },
					...{ ordinal_position: index + 1, parameter_mode: "IN", is_result: "NO", as_locator: "NO" },
					...{ parameter_name: input.name, dtd_identifier: String(index + 1) },
					...describeType(catalog, { type: input.type }),
				})),
			),
	},
];

function keyed({ tables }: SystemFacts): readonly CatalogTable[] {
	return tables.filter((table) => table.definition.key.length > 0);
}

function sayYes(is: boolean): string {
	return is ? "YES" : "NO";
}

function nameConstraint({ catalog }: SystemFacts, schema: string, name: string): PostgresRow {
	return { constraint_catalog: catalog, constraint_schema: schema, constraint_name: name };
}

function nameColumn({ catalog }: SystemFacts, schema: string, table: string, column: string): PostgresRow {
	return { table_catalog: catalog, table_schema: schema, table_name: table, column_name: column };
}

function listPrivileges({ definition }: CatalogTable): readonly string[] {
	const { isInsertable, isUpdatable, isDeletable } = findTableAbility(definition);
	return [
		"SELECT",
		...(isInsertable ? ["INSERT"] : []),
		...(isUpdatable ? ["UPDATE"] : []),
		...(isDeletable ? ["DELETE"] : []),
	];
}

const longestText = 1_073_741_824;
const precisions: Readonly<Record<string, PostgresRow>> = {
	int2: { numeric_precision: 16, numeric_precision_radix: 2, numeric_scale: 0 },
	int4: { numeric_precision: 32, numeric_precision_radix: 2, numeric_scale: 0 },
	int8: { numeric_precision: 64, numeric_precision_radix: 2, numeric_scale: 0 },
	float4: { numeric_precision: 24, numeric_precision_radix: 2 },
	float8: { numeric_precision: 53, numeric_precision_radix: 2 },
	numeric: { numeric_precision_radix: 10 },
	text: { character_octet_length: longestText },
	varchar: { character_octet_length: longestText },
	timestamptz: { datetime_precision: 6 },
	timestamp: { datetime_precision: 6 },
	date: { datetime_precision: 0 },
};

// information_schema calls every array ARRAY, and says in udt_name of what.
function describeType(catalog: string, { type, element }: ListedType): PostgresRow {
	const { name } = findPostgresType(type, element);
	return {
		data_type: element ? "ARRAY" : titleOfType(type),
		...{ udt_catalog: catalog, udt_schema: "pg_catalog", udt_name: name },
		...precisions[name],
	};
}
