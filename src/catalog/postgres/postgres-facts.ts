import { findPostgresType, type SqlType } from "../../base/index.ts";
import type { CatalogTable } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import {
	type BuiltInRelation,
	type BuiltInType,
	informationNamespace,
	listBuiltInColumns,
	listBuiltInRelations,
	listBuiltInTypes,
} from "./built-in-rows.ts";
import { createObjectIds } from "./object-id.ts";

/** A column as PostgreSQL's catalogs have it. */
export interface PostgresColumn {
	readonly name: string;
	readonly number: number;
	readonly typeOid: number;
	readonly isNotNull: boolean;
	readonly summary: string;
}

/** A table or a view. */
export interface PostgresRelation {
	readonly oid: number;
	readonly name: string;
	readonly namespace: number;
	readonly kind: "r" | "v";
	readonly columns: readonly PostgresColumn[];
	readonly summary: string;
	readonly viewSql: string | undefined;
	readonly typeOid: number;
	readonly arrayTypeOid: number;
	readonly key: PostgresKey | undefined;
	readonly references: readonly PostgresReference[];
	/** Another table refers to it, or it to another one. */
	readonly isRelated: boolean;
}

/** A primary key. */
export interface PostgresKey {
	readonly name: string;
	readonly constraintOid: number;
	readonly indexOid: number;
	/** Numbers of columns. */
	readonly columns: readonly number[];
}

/** A foreign key of one column. */
export interface PostgresReference {
	readonly name: string;
	readonly oid: number;
	readonly column: number;
	readonly to: { readonly oid: number; readonly name: string; readonly indexOid: number; readonly column: number };
}

/** A schema, its owner, and who may do what in it. */
export interface PostgresNamespace {
	readonly oid: number;
	readonly name: string;
	readonly owner: number;
	readonly rights: readonly string[] | null;
}

/** All that PostgreSQL's catalogs tell of. */
export interface PostgresFacts {
	/** The database, whose name its role has too. */
	readonly database: string;
	readonly owner: number;
	readonly namespaces: readonly PostgresNamespace[];
	readonly relations: readonly PostgresRelation[];
	readonly builtInTypes: readonly BuiltInType[];
	readonly typesByOid: ReadonlyMap<number, BuiltInType>;
	readonly builtInRelations: readonly BuiltInRelation[];
	readonly builtInColumns: ReturnType<typeof listBuiltInColumns>;
	readonly settings: readonly (readonly [name: string, value: string])[];
}

/** The schema of the service's tables, whose name in PostgreSQL is public. */
export const publicNamespace = 2200;
const catalogNamespace = 11;
/** The role that PostgreSQL has from the start. */
export const superuser = "postgres";
const ownerOid = 10;
/** The role pg_database_owner. */
const databaseOwner = 6171;

const known = new WeakMap<readonly CatalogTable[], PostgresFacts>();

/** Makes PostgreSQL's view of a catalog, once for each. */
export function gatherPostgresFacts(facts: SystemFacts): PostgresFacts {
	const made = known.get(facts.tables) ?? makeFacts(facts);
	known.set(facts.tables, made);
	return made;
}

