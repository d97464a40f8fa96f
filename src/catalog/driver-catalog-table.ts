import { type ColumnType, columnTypeOf, type StoredValue } from "../base/index.ts";
import type { ConnectionProperty } from "../connection-string/index.ts";
import { findColumnAbility, findTableAbility, nameKeys } from "../profile/index.ts";
import type { CatalogTable } from "./catalog.ts";
import type { DescribedProcedure, SystemFacts, SystemTableRow } from "./catalog-description.ts";
import { listForeignKeys, primaryKeyName } from "./key-names.ts";
import { describeRequired } from "./required-predicate.ts";
import { typeTable } from "./sql-type-code.ts";

const names = (...list: readonly string[]) => list.map((name): readonly [string, ColumnType] => [name, "varchar"]);

const place = ["CatalogName", "SchemaName", "TableName"] as const;
const referenced = [
	"ReferencedCatalogName",
	"ReferencedSchemaName",
	"ReferencedTableName",
	"ReferencedColumnName",
] as const;
const kinds = { table: "TABLE", view: "VIEW", system: "SYSTABLE", procedure: "PROCEDURE" } as const;

const placeOf = (facts: SystemFacts, table: CatalogTable) => [facts.catalog, table.schema, table.name] as const;

function foreignRows(
	facts: SystemFacts,
): readonly { readonly key: ReturnType<typeof listForeignKeys>[number]; readonly cells: readonly StoredValue[] }[] {
	return listForeignKeys(facts.tables).map((key) => ({
		key,
		cells: [facts.catalog, key.referenced.schema, key.referenced.name, key.referencedColumn],
	}));
}

