import { createError } from "../../base/index.ts";
import { type Catalog, type CatalogTable, describeRequired } from "../../catalog/index.ts";
import {
	type ColumnAbility,
	type ColumnDefinition,
	findColumnAbility,
	findTableAbility,
	type TableAbility,
	type TableDefinition,
} from "../../profile/index.ts";
import type { AccessRecord, SeenAccess } from "./access-record.ts";

/** A table as `tables()` lists it. */
export interface TableInfo extends TableAbility {
	readonly catalog: string;
	readonly schema: string;
	readonly name: string;
	readonly type: CatalogTable["type"];
	readonly summary: string;
	/** The permission that reading it takes, as the service's settings name it. */
	readonly permission: string | null;
	/** What a statement must say to read it, e.g. `user_id = …`; null where it can be read whole. */
	readonly requiredPredicate: string | null;
	/** Whether this connection was let read it; null as long as no request has shown it. */
	readonly access: SeenAccess["status"] | null;
	/** Why it was not, and what to do. */
	readonly accessProblem: string | null;
	/** What can be given to INSERT and UPDATE and is not read, beside its columns. */
	readonly inputs: readonly ColumnInfo[];
	/** The permission that writing it takes; null where it is only read, or the service names none. */
	readonly writePermission: string | null;
}

/** A column as `columns()` lists it. */
export interface ColumnInfo extends ColumnAbility {
	readonly name: string;
	readonly type: string;
	readonly nullable: boolean;
	readonly isKey: boolean;
	/** `table.column` that it refers to. */
	readonly references: string | null;
	/** The comparisons that the service can make for it, e.g. `eq exact, gt inexact`. */
	readonly pushdown: string;
	readonly summary: string;
}

/** Every table of a catalog, in its order, with what the connection has seen of it. */
export function listTables(catalog: Catalog, access: AccessRecord): readonly TableInfo[] {
	return catalog.tables.map(({ schema, name, type, definition }) => ({
		catalog: catalog.name,
		schema,
		name,
		type,
		summary: definition.summary,
		permission: definition.scope ?? null,
		requiredPredicate: type === "table" ? (describeRequired(definition) ?? null) : null,
		access: access.find(name)?.status ?? null,
		accessProblem: access.find(name)?.problem ?? null,
		...findTableAbility(definition),
		inputs: (definition.write?.inputs ?? []).map((input) => describeColumn(input, definition)),
		writePermission: definition.write?.scope ?? null,
	}));
}

/** The columns of a table, in its order. */
export function listColumns({ columns, definition }: CatalogTable): readonly ColumnInfo[] {
	return columns.map((column) => describeColumn(column, definition));
}

function describeColumn(
	column: Pick<ColumnDefinition, "name" | "type" | "summary" | "write"> &
		Partial<Pick<ColumnDefinition, "references" | "filter">>,
	{ key, write }: TableDefinition,
): ColumnInfo {
	const { references, filter = {} } = column;
	const isKey = key.includes(column.name);
	return {
		name: column.name,
		type: column.type,
		nullable: !isKey,
		isKey,
		references: references ? `${references.table}.${references.column}` : null,
		pushdown: Object.entries(filter)
			.map(([operator, exactness]) => `${operator} ${exactness}`)
			.join(", "),
		...findColumnAbility(column.write, write),
		summary: column.summary,
	};
}

/**
 * Finds a table by its name, which may begin with a catalog and a schema.
 * @throws unknown_table (42P01) with a did-you-mean.
 * @example findTable(catalog, "contacts").name // "contacts"
 */
export function findTable(catalog: Catalog, name: string): CatalogTable {
	const lookup = catalog.findTable(name.split("."));
	if (lookup.found) return lookup.found;
	throw createError("unknown_table", { table: name, suggestion: lookup.suggestion });
}