function makeFacts({ catalog, tables }: SystemFacts): PostgresFacts {
	const oidOf = createObjectIds();
	const owner = oidOf(`role ${catalog}`);
	const builtInRelations = listBuiltInRelations();
	const builtInTypes = listBuiltInTypes();
	// What PostgreSQL has itself is described as PostgreSQL does.
	const own = tables.filter(({ type }) => type !== "system");
	const schemas = [...new Set(own.filter(({ type }) => type === "view").map(({ schema }) => schema))].filter(
		(schema) => schema !== catalog,
	);
	const rightsOf = (role: string) => [`${role}=UC/${role}`, `=U/${role}`];
	const namespaces = [
		{ oid: 99, name: "pg_toast", owner: ownerOid, rights: null },
		{ oid: catalogNamespace, name: "pg_catalog", owner: ownerOid, rights: rightsOf(superuser) },
		{ oid: publicNamespace, name: "public", owner: databaseOwner, rights: rightsOf("pg_database_owner") },
		{ oid: informationNamespace, name: "information_schema", owner: ownerOid, rights: rightsOf(superuser) },
		...schemas.map((schema) => ({ oid: oidOf(`schema ${schema}`), name: schema, owner, rights: null })),
	];
	const placeOf = (table: CatalogTable) =>
		table.schema === catalog ? publicNamespace : (namespaces.find(({ name }) => name === table.schema)?.oid ?? 0);
	const oidOfTable = (table: CatalogTable) => oidOf(`relation ${String(placeOf(table))}.${table.name}`);
	const describe = (table: CatalogTable): PostgresRelation => {
		const name = table.name;
		const references = table.type === "table" ? listReferences(table, own, oidOf, oidOfTable) : [];
		const isReferred = own.some(
			(other) => other.type === "table" && other.columns.some(({ references: to }) => to?.table === name),
		);
		return {
			oid: oidOfTable(table),
			name,
			namespace: placeOf(table),
			kind: table.type === "table" ? "r" : "v",
			columns: table.columns.map((column, index) => ({
				name: column.name,
				number: index + 1,
				typeOid: typeOidOf(table, index),
				isNotNull: table.definition.key.includes(column.name),
				summary: column.summary,
			})),
			summary: table.definition.summary,
			viewSql: table.viewSql,
			typeOid: oidOf(`type ${String(placeOf(table))}.${name}`),
			arrayTypeOid: oidOf(`type ${String(placeOf(table))}._${name}`),
			key: table.type === "table" ? describeKey(table, oidOf) : undefined,
			references,
			isRelated: references.length > 0 || (table.type === "table" && isReferred),
		};
	};
	return {
		database: catalog,
		owner,
		namespaces,
		relations: own.map(describe),
		builtInTypes,
		typesByOid: new Map(builtInTypes.map((type) => [type.oid, type])),
		builtInRelations,
		builtInColumns: listBuiltInColumns(),
		settings: postgresSettings,
	};
}

function typeOidOf(table: CatalogTable, index: number): number {
	const { type, element } = table.valueTypes?.[index] ?? {
		type: table.columns[index]?.type as SqlType,
		element: undefined,
	};
	return findPostgresType(type, element).oid;
}

function describeKey(table: CatalogTable, oidOf: (name: string) => number): PostgresKey | undefined {
	const columns = table.definition.key.map((key) => table.columns.findIndex(({ name }) => name === key) + 1);
	if (columns.length === 0 || columns.includes(0)) return undefined;
	const name = `${table.name}_pkey`;
	return { name, constraintOid: oidOf(`constraint ${name}`), indexOid: oidOf(`relation ${name}`), columns };
}

// PostgreSQL refers to what is unique: the whole key of another table.
function listReferences(
	table: CatalogTable,
	tables: readonly CatalogTable[],
	oidOf: (name: string) => number,
	oidOfTable: (table: CatalogTable) => number,
): readonly PostgresReference[] {
	return table.columns.flatMap(({ name, references }, index) => {
		const to = tables.find((other) => other.type === "table" && other.name === references?.table);
		const key = to && describeKey(to, oidOf);
		if (!to || !key || to.definition.key.join() !== references?.column) return [];
		const constraint = `${table.name}_${name}_fkey`;
		return [
			{
				name: constraint,
				oid: oidOf(`constraint ${constraint}`),
				column: index + 1,
				to: { oid: oidOfTable(to), name: to.name, indexOid: key.indexOid, column: key.columns[0] ?? 1 },
			},
		];
	});
}

const postgresSettings: PostgresFacts["settings"] = [
	["application_name", ""],
	["client_encoding", "UTF8"],
	["DateStyle", "ISO, MDY"],
	["default_transaction_isolation", "read committed"],
	["integer_datetimes", "on"],
	["IntervalStyle", "postgres"],
	["lc_collate", "C"],
	["lc_ctype", "C.UTF-8"],
	["max_identifier_length", "63"],
	["max_index_keys", "32"],
	["search_path", '"$user", public'],
	["server_encoding", "UTF8"],
	["server_version", "15.0"],
	["server_version_num", "150000"],
	["standard_conforming_strings", "on"],
	["TimeZone", "UTC"],
	["transaction_isolation", "read committed"],
];