/** The catalog as drivers of this family tell it. */
export const driverTables: readonly SystemTableRow[] = [
	{
		name: "sys_catalogs",
		summary: "Catalogs; there is one.",
		columns: names("CatalogName"),
		list: (facts) => [[facts.catalog]],
	},
	{
		name: "sys_schemas",
		summary: "Schemas.",
		columns: names("CatalogName", "SchemaName"),
		list: (facts) => [...new Set(facts.tables.map((table) => table.schema))].map((schema) => [facts.catalog, schema]),
	},
	{
		name: "sys_tables",
		summary: "Tables, views and system tables, with the statements that may write them.",
		columns: [
			...names(...place, "TableType"),
			["Description", "text"],
			["IsUpdateable", "boolean"],
			["Permission", "text"],
			["RequiredPredicate", "text"],
			["Access", "varchar"],
			["AccessProblem", "text"],
			["IsInsertable", "boolean"],
			["IsUpdatable", "boolean"],
			["IsDeletable", "boolean"],
			["UpsertKeys", "text"],
			["WritePermission", "text"],
		],
		list: (facts) =>
			facts.tables.map((table) => {
				const { summary, scope = null } = table.definition;
				const { status = null, problem = null } = (table.type === "table" && facts.findAccess(table.name)) || {};
				const required = table.type === "table" ? (describeRequired(table.definition) ?? null) : null;
				const { isInsertable, isUpdatable, isDeletable, upsertKeys } = findTableAbility(table.definition);
				return [
					...[...placeOf(facts, table), kinds[table.type], summary, isInsertable || isUpdatable || isDeletable],
					...[scope, required, status, problem, isInsertable, isUpdatable, isDeletable],
					...[nameKeys(upsertKeys) || null, table.definition.write?.scope ?? null],
				];
			}),
	},
	{
		name: "sys_tablecolumns",
		summary: "Columns, with the comparisons that the service makes for them, and what may be written.",
		isOfColumns: true,
		columns: [
			...names(...place, "ColumnName", "DataTypeName"),
			["DataType", "integer"],
			["Length", "integer"],
			["DisplaySize", "integer"],
			["NumericPrecision", "integer"],
			["NumericScale", "integer"],
			["IsNullable", "boolean"],
			["Description", "text"],
			["Ordinal", "integer"],
			["IsAutoIncrement", "boolean"],
			["IsGeneratedColumn", "boolean"],
			["IsHidden", "boolean"],
			["IsArray", "boolean"],
			["IsReadOnly", "boolean"],
			["IsKey", "boolean"],
			["ColumnType", "varchar"],
			["PushdownOperators", "varchar"],
			["IsInsertable", "boolean"],
			["IsUpdatable", "boolean"],
			["IsRequired", "boolean"],
		],
		list: (facts) =>
			facts.tables.flatMap((table) => table.columns.map((_, index) => describeColumn(facts, table, index))),
	},
	{
		name: "sys_primarykeys",
		summary: "Columns of primary keys.",
		columns: [...names(...place, "ColumnName"), ["KeySeq", "integer"], ["KeyName", "varchar"]],
		list: (facts) =>
			facts.tables.flatMap((table) =>
				table.definition.key.map((column, index) => [
					...placeOf(facts, table),
					column,
					index + 1,
					primaryKeyName(table),
				]),
			),
	},
	{
		name: "sys_foreignkeys",
		summary: "References from one table to another.",
		columns: names(...place, "ColumnName", "PrimaryKeyName", "ForeignKeyName", ...referenced, "ForeignKeyType"),
		list: (facts) =>
			foreignRows(facts).map(({ key, cells }) => [
				...placeOf(facts, key.table),
				key.column.name,
				primaryKeyName(key.referenced),
				key.name,
				...cells,
				"REFERENCE",
			]),
	},
	{
		name: "sys_keycolumns",
		summary: "Columns of primary and foreign keys.",
		columns: [
			...names(...place, "ColumnName"),
			["IsKey", "boolean"],
			["IsForeignKey", "boolean"],
			...names("PrimaryKeyName", "ForeignKeyName", ...referenced),
		],
		list: (facts) => [
			...facts.tables.flatMap((table) =>
				table.definition.key.map((column) => [
					...placeOf(facts, table),
					column,
					true,
					false,
					primaryKeyName(table),
					...[null, null, null, null, null],
				]),
			),
			...foreignRows(facts).map(({ key, cells }) => [
				...placeOf(facts, key.table),
				key.column.name,
				key.table.definition.key.includes(key.column.name),
				true,
				null,
				key.name,
				...cells,
			]),
		],
	},
	{
		name: "sys_indexes",
		summary: "Indexes: each table has one over its key.",
		columns: [
			...names("IndexName", "ColumnName", ...place),
			["IsUnique", "boolean"],
			["IsPrimary", "boolean"],
			["Type", "varchar"],
			["SortOrder", "varchar"],
		],
		list: (facts) =>
			facts.tables.flatMap((table) =>
				table.definition.key.map((column) => [
					primaryKeyName(table),
					column,
					...placeOf(facts, table),
					true,
					true,
					"KEY",
					"A",
				]),
			),
	},
	{
		name: "sys_procedures",
		summary: "Procedures.",
		columns: [
			...names("CatalogName", "SchemaName", "ProcedureName"),
			["Description", "text"],
			["ProcedureType", "varchar"],
		],
		list: (facts) =>
			facts.procedures.map(({ name, summary }) => [facts.catalog, facts.catalog, name, summary, "PROCEDURE"]),
	},
	{
		name: "sys_procedureparameters",
		summary: "Parameters and result columns of procedures. Direction: 1 in, 2 both ways, 4 out, 5 a result's column.",
		columns: [
			...names("CatalogName", "SchemaName", "ProcedureName", "ColumnName"),
			["Direction", "integer"],
			["DataTypeName", "varchar"],
			["DataType", "integer"],
			["Length", "integer"],
			["NumericPrecision", "integer"],
			["NumericScale", "integer"],
			["IsNullable", "boolean"],
			["IsRequired", "boolean"],
			["IsArray", "boolean"],
			["Description", "text"],
			["Values", "text"],
			["Ordinal", "integer"],
			["SupportsStreams", "boolean"],
		],
		list: (facts) => facts.procedures.flatMap((procedure) => describeParameters(facts, procedure)),
	},
	{
		name: "sys_connection_props",
		summary: "Connection properties, with their values; secrets are masked.",
		columns: [
			...names("PropertyName", "Name"),
			["ShortDescription", "text"],
			["Type", "varchar"],
			["Values", "text"],
			["Default", "varchar"],
			["Value", "text"],
			["Category", "varchar"],
			["Required", "boolean"],
			["Sensitivity", "varchar"],
			["Visible", "boolean"],
			["Hierarchy", "varchar"],
			["Ordinal", "integer"],
			["CatOrdinal", "integer"],
		],
		list: listProperties,
	},
	{
		name: "sys_sqlinfo",
		summary: "What the SQL of this driver can do.",
		columns: [
			["NAME", "varchar"],
			["VALUE", "text"],
		],
		list: listAbilities,
	},
	{
		name: "sys_information",
		summary: "Name and version of the driver and its profile.",
		columns: [
			["Name", "varchar"],
			["Value", "text"],
		],
		list: (facts) => facts.information,
	},
];

