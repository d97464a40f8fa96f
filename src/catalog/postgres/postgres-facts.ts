import { findPostgresType, type SqlType } from "../../base/index.ts";
import type { CatalogTable } from "../catalog.ts";
import type { SystemFacts } from "../catalog-description.ts";
import { nameKey, nameReference } from "../key-names.ts";
import {
	type BuiltInRelation,
	type BuiltInType,
	informationNamespace,
	listBuiltInColumns,
	listBuiltInRelations,
	listBuiltInTypes,
} from "./built-in-rows.ts";
import { giveSchemaId, giveTableIds, roleId, type TableIds } from "./object-id.ts";

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
	/** What can be done to its rows. */
	readonly writes: readonly ("INSERT" | "UPDATE" | "DELETE")[];
	readonly ids: TableIds;
	/** It has a second table for its long values, as PostgreSQL makes for tables with columns that may be long. */
	readonly hasToast: boolean;
	readonly key: PostgresKey | undefined;
	readonly references: readonly PostgresReference[];
	/** Another table refers to it, or it to another one. */
	readonly isRelated: boolean;
}

/** A primary key. */
export interface PostgresKey {
	readonly name: string;
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
}

/** The schema of the service's tables, whose name in PostgreSQL is public. */
export const publicNamespace = 2200;
/** The object id of pg_catalog. */
export const catalogNamespace = 11;
/** The schema of tables of long values. */
export const toastNamespace = 99;
/** The role that PostgreSQL has from the start. */
export const superuser = "postgres";
/**
 * The databases that a server has from the start. Tools connect to postgres before they know of another one: there they find the service's tables.
 * Source: https://www.postgresql.org/docs/15/manage-ag-templatedbs.html.
 */
export const serverDatabases = [
	{ oid: 5, name: "postgres", isTemplate: false, isOpen: true },
	{ oid: 1, name: "template1", isTemplate: true, isOpen: true },
	{ oid: 4, name: "template0", isTemplate: true, isOpen: false },
] as const;
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

function makeFacts({ catalog, tables, settings }: SystemFacts): PostgresFacts {
	const isReadonly = settings.some(({ property, value }) => property.name === "Readonly" && value === "true");
	const owner = roleId;
	const builtInRelations = listBuiltInRelations();
	const builtInTypes = listBuiltInTypes();
	// What PostgreSQL has itself is described as PostgreSQL does.
	const own = tables.filter(({ type }) => type !== "system");
	const schemas = [...new Set(own.filter(({ type }) => type === "view").map(({ schema }) => schema))].filter(
		(schema) => schema !== catalog,
	);
	const rightsOf = (role: string) => [`${role}=UC/${role}`, `=U/${role}`];
	const namespaces = [
		{ oid: toastNamespace, name: "pg_toast", owner: ownerOid, rights: null },
		{ oid: catalogNamespace, name: "pg_catalog", owner: ownerOid, rights: rightsOf(superuser) },
		{ oid: publicNamespace, name: "public", owner: databaseOwner, rights: rightsOf("pg_database_owner") },
		{ oid: informationNamespace, name: "information_schema", owner: ownerOid, rights: rightsOf(superuser) },
		...schemas.map((schema, index) => ({ oid: giveSchemaId(index), name: schema, owner, rights: null })),
	];
	const placeOf = (table: CatalogTable) =>
		table.schema === catalog ? publicNamespace : (namespaces.find(({ name }) => name === table.schema)?.oid ?? 0);
	const typesByOid = new Map(builtInTypes.map((type) => [type.oid, type]));
	const describe = (table: CatalogTable, place: number): PostgresRelation => {
		const { name } = table;
		const isTable = table.type === "table";
		const references = isTable ? listReferences(table, place, own) : [];
		const isReferred = own.some(
			(other) => other.type === "table" && other.columns.some(({ references: to }) => to?.table === name),
		);
		const columns = table.columns.map((column, index) => ({
			name: column.name,
			number: index + 1,
			typeOid: typeOidOf(table, index),
			isNotNull: table.definition.key.includes(column.name),
			summary: column.summary,
		}));
		const ids = giveTableIds(place);
		return {
			...{ oid: ids.relation, ids, name, namespace: placeOf(table), kind: isTable ? "r" : "v", columns, references },
			hasToast: isTable && columns.some(({ typeOid }) => isLong(typesByOid.get(typeOid))),
			summary: table.definition.summary,
			viewSql: table.viewSql,
			writes: isReadonly ? [] : listWrites(table),
			key: isTable ? describeKey(table) : undefined,
			isRelated: references.length > 0 || (isTable && isReferred),
		};
	};
	return {
		database: catalog,
		owner,
		namespaces,
		relations: own.map(describe),
		builtInTypes,
		typesByOid,
		builtInRelations,
		builtInColumns: listBuiltInColumns(),
	};
}

function listWrites({ definition: { write } }: CatalogTable): PostgresRelation["writes"] {
	return [
		...(write?.insert ? (["INSERT"] as const) : []),
		...(write?.update ? (["UPDATE"] as const) : []),
		...(write?.delete ? (["DELETE"] as const) : []),
	];
}

function typeOidOf(table: CatalogTable, index: number): number {
	const { type, element } = table.valueTypes?.[index] ?? {
		type: table.columns[index]?.type as SqlType,
		element: undefined,
	};
	return findPostgresType(type, element).oid;
}

/** The name of the table of a table's long values: pg_toast_163840. */
export function nameToast({ relation }: TableIds): string {
	return `pg_toast_${String(relation)}`;
}

// Names and numerics are short enough to stay where they are: https://www.postgresql.org/docs/15/storage-toast.html.
function isLong(type: BuiltInType | undefined): boolean {
	return type === undefined || type.length < 0;
}

function describeKey(table: CatalogTable): PostgresKey | undefined {
	const columns = table.definition.key.map((key) => table.columns.findIndex(({ name }) => name === key) + 1);
	return columns.length === 0 || columns.includes(0) ? undefined : { name: nameKey(table), columns };
}

// PostgreSQL refers to what is unique: the whole key of another table.
function listReferences(
	table: CatalogTable,
	place: number,
	tables: readonly CatalogTable[],
): readonly PostgresReference[] {
	const found = table.columns.flatMap((column, index) => {
		const { references } = column;
		const target = tables.findIndex((other) => other.type === "table" && other.name === references?.table);
		const to = tables[target];
		const key = to && describeKey(to);
		if (!to || !key || to.definition.key.join() !== references?.column) return [];
		const ids = giveTableIds(target);
		return [
			{
				...{ name: nameReference({ table, column }), column: index + 1 },
				to: { oid: ids.relation, name: to.name, indexOid: ids.keyIndex, column: key.columns[0] ?? 1 },
			},
		];
	});
	return found.map((reference, index) => ({ ...reference, oid: giveTableIds(place).reference(index) }));
}
