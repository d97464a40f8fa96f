import type { ColumnType, StoredValue } from "../base/index.ts";
import type { CatalogTable } from "./catalog.ts";
import type { SystemFacts, SystemTableRow } from "./catalog-description.ts";
import { listForeignKeys, primaryKeyName } from "./key-names.ts";
import { typeTable } from "./sql-type-code.ts";

const names = (...list: readonly string[]) => list.map((name): readonly [string, ColumnType] => [name, "varchar"]);
const numbers = (...list: readonly string[]) => list.map((name): readonly [string, ColumnType] => [name, "integer"]);
const kinds = { table: "BASE TABLE", view: "VIEW", system: "SYSTEM VIEW", procedure: "PROCEDURE" } as const;

/** The catalog as the SQL standard tells it: https://www.postgresql.org/docs/current/information-schema.html. */
export const informationTables: readonly SystemTableRow[] = [
	{
		name: "schemata",
		summary: "Schemas.",
		columns: names("catalog_name", "schema_name", "schema_owner", "default_character_set_name"),
		list: (facts) =>
			[...new Set(facts.tables.map((table) => table.schema))].map((schema) => [
				facts.catalog,
				schema,
				facts.catalog,
				"UTF8",
			]),
	},
	{
		name: "tables",
		summary: "Tables and views.",
		columns: names("table_catalog", "table_schema", "table_name", "table_type", "is_insertable_into"),
		list: (facts) => facts.tables.map((table) => [facts.catalog, table.schema, table.name, kinds[table.type], "NO"]),
	},
	{
		name: "columns",
		summary: "Columns.",
		isOfColumns: true,
		columns: [
			...names("table_catalog", "table_schema", "table_name", "column_name"),
			...numbers("ordinal_position"),
			...names("column_default", "is_nullable", "data_type"),
			...numbers("character_maximum_length", "numeric_precision", "numeric_scale", "datetime_precision"),
			...names("udt_name", "is_identity", "is_generated", "is_updatable"),
		],
		list: (facts) =>
			facts.tables.flatMap((table) => table.columns.map((_, index) => describeColumn(facts, table, index))),
	},
	{
		name: "table_constraints",
		summary: "Primary and foreign keys.",
		columns: names(
			"constraint_catalog",
			"constraint_schema",
			"constraint_name",
			"table_catalog",
			"table_schema",
			"table_name",
			"constraint_type",
			"is_deferrable",
			"initially_deferred",
		),
		list: (facts) => {
			const describe = (table: CatalogTable, name: string, type: string) => [
				facts.catalog,
				table.schema,
				name,
				facts.catalog,
				table.schema,
				table.name,
				type,
				"NO",
				"NO",
			];
			return [
				...keyed(facts).map((table) => describe(table, primaryKeyName(table), "PRIMARY KEY")),
				...listForeignKeys(facts.tables).map((key) => describe(key.table, key.name, "FOREIGN KEY")),
			];
		},
	},
	{
		name: "key_column_usage",
		summary: "Columns of primary and foreign keys.",
		columns: [
			...names(
				"constraint_catalog",
				"constraint_schema",
				"constraint_name",
				"table_catalog",
				"table_schema",
				"table_name",
				"column_name",
			),
			...numbers("ordinal_position", "position_in_unique_constraint"),
		],
		list: (facts) => {
			const describe = (
				table: CatalogTable,
				name: string,
				column: string,
				position: number,
				inUnique: number | null,
			) => [facts.catalog, table.schema, name, facts.catalog, table.schema, table.name, column, position, inUnique];
			return [
				...keyed(facts).flatMap((table) =>
					table.definition.key.map((column, index) => describe(table, primaryKeyName(table), column, index + 1, null)),
				),
				...listForeignKeys(facts.tables).map((key) => describe(key.table, key.name, key.column.name, 1, 1)),
			];
		},
	},
	{
		name: "referential_constraints",
		summary: "What foreign keys refer to.",
		columns: names(
			"constraint_catalog",
			"constraint_schema",
			"constraint_name",
			"unique_constraint_catalog",
			"unique_constraint_schema",
			"unique_constraint_name",
			"match_option",
			"update_rule",
			"delete_rule",
		),
		list: (facts) =>
			listForeignKeys(facts.tables).map((key) => [
				facts.catalog,
				key.table.schema,
				key.name,
				facts.catalog,
				key.referenced.schema,
				primaryKeyName(key.referenced),
				"NONE",
				"NO ACTION",
				"NO ACTION",
			]),
	},
	{
		name: "views",
		summary: "Views, with their queries.",
		columns: [
			...names("table_catalog", "table_schema", "table_name"),
			["view_definition", "text"],
			...names("check_option", "is_updatable", "is_insertable_into"),
		],
		list: (facts) =>
			facts.tables.flatMap((table) =>
				table.viewSql === undefined
					? []
					: [[facts.catalog, table.schema, table.name, table.viewSql, "NONE", "NO", "NO"]],
			),
	},
	{
		name: "routines",
		summary: "Procedures and SQL functions.",
		columns: names(
			"specific_catalog",
			"specific_schema",
			"specific_name",
			"routine_catalog",
			"routine_schema",
			"routine_name",
			"routine_type",
			"data_type",
		),
		list: (facts) => {
			const describe = (schema: string, name: string, type: string) => [
				...[facts.catalog, schema, name],
				...[facts.catalog, schema, name],
				...[type, null],
			];
			return [
				...facts.procedures.map(({ name }) => describe(facts.catalog, name, "PROCEDURE")),
				...facts.functions.map(({ name }) => describe("pg_catalog", name, "FUNCTION")),
			];
		},
	},
];

function keyed(facts: SystemFacts): readonly CatalogTable[] {
	return facts.tables.filter((table) => table.definition.key.length > 0);
}

function describeColumn(facts: SystemFacts, table: CatalogTable, index: number): readonly StoredValue[] {
	const column = table.columns[index];
	if (!column) return [];
	const { standardName, length, precision, scale } = typeTable[column.type];
	const isNumber = column.type === "integer" || column.type === "double" || column.type === "numeric";
	return [
		facts.catalog,
		table.schema,
		table.name,
		column.name,
		index + 1,
		null,
		table.definition.key.includes(column.name) ? "NO" : "YES",
		standardName,
		column.type === "varchar" ? length : null,
		isNumber ? precision : null,
		isNumber ? scale : null,
		column.type === "timestamp" ? 3 : null,
		column.type,
		"NO",
		"NEVER",
		"NO",
	];
}