function describeColumn(facts: SystemFacts, table: CatalogTable, index: number): readonly (StoredValue | boolean)[] {
	const column = table.columns[index];
	if (!column) return [];
	const { code, length, precision, scale } = typeTable[column.type];
	const isKey = table.definition.key.includes(column.name);
	const { isInsertable, isUpdatable, isRequired } = findColumnAbility(column.write, table.definition.write);
	const operators = Object.entries(column.filter).map(([operator, exactness]) => `${operator} ${exactness}`);
	return [
		...placeOf(facts, table),
		column.name,
		column.type.toUpperCase(),
		code,
		length,
		length,
		precision,
		scale,
		!isKey,
		column.summary,
		index + 1,
		...[false, false, false, false],
		!isInsertable && !isUpdatable,
		isKey,
		column.references ? "REFERENCECOLUMN" : table.type === "system" ? "SYSTEM" : null,
		operators.length > 0 ? operators.join(", ") : null,
		...[isInsertable, isUpdatable, isRequired],
	];
}

function describeParameters(
	{ catalog }: SystemFacts,
	{ name, inputs, outputs }: DescribedProcedure,
): readonly (readonly (StoredValue | boolean)[])[] {
	const [input, resultColumn] = [1, 5];
	const parameters = [
		...inputs.map((row) => ({ ...row, direction: input, isNullable: !row.isRequired })),
		...outputs.map(({ summary = null, ...row }) => {
			return { ...row, summary, direction: resultColumn, isRequired: false, values: undefined };
		}),
	];
	return parameters.map(({ name: column, type, direction, isNullable, isRequired, summary, values }, index) => {
		const { code, length, precision, scale } = typeTable[columnTypeOf(type)];
		return [
			...[catalog, catalog, name, column, direction, type.toUpperCase(), code, length, precision, scale],
			...[isNullable, isRequired, false, summary, values?.join(",") ?? null, index + 1, false],
		];
	});
}

function listProperties({ settings }: SystemFacts): readonly (readonly (StoredValue | boolean)[])[] {
	const categories = [...new Set(settings.map(({ property }) => property.category))];
	return settings.map(({ property, value }, index) => [
		property.name,
		spaceWords(property.name),
		property.summary,
		clientTypes[property.type] ?? "string",
		property.choices?.join(",") ?? null,
		property.default === null ? null : String(property.default),
		value,
		property.category,
		false,
		property.secret ? "PASSWORD" : "NONE",
		true,
		null,
		index + 1,
		categories.indexOf(property.category) + 1,
	]);
}

const clientTypes: Readonly<Partial<Record<ConnectionProperty["type"], string>>> = {
	integer: "int",
	boolean: "boolean",
};

// OAuthClientId → OAuth Client Id; an abbreviation stays in one piece.
function spaceWords(name: string): string {
	return name.replace(/([a-z])([A-Z])/g, "$1 $2").replace("O Auth", "OAuth");
}

function listAbilities({ functions }: SystemFacts): readonly (readonly StoredValue[])[] {
	const ofKind = (kind: string) =>
		functions
			.filter((row) => row.kind === kind)
			.map((row) => row.name.toUpperCase())
			.join(",");
	const ofTopic = (topic: string) =>
		functions
			.filter((row) => row.topic === topic)
			.map((row) => row.name.toUpperCase())
			.join(",");
	return [
		["AGGREGATE_FUNCTIONS", ofKind("aggregate")],
		["WINDOW_FUNCTIONS", ofKind("window")],
		["SCALAR_FUNCTIONS", ofKind("scalar")],
		["STRING_FUNCTIONS", ofTopic("string")],
		["NUMERIC_FUNCTIONS", ofTopic("numeric")],
		["TIMEDATE_FUNCTIONS", ofTopic("timedate")],
		["COUNT", "YES"],
		["IDENTIFIER_QUOTE_OPEN_CHAR", '"'],
		["IDENTIFIER_QUOTE_CLOSE_CHAR", '"'],
		["SUPPORTED_OPERATORS", "=,<>,!=,<,<=,>,>=,LIKE,ILIKE,IN,BETWEEN,IS NULL,AND,OR,NOT"],
		["GROUP_BY", "NO_RELATION"],
		["OJ_CAPABILITIES", "LEFT,RIGHT,FULL,NESTED,NOT_ORDERED,INNER,ALL_COMPARISON_OPS"],
		["OUTER_JOINS", "YES"],
		["SUBQUERIES", "COMPARISON,EXISTS,IN,CORRELATED_SUBQUERIES,QUANTIFIED"],
		["SET_OPERATIONS", "UNION,UNION ALL,INTERSECT,INTERSECT ALL,EXCEPT,EXCEPT ALL"],
		["COMMON_TABLE_EXPRESSIONS", "RECURSIVE"],
		["NULL_ORDER", "HIGH"],
		["TRANSACTIONS", "NONE"],
	];
}
